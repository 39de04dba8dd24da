package com.imt.ic.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code day}: one whole business day between Spectrum and InvoiceCloud. */
@Command(
    name = "day",
    description =
        "One whole business day: against an embedded fake InvoiceCloud, or with --ic-url against a"
            + " real one.",
    mixinStandardHelpOptions = true)
final class DayCommand implements Callable<Integer> {

  /** Says that a folder holds an earlier day and nothing else, so that it may be made anew. */
  private static final String MARKER = ".spectrum-day";

  private static final List<String> MADE_BY_A_DAY =
      List.of("bif", "spectrum.mv.db", "spectrum.trace.db", "spectrum.lock.db");

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = options.printer();
    Progress progress = new Progress(options.errors());
    if (options.icUrl().isPresent()) {
      options.credentials();
      try (Workplace workplace = Workplace.open(options, Clock.systemUTC())) {
        new RealDay(workplace, out, progress).run();
      }
      return 0;
    }
    beginAnew();
    try (EmbeddedDay day = EmbeddedDay.open(options, out, progress)) {
      day.run();
    }
    return 0;
  }

  /** The fake InvoiceCloud begins each day empty, so Spectrum's database has to as well. */
  private void beginAnew() throws IOException {
    if (options.db().isPresent()) {
      return; // EmbeddedDay refuses a database that holds receipts
    }
    Path out = options.out();
    boolean earlierDay = Files.exists(out.resolve(MARKER));
    for (String name : MADE_BY_A_DAY) {
      Path made = out.resolve(name);
      if (Files.exists(made)) {
        if (!earlierDay) {
          throw new CommandFailure(
              "--out "
                  + out
                  + ": holds "
                  + name
                  + " that no earlier day made; choose another folder for the embedded day");
        }
        delete(made);
      }
    }
    OwnersFiles.createFolders(out);
    Files.writeString(out.resolve(MARKER), "Made by: spectrum day\n");
  }

  private static void delete(Path made) throws IOException {
    try (Stream<Path> tree = Files.walk(made)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
