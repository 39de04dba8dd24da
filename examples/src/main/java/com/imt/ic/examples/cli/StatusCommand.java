package com.imt.ic.examples.cli;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.status.IntegrationStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: how the integration of the profile's biller fares. */
@Command(
    name = "status",
    description = "Show how the integration fares. Exit status 3 where something needs a person.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final int NEEDS_A_PERSON = 3;
  private static final Reconciliation.Visitor NOBODY = new Reconciliation.Visitor() {};

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      InvoiceCloudIntegration integration = workplace.integration();
      IntegrationStatus status = integration.status();
      List<StateTotal> totals = integration.reconcile(Span.EVERYTHING, NOBODY).totals();
      PrintWriter out = options.printer();
      out.print(json ? StatusJson.of(status, totals) : StatusTable.of(status, totals));
      out.flush();
      return status.attention().isEmpty() ? 0 : NEEDS_A_PERSON;
    }
  }
}
