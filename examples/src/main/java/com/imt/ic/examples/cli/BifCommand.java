package com.imt.ic.examples.cli;

import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bif}: writes the invoice file of a run and, with {@code --ic-url}, submits it. */
@Command(
    name = "bif",
    description = "Write the invoice file of a run and, with --ic-url, submit it.",
    mixinStandardHelpOptions = true)
final class BifCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--invoices",
      paramLabel = "CSV",
      description =
          "The invoices of this run, with their balances in Spectrum's books; payments through"
              + " InvoiceCloud that are not off them yet are taken off.")
  private @Nullable Path invoices;

  @Option(
      names = "--explain",
      paramLabel = "FILE",
      arity = "1..2",
      description = "Show what is in an invoice file, or what a second one changes; sends nothing.")
  private List<Path> explain = List.of();

  @Option(
      names = "--skip-invalid",
      description = "Send the valid invoices of a file that holds bad lines.")
  private boolean skipInvalid;

  @Override
  public Integer call() {
    PrintWriter out = options.printer();
    PrintWriter err = options.errors();
    if (!explain.isEmpty()) {
      return explain(new BifExplanation(options.profile(), out));
    }
    if (invoices == null) {
      throw options.usage("--invoices is missing; give the invoices of this run");
    }
    Optional<URI> address = options.icUrl();
    if (address.isPresent()) {
      options.credentials();
    }
    InvoiceCsv csv = InvoiceCsv.read(invoices);
    if (!csv.problems().isEmpty() && !skipInvalid) {
      throw CommandFailure.ofLines(
          name(), "send", csv.problems().stream().map(InvoiceCsv.Problem::text).toList());
    }
    InvoiceLines lines = new InvoiceLines(csv.invoices());
    csv.problems().forEach(problem -> err.println("skipped: " + name() + " " + problem.text()));
    lines
        .warnings(options.profile())
        .forEach(warning -> err.println("warning: " + name() + " " + warning));
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      SentInvoices sent = address.isPresent() ? send(workplace, lines) : write(workplace, lines);
      out.println(
          name()
              + ": "
              + InvoiceRun.told(
                  sent, problem -> name() + " " + lines.described(problem), err::println));
    } catch (InvalidInvoicesException e) {
      throw CommandFailure.ofLines(
          name(), "send", e.problems().stream().map(lines::described).toList());
    }
    return 0;
  }

  private SentInvoices send(Workplace workplace, InvoiceLines lines) {
    try (InvoiceCloud cloud = workplace.connect()) {
      InvoiceFiles files = files(workplace, workplace.integration(cloud, null));
      return JobTurn.take(() -> files.send(workplace.due(lines.invoices())), files::endLease);
    }
  }

  private SentInvoices write(Workplace workplace, InvoiceLines lines) {
    InvoiceFiles files = files(workplace, workplace.integration());
    return JobTurn.take(() -> files.write(workplace.due(lines.invoices())), files::endLease);
  }

  private InvoiceFiles files(Workplace workplace, InvoiceCloudIntegration integration) {
    InvoiceFiles files = workplace.files(integration);
    return skipInvalid ? files : files.strict();
  }

  private int explain(BifExplanation explanation) {
    if (explain.size() == 1) {
      explanation.explain(explain.get(0));
    } else {
      explanation.compare(explain.get(0), explain.get(1));
    }
    return 0;
  }

  private String name() {
    return invoices == null ? "" : String.valueOf(invoices.getFileName());
  }
}
