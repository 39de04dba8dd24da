package com.imt.ic.examples.cli;

import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.examples.spectrum.SpectrumServices;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
      description = "The invoices whose balances RealTimeDataRefresh tells.")
  private Path invoices = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    options.credentials();
    InvoiceCsv csv = InvoiceCsv.read(invoices);
    if (!csv.problems().isEmpty()) {
      throw new CommandFailure(
          invoices.getFileName() + " " + csv.problems().get(0).text() + "; nothing is served");
    }
    PrintWriter out = options.printer();
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      workplace.releaseTurn();
      SpectrumInvoices balances = new SpectrumInvoices(workplace.biller(), workplace.dataSource());
      balances.put(csv.invoices().stream().map(InvoiceCsv.Line::invoice).toList());
      HttpServer server =
          SpectrumServices.start(port, workplace.integration(), options.credentials(), balances);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
      out.println("listening on " + server.getAddress().getPort());
      ended.await();
      server.stop(1);
    }
    return 0;
  }
}
