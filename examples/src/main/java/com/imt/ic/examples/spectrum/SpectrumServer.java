package com.imt.ic.examples.spectrum;

import com.imt.ic.soap.hosted.HostedRequest;
import com.imt.ic.soap.hosted.HostedResponse;
import com.imt.ic.soap.hosted.HostedServices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty on 127.0.0.1, for services behind a proxy. A request gets a thread when the whole of it is
 * there, so that callers who send by halves keep nobody waiting. Thread-safe.
 */
public final class SpectrumServer implements AutoCloseable {

  private static final int THREADS = 64;

  /** What senders that say nothing may hold open. */
  private static final int MOST_CONNECTIONS = 4_096;

  /** From a request's first byte to its last. */
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  /** A caller that says nothing for so long is gone; a pump keeps its connection for the next. */
  private static final long IDLE_MILLIS = 120_000;

  private static final long LOOK_MILLIS = 2_000;

  private static final long LARGEST_REQUEST = 10L * 1024 * 1024;

  private final Server server;
  private final ServerConnector connector;

  private SpectrumServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts it.
   *
   * @param port the port; 0 for any
   * @throws SpectrumException when the port cannot be opened
   */
  static SpectrumServer start(int port, HostedServices services, HealthPage health) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("spectrum-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    SlowCallers slow = new SlowCallers(LONGEST_REQUEST, System::nanoTime);
    connector.addBean(slow);
    SizeLimitHandler bounded = new SizeLimitHandler(LARGEST_REQUEST, -1); // by the head alone
    bounded.setHandler(
        new EagerContentHandler(
            new Requests(services, health, slow),
            new EagerContentHandler.RetainedContentLoaderFactory(LARGEST_REQUEST, -1, true)));
    // Jetty's own page of an error repeats what was asked.
    server.setErrorHandler(
        (request, response, callback) -> {
          callback.succeeded();
          return true;
        });
    server.setHandler(bounded);
    try {
      server.start();
    } catch (Exception e) {
      throw new SpectrumException(
          "--port %d: cannot be opened (%s); give a free one, or 0 for any"
              .formatted(port, reason(e)),
          e);
    }
    SpectrumServer started = new SpectrumServer(server, connector);
    started.lookAgain(slow);
    return started;
  }

  /** Jetty wraps what the operating system says. */
  private static String reason(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** Each request to whom its path names. */
  private static final class Requests extends Handler.Abstract {

    private final HostedServices services;
    private final HealthPage health;
    private final SlowCallers slow;

    Requests(HostedServices services, HealthPage health, SlowCallers slow) {
      this.services = services;
      this.health = health;
      this.slow = slow;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Connection connection = request.getConnectionMetaData().getConnection();
      slow.begins(connection);
      try {
        return answer(request, response, callback);
      } finally {
        slow.ends(connection);
      }
    }

    private boolean answer(Request request, Response response, Callback callback) {
      if (request.getHttpURI().getPath().equals("/health")) {
        HealthPage.Answer answer = health.answer(request.getMethod());
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
      }
      HostedRequest asked;
      try {
        asked = hosted(request);
      } catch (IllegalArgumentException e) {
        Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
        return true;
      }
      HostedResponse answer = services.handle(asked);
      response.setStatus(answer.status());
      answer.headers().forEach(response.getHeaders()::put);
      response.write(true, ByteBuffer.wrap(bytes(answer)), callback);
      return true;
    }

    private static HostedRequest hosted(Request request) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (HttpField field : request.getHeaders()) {
        headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
      }
      HttpURI uri = request.getHttpURI();
      // No other query has a meaning here, and Jetty lets through what is no address.
      String query = "wsdl".equalsIgnoreCase(uri.getQuery()) ? "?wsdl" : "";
      String address =
          "http://%s:%s%s%s"
              .formatted(
                  Request.getLocalAddr(request),
                  Request.getLocalPort(request),
                  uri.getPath(),
                  query);
      return new HostedRequest(
          request.getMethod(), URI.create(address), headers, Content.Source.asInputStream(request));
    }

    private static byte[] bytes(HostedResponse answer) {
      ByteArrayOutputStream body = new ByteArrayOutputStream(answer.length());
      try {
        answer.writeTo(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return body.toByteArray();
    }
  }

  private void lookAgain(SlowCallers slow) {
    connector
        .getScheduler()
        .schedule(
            () -> {
              slow.closeLate();
              if (server.isRunning()) {
                lookAgain(slow);
              }
            },
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** {@return the port that it listens on} */
  public int port() {
    return connector.getLocalPort();
  }

  /** Ends it, requests under way included. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new SpectrumException("The server cannot be stopped: " + e.getMessage(), e);
    }
  }
}
