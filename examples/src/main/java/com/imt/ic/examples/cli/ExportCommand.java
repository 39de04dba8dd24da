package com.imt.ic.examples.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code export}: writes Spectrum's tables as JSON Lines. */
@Command(
    name = "export",
    description = "Write Spectrum's tables as JSON Lines under --out.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
      workplace.export(workplace.integration());
    }
    return 0;
  }
}
