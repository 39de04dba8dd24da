package com.imt.ic.examples.cli;

import com.imt.ic.BillerCredentials;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.examples.spectrum.SpectrumServer;
import com.imt.ic.examples.spectrum.SpectrumServices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code host}: serves OnlineReceipt and RealTimeDataRefresh until the process is ended. */
@Command(
    name = "host",
    description = "Serve OnlineReceipt and RealTimeDataRefresh on 127.0.0.1.",
    mixinStandardHelpOptions = true)
final class HostCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(names = "--port", paramLabel = "N", required = true, description = "The port; 0 for any.")
  private int port;

  @Option(
      names = "--invoices",
      paramLabel = "CSV",
      required = true,
      description =
          "The invoices whose balances RealTimeDataRefresh tells, beside those of earlier runs; as"
              + " for bif, each payment to a biller is off its balance once.")
  private Path invoices = Path.of("");

  @Option(
      names = "--public-url",
      paramLabel = "BASE",
      description =
          "Where InvoiceCloud reaches this, through a proxy: what ?wsdl names (default: this address).")
  private @Nullable String publicUrl;

  @Option(
      names = "--also",
      paramLabel = "PROFILE",
      description =
          "The profile of another biller to serve at the same address (repeatable); its credentials"
              + " are in the variable IC_CREDENTIALS_<BID>, as GUID:KEY.")
  private List<Path> also = List.of();

  @Override
  public Integer call() throws InterruptedException {
    BillerCredentials credentials = options.credentials();
    InvoiceCsv csv = InvoiceCsv.read(invoices);
    if (!csv.problems().isEmpty()) {
      throw new CommandFailure(
          invoices.getFileName() + " " + csv.problems().get(0).text() + "; nothing is served");
    }
    PrintWriter out = options.printer();
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      workplace.releaseTurn();
      List<SpectrumServices.Biller> billers = billers(workplace, credentials, csv);
      try (SpectrumServer server =
          SpectrumServices.start(port, publicAddress(), billers, options.errors()::println)) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
        out.println("listening on " + server.port());
        ended.await();
      }
    }
    return 0;
  }

  private @Nullable URI publicAddress() {
    try {
      return publicUrl == null ? null : URI.create(publicUrl);
    } catch (IllegalArgumentException e) {
      throw options.usage("--public-url \"" + publicUrl + "\" is no address");
    }
  }

  private List<SpectrumServices.Biller> billers(
      Workplace workplace, BillerCredentials credentials, InvoiceCsv csv) {
    List<BifInvoice> open = csv.invoices().stream().map(InvoiceCsv.Line::invoice).toList();
    List<SpectrumServices.Biller> billers = new ArrayList<>();
    billers.add(biller(workplace.integration(), credentials, open, workplace));
    for (AlsoBiller other : AlsoBiller.of(workplace.biller(), also, options, System::getenv)) {
      billers.add(
          biller(workplace.integration(other.profile()), other.credentials(), open, workplace));
    }
    return billers;
  }

  private static SpectrumServices.Biller biller(
      InvoiceCloudIntegration integration,
      BillerCredentials credentials,
      List<BifInvoice> open,
      Workplace workplace) {
    SpectrumInvoices balances = new SpectrumInvoices(integration.biller(), workplace.dataSource());
    balances.put(open);
    return new SpectrumServices.Biller(integration, credentials, balances);
  }
}
