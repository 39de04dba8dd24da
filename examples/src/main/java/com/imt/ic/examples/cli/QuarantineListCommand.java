package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code quarantine list}: what is open, or everything. */
@Command(name = "list", description = "List what is open.", mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParentCommand private QuarantineCommand desk = new QuarantineCommand();

  @Option(names = "--all", description = "List what was retried or resolved too.")
  private boolean all;

  @Option(
      names = "--json",
      description = "JSON Lines: an object for each entry, with its whole raw row.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = desk.options().printer();
    AtomicLong listed = new AtomicLong();
    try (Workplace workplace = Workplace.open(desk.options(), Clock.systemUTC())) {
      workplace
          .integration()
          .quarantine()
          .forEach(
              all ? QuarantineFilter.ALL : QuarantineFilter.OPEN,
              entry -> {
                if (listed.incrementAndGet() == 1 && !json) {
                  out.println(QuarantineText.header());
                }
                out.println(json ? jsonLine(entry) : QuarantineText.line(entry));
              });
    }
    if (listed.get() == 0 && !json) {
      out.println(all ? "Nothing was ever in quarantine." : "Nothing is open.");
    }
    return 0;
  }

  private static String jsonLine(QuarantineEntry entry) {
    try {
      return JSON.writeValueAsString(QuarantineText.allFields(entry));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
