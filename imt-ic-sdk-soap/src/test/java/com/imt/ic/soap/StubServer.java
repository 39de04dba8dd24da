package com.imt.ic.soap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on a raw socket that answers each request with the next reply, whatever it is. */
public final class StubServer implements AutoCloseable {

  /** Writes an answer, or does worse. */
  public interface Reply {
    void answer(Socket socket, OutputStream out) throws Exception;
  }

  /** A request as it came. */
  public record Received(String head, String text) {
    public String header(String name) {
      for (String line : head.lines().toList()) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  public final List<Received> received = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Reply> replies = new ConcurrentLinkedDeque<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ServerSocket server;

  public StubServer(Reply... replies) throws IOException {
    this.replies.addAll(List.of(replies));
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::acceptAll);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "stub-server");
    thread.setDaemon(true);
    thread.start();
  }

  public StubServer then(Reply reply) {
    replies.add(reply);
    return this;
  }

  /** From now on answers with this. */
  public void next(Reply reply) {
    replies.clear();
    replies.add(reply);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/ws/");
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        Received request = read(in);
        if (request == null) {
          return;
        }
        received.add(request);
        // The last reply stays, so that one more request than expected is seen, not refused.
        Reply reply = replies.size() > 1 ? replies.poll() : replies.peek();
        reply.answer(socket, socket.getOutputStream());
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (Exception e) {
      // the client went away, as some tests make it
    }
  }

  private static Received read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int state = 0;
    while (state < 4) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
      state = b == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (String line : text.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new Received(text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** Keeps the connection open and silent until the server closes. */
  public Reply silence() {
    return (socket, out) -> closing.await(30, TimeUnit.SECONDS);
  }

  /** Writes that much, then keeps silent. */
  public Reply stall(byte[] start) {
    return (socket, out) -> {
      out.write(start);
      out.flush();
      closing.await(30, TimeUnit.SECONDS);
    };
  }

  public static byte[] http(int status, String type, byte[] body, String... headers) {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 " + status + " Reason\r\nContent-Length: " + body.length);
    head.append("\r\nDate: Mon, 23 Nov 2026 08:00:00 GMT");
    if (!type.isEmpty()) {
      head.append("\r\nContent-Type: ").append(type);
    }
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  public static Reply raw(byte[] bytes) {
    return (socket, out) -> {
      out.write(bytes);
      out.flush();
      socket.close();
    };
  }

  public static Reply reply(int status, String type, String body, String... headers) {
    return reply(status, type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static Reply reply(int status, String type, byte[] body, String... headers) {
    return (socket, out) -> {
      out.write(http(status, type, body, headers));
      out.flush();
    };
  }

  public static Reply soap11(byte[] body) {
    return reply(200, "text/xml; charset=utf-8", body);
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
