package com.imt.ic.examples.spectrum;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The two services that Spectrum hosts, on Jetty. */
public final class SpectrumServices {

  private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(10);

  /**
   * A biller that is served.
   *
   * @param integration where its receipts are posted
   * @param credentials what InvoiceCloud presents for it, by which a request is told to be its
   * @param balances what is due to it
   */
  public record Biller(
      InvoiceCloudIntegration integration,
      BillerCredentials credentials,
      InvoiceBalanceSource balances) {}

  private SpectrumServices() {}

  /**
   * Serves OnlineReceipt and RealTimeDataRefresh on 127.0.0.1, and at {@code /health} whether a
   * person is needed.
   *
   * @param port the port; 0 for any
   * @param publicAddress where InvoiceCloud reaches it, for {@code ?wsdl}; null for here
   * @param billers at least one, told apart by their credentials
   * @param log is told, a line at a time, of what people should look at
   * @return the server, started; its end is the caller's
   * @throws SpectrumException when the port cannot be opened, or two billers cannot be told apart
   */
  public static SpectrumServer start(
      int port, @Nullable URI publicAddress, List<Biller> billers, Consumer<String> log) {
    HostedCounts counts = new HostedCounts(log, System::nanoTime);
    HostedServices services = services(publicAddress, billers, counts);
    List<InvoiceCloudIntegration> integrations = billers.stream().map(Biller::integration).toList();
    return SpectrumServer.start(
        port, services, new HealthPage(() -> SpectrumHealth.of(integrations), counts::counts));
  }

  /** As the other, where nobody is told and InvoiceCloud reaches this address itself. */
  public static SpectrumServer start(int port, List<Biller> billers) {
    return start(port, null, billers, line -> {});
  }

  private static HostedServices services(
      @Nullable URI publicAddress, List<Biller> billers, HostedCounts counts) {
    Biller first = billers.get(0);
    HostedServices.Builder builder =
        HostedServices.builder(first.integration())
            .credentials(List.of(first.credentials()))
            .balances(first.balances())
            .listener(counts)
            .timeBudget(LONGEST_LOOK_UP, threads("spectrum-balances", 8));
    for (Biller other : billers.subList(1, billers.size())) {
      builder.alsoFor(other.integration(), List.of(other.credentials()), other.balances());
    }
    try {
      if (publicAddress != null) {
        builder.publicAddress(publicAddress);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new SpectrumException("--public-url: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new SpectrumException("The billers cannot be told apart: " + e.getMessage(), e);
    }
  }

  private static ExecutorService threads(String name, int most) {
    return Executors.newFixedThreadPool(
        most,
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
