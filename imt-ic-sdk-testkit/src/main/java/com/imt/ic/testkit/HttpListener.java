package com.imt.ic.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of HTTP/1.1 on 127.0.0.1, a thread per connection.
 *
 * <p>The JDK's own {@code com.sun.net.httpserver} does not do here: it overwrites {@code Date} with
 * the machine's time, where pollers must see the test's clock, and it can neither reset a
 * connection nor end one in the middle of a body.
 */
final class HttpListener implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {
    /** Writes the answer; an exception closes the connection. */
    void handle(HttpRequest request, HttpReply reply) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final Clock clock;
  private final Handler handler;
  private final ExecutorService threads;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocket server, Clock clock, Handler handler) {
    this.server = server;
    this.clock = clock;
    this.handler = handler;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-invoicecloud-" + server.getLocalPort());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Binds the port, 0 for any, and serves. */
  static HttpListener start(int port, Clock clock, Handler handler) {
    try {
      ServerSocket server = new ServerSocket();
      try {
        server.bind(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
            BACKLOG);
      } catch (IOException e) {
        server.close();
        throw e;
      }
      HttpListener listener = new HttpListener(server, clock, handler);
      listener.threads.execute(listener::accept);
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " of 127.0.0.1 cannot be bound; give a free one, or 0 for any", e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    closeQuietly(server);
    connections.forEach(HttpListener::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
        if (!server.isClosed()) {
          LOG.warn("A connection could not be taken", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      Optional<HttpRequest> request = HttpRequest.read(in, out);
      while (request.isPresent()) {
        HttpReply reply = new HttpReply(socket, out, clock);
        handler.handle(request.get(), reply);
        reply.finish();
        if (request.get().header("connection").equalsIgnoreCase("close")) {
          return;
        }
        request = HttpRequest.read(in, out);
      }
    } catch (IOException e) {
      // The client left, or a script broke the answer off; either is the client's to notice.
      LOG.debug("A connection ended early", e);
    } catch (RuntimeException e) {
      LOG.error("The fake InvoiceCloud failed while it answered; the connection is closed", e);
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("Closing failed", e);
    }
  }
}
