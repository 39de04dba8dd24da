package com.imt.ic.examples;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code reconcile}: compares all sources and writes the reconciliation for machines and people.
 */
@Command(
    name = "reconcile",
    description = "Compare pushed, reported, settled and returned money with the ledger.",
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("Not run by a command line");
    }
    try (Embedding embedding = Embedding.open(options, Clock.systemUTC())) {
      spec.commandLine().getOut().print(Summary.of(embedding.reconcile()));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
