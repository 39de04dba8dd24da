package com.imt.ic.examples.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code reconcile}: compares all sources and writes the reconciliation for machines and people.
 */
@Command(
    name = "reconcile",
    description = "Compare pushed, reported, settled and returned money with the ledger.",
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      options.printer().print(Summary.of(workplace.reconcile(workplace.integration())));
      options.printer().flush();
    }
    return 0;
  }
}
