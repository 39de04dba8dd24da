package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** WireMock's server on threads that keep no virtual machine alive. */
final class DaemonJetty extends Jetty11HttpServer {

  private static final String NAME = "fake-invoicecloud";

  DaemonJetty(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    super(options, admin, stubs);
  }

  @Override
  protected Server createServer(Options options) {
    QueuedThreadPool threads = new QueuedThreadPool(options.containerThreads());
    threads.setName(NAME);
    threads.setDaemon(true);
    Server server = new Server(threads);
    // A connector looks for it when it is made, and else makes one of threads that stay.
    server.addBean(new ScheduledExecutorScheduler(NAME + "-timeouts", true));
    // What a test's hook holds up is not waited for.
    server.setStopTimeout(0);
    return server;
  }
}
