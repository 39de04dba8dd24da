package com.imt.ic.examples.cli;

import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code quarantine resolve}: closes an entry by hand, and keeps who did and why. */
@Command(
    name = "resolve",
    description = "Close an entry by hand; what it stands for is never brought to the books again.",
    mixinStandardHelpOptions = true)
final class QuarantineResolveCommand implements Callable<Integer> {

  @ParentCommand private QuarantineCommand desk = new QuarantineCommand();

  @Parameters(paramLabel = "ID", description = "The entry.")
  private long id;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who ask later.")
  private String note = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who closes it (default: the system's user).")
  private @Nullable String by;

  @Override
  public Integer call() {
    if (note.isBlank()) {
      throw desk.options().usage("--note is blank; say why, for those who ask later");
    }
    String who = by == null ? System.getProperty("user.name", "") : by;
    if (who.isBlank()) {
      throw desk.options().usage("--by is blank; say who closes the entry");
    }
    try (Workplace workplace = Workplace.open(desk.options(), Clock.systemUTC())) {
      Quarantine quarantine = workplace.integration().quarantine();
      QuarantineEntry before = QuarantineCommand.entry(quarantine, id);
      QuarantineEntry after = quarantine.resolve(id, note, who);
      desk.options()
          .printer()
          .println(
              before.state() == State.OPEN
                  ? "%s (%s, %s): resolved by %s".formatted(id, after.report(), after.kind(), who)
                  : "%s (%s, %s): was closed before as %s, and is left as it is"
                      .formatted(id, after.report(), after.kind(), after.state()));
    }
    return 0;
  }
}
