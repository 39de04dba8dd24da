package com.imt.ic.soap;

import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that count what arrives: OkHttp keeps the line of a chunk's size in memory, however long
 * it is, and of its readers nobody knows how much they hold. Below TLS and HTTP/1.1 as many bytes
 * arrive as somebody waits for, so many of them without a byte of the answer's content are an error
 * (or an attack). Thread-safe.
 */
final class WireSockets extends SocketFactory {

  /** One for all clients, as one pool of connections may be. */
  static final WireSockets SHARED = new WireSockets();

  private final Map<Ends, Wire> open = new ConcurrentHashMap<>();

  private WireSockets() {}

  /** What one connection has brought; thread-safe. */
  static final class Wire {

    /** More than any head has, and less than OkHttp's own limit for one. */
    private static final long MOST = 128 * 1024;

    /** So far from any limit that nothing reaches it. */
    private static final long UNWATCHED = Long.MIN_VALUE;

    private final AtomicLong without = new AtomicLong(UNWATCHED);

    /** Content has come, or an answer is about to: from here on it is counted. */
    void progress() {
      without.set(0);
    }

    /** Nobody tells of content any more: a host's own client may use the connection next. */
    void rest() {
      without.set(UNWATCHED);
    }

    private void came(int bytes) throws XmlFault {
      if (bytes > 0 && without.addAndGet(bytes) > MOST) {
        throw new XmlFault(
            XmlFault.Kind.MALFORMED,
            "never comes: after %s bytes there is none of its content, as in a head, a chunk's line or a trailer without an end"
                .formatted(MOST),
            null);
      }
    }
  }

  private record Ends(SocketAddress local, SocketAddress remote) {

    static @Nullable Ends of(Socket socket) {
      SocketAddress local = socket.getLocalSocketAddress();
      SocketAddress remote = socket.getRemoteSocketAddress();
      return local == null || remote == null ? null : new Ends(local, remote);
    }
  }

  /** That of a connection by its socket, or by the TLS over it; null for a socket of others. */
  @Nullable Wire of(Socket socket) {
    Ends ends = Ends.of(socket);
    return ends == null ? null : open.get(ends);
  }

  /** Our own error out of what TLS made of it; any other as it is. */
  static IOException withoutTls(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof XmlFault own) {
        return own;
      }
    }
    return failure;
  }

  @Override
  public Socket createSocket() {
    return new CountedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(remote);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private final class CountedSocket extends Socket {

    private final Wire wire = new Wire();
    private volatile @Nullable Ends ends;

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      super.connect(address, timeout);
      Ends now = Ends.of(this);
      ends = now;
      if (now != null) {
        open.put(now, wire);
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int b = in.read();
          wire.came(b < 0 ? 0 : 1);
          return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int n = in.read(buffer, offset, length);
          wire.came(n);
          return n;
        }
      };
    }

    @Override
    public synchronized void close() throws IOException {
      Ends known = ends;
      if (known != null) {
        open.remove(known, wire);
      }
      super.close();
    }
  }
}
