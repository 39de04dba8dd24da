package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One process of a host: its integration, and its services over HTTP once somebody calls them. */
final class HostNode implements AutoCloseable {

  private static final BillerCredentials CREDENTIALS = FakeInvoiceCloudServer.CREDENTIALS;
  private static final int BALANCE_THREADS = 4;

  private final InvoiceCloudIntegration integration;
  private final @Nullable InvoiceBalanceSource balances;
  private final Duration budget;
  private final ExecutorService balanceThreads =
      Executors.newFixedThreadPool(
          BALANCE_THREADS,
          work -> {
            Thread thread = new Thread(work, "contract-balances");
            thread.setDaemon(true); // a source may never come back
            return thread;
          });
  private @Nullable LoopbackHost host;

  HostNode(
      InvoiceCloudIntegration integration,
      @Nullable InvoiceBalanceSource balances,
      Duration budget) {
    this.integration = integration;
    this.balances = balances;
    this.budget = budget;
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
    if (host == null) {
      host = serve();
    }
    return host.address(service);
  }

  private LoopbackHost serve() {
    HostedServices.Builder builder =
        HostedServices.builder(integration).credentials(List.of(CREDENTIALS));
    if (balances != null) {
      builder.balances(balances).timeBudget(budget, balanceThreads);
    }
    return LoopbackHost.start(builder.build());
  }

  @Override
  public synchronized void close() {
    if (host != null) {
      host.close();
      host = null;
    }
    balanceThreads.shutdownNow();
  }
}
