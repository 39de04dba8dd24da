package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WireMock server on 127.0.0.1 that has a service answer what no stub does.
 *
 * <p>It differs from WireMock's own defaults where a test would wait, grow or change: nothing of an
 * exchange is printed, the journal is bounded, no property of the virtual machine is set, HTTP/2 is
 * off since IIS is asked by HTTP/1.1, and answers come unpacked.
 */
final class StubbedHttp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StubbedHttp.class);

  /** Where WireMock looks for stubs and bodies in files, and keeps recordings. */
  private static final String FILES = "src/test/resources";

  private static final long JOURNAL_BYTES = 16 * 1024 * 1024;

  /** As many exchanges as may be held up at a time, by hooks or clients. */
  private static final int THREADS = 200;

  private final WireMockServer server;

  /** Kept, since WireMock tells none any more when it is stopped. */
  private final int port;

  private StubbedHttp(WireMockServer server) {
    this.server = server;
    port = server.port();
  }

  /** Binds the port, 0 for any, and serves. */
  static StubbedHttp start(int port, Clock clock, HttpService service) {
    WireMockModule.read();
    ServiceStub stub = new ServiceStub(service, clock);
    WireMockServer server = new WireMockServer(configuration(port, stub));
    stub.standIn(server::addStubMapping);
    try {
      server.start();
    } catch (FatalStartupException e) {
      server.stop();
      throw new UncheckedIOException(
          "Port " + port + " of 127.0.0.1 cannot be bound; give a free one, or 0 for any",
          new IOException(e));
    }
    return new StubbedHttp(server);
  }

  private static WireMockConfiguration configuration(int port, ServiceStub stub) {
    WireMockConfiguration configuration =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .extensions(stub)
            .httpServerFactory(DaemonJetty::new)
            .httpClientFactory(
                (options, trustAll, trusted, systemProperties) ->
                    new LazyClient(
                        () ->
                            new ApacheHttpClientFactory()
                                .buildHttpClient(options, trustAll, trusted, systemProperties)))
            .withStores(new Stores())
            .maxLoggedResponseSize(AnswerBody.HELD)
            .stubRequestLoggingDisabled(true)
            .notifier(new DebugNotifier())
            .disableOptimizeXmlFactoriesLoading(true)
            .http2PlainDisabled(true)
            .gzipDisabled(true)
            .containerThreads(THREADS)
            .jettyAcceptors(1)
            .jettyStopTimeout(0L);
    return port == 0 ? configuration.dynamicPort() : configuration.port(port);
  }

  WireMockServer server() {
    return server;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Stores extends DefaultStores {

    private final RequestJournalStore exchanges = new RecentExchanges(JOURNAL_BYTES);

    Stores() {
      super(new SingleRootFileSource(FILES));
    }

    @Override
    public RequestJournalStore getRequestJournalStore() {
      return exchanges;
    }
  }

  /** A third of a first start goes into clients for proxying, which few tests do. */
  private static final class LazyClient implements HttpClient {

    private final Supplier<HttpClient> maker;
    private @Nullable HttpClient client;

    LazyClient(Supplier<HttpClient> maker) {
      this.maker = maker;
    }

    @Override
    public Response execute(Request request) throws IOException {
      return client().execute(request);
    }

    private synchronized HttpClient client() {
      HttpClient made = client;
      if (made == null) {
        made = maker.get();
        client = made;
      }
      return made;
    }
  }

  /** Tells what WireMock tells, but no line that may hold a request. */
  private static final class DebugNotifier implements Notifier {

    @Override
    public void info(String message) {
      LOG.debug("WireMock: {}", firstLine(message));
    }

    @Override
    public void error(String message) {
      LOG.debug("WireMock's error: {}", firstLine(message));
    }

    @Override
    public void error(String message, Throwable t) {
      LOG.debug("WireMock's error: {} ({})", firstLine(message), t.getClass().getName());
    }

    private static String firstLine(String message) {
      return message.lines().findFirst().orElse("");
    }
  }
}
