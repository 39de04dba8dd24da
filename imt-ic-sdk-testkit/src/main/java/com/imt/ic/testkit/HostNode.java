package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedRequest;
import com.imt.ic.soap.hosted.HostedResponse;
import com.imt.ic.soap.hosted.HostedServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One process of a host: its integration, and its services over HTTP once somebody calls them. */
final class HostNode implements AutoCloseable {

  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");
  private static final int BALANCE_THREADS = 4;

  private final InvoiceCloudIntegration integration;
  private final @Nullable InvoiceBalanceSource balances;
  private final Duration budget;
  private final Clock clock;
  private final ExecutorService balanceThreads =
      Executors.newFixedThreadPool(
          BALANCE_THREADS,
          work -> {
            Thread thread = new Thread(work, "contract-balances");
            thread.setDaemon(true); // a source may never come back
            return thread;
          });
  private @Nullable HttpListener listener;

  HostNode(
      InvoiceCloudIntegration integration,
      @Nullable InvoiceBalanceSource balances,
      Duration budget,
      Clock clock) {
    this.integration = integration;
    this.balances = balances;
    this.budget = budget;
    this.clock = clock;
  }

  InvoiceCloudIntegration integration() {
    return integration;
  }

  DataPump pump() {
    return DataPump.to(address("OnlineReceipt"), CREDENTIALS);
  }

  RtdrCaller caller() {
    return RtdrCaller.to(address("RealTimeDataRefresh"), CREDENTIALS);
  }

  private synchronized URI address(String service) {
    if (listener == null) {
      listener = serve();
    }
    return URI.create("http://127.0.0.1:" + listener.port() + "/" + service);
  }

  private HttpListener serve() {
    HostedServices.Builder builder =
        HostedServices.builder(integration).credentials(List.of(CREDENTIALS));
    if (balances != null) {
      builder.balances(balances).timeBudget(budget, balanceThreads);
    }
    HostedServices services = builder.build();
    return HttpListener.start(0, clock, (request, reply) -> answer(services, request, reply));
  }

  private static void answer(HostedServices services, HttpRequest request, HttpReply reply)
      throws IOException {
    HostedResponse response =
        services.handle(
            new HostedRequest(
                request.method(),
                URI.create("http://127.0.0.1" + request.path()),
                Map.of(
                    "Content-Type",
                    List.of(request.header("content-type")),
                    "SOAPAction",
                    List.of(request.header("soapaction"))),
                new ByteArrayInputStream(request.body())));
    response.writeTo(
        reply.begin(
            response.status(), response.headers().getOrDefault("Content-Type", "text/xml")));
  }

  @Override
  public synchronized void close() {
    if (listener != null) {
      listener.close();
      listener = null;
    }
    balanceThreads.shutdownNow();
  }
}
