package com.imt.ic.examples.cli;

import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code quarantine retry}: brings entries through the door again, by today's profile. */
@Command(
    name = "retry",
    description = "Bring entries through the same door again, by today's profile.",
    mixinStandardHelpOptions = true)
final class QuarantineRetryCommand implements Callable<Integer> {

  @ParentCommand private QuarantineCommand desk = new QuarantineCommand();

  @Parameters(paramLabel = "ID", description = "The entries; all that are open when none is named.")
  private List<Long> ids = List.of();

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.open(desk.options(), Clock.systemUTC())) {
      Quarantine quarantine = workplace.integration().quarantine();
      retry(quarantine, ids.isEmpty() ? open(quarantine) : named(quarantine));
    }
    return 0;
  }

  /** Told beforehand, since a retry may bring entries of its own. */
  private static List<Long> open(Quarantine quarantine) {
    List<Long> open = new ArrayList<>();
    quarantine.forEach(QuarantineFilter.OPEN, entry -> open.add(entry.id()));
    return open;
  }

  private List<Long> named(Quarantine quarantine) {
    ids.forEach(id -> QuarantineCommand.entry(quarantine, id));
    return ids;
  }

  private void retry(Quarantine quarantine, List<Long> chosen) {
    PrintWriter out = desk.options().printer();
    Progress progress = new Progress(desk.options().errors());
    int inTheBooks = 0;
    int open = 0;
    int failed = 0;
    for (long id : chosen) {
      progress.step("entry " + id);
      QuarantineEntry before = QuarantineCommand.entry(quarantine, id);
      QuarantineEntry after = quarantine.retry(id);
      progress.done();
      out.println(
          "%s (%s, %s): %s".formatted(id, before.report(), before.kind(), became(before, after)));
      inTheBooks += before.state() == State.OPEN && after.state() == State.RETRIED ? 1 : 0;
      open += after.state() == State.OPEN ? 1 : 0;
      failed += after.state() == State.OPEN && after.kind() == QuarantineKind.FAILED ? 1 : 0;
    }
    out.println("%s closed, %s still open".formatted(inTheBooks, open));
    if (failed > 0) {
      throw new CommandFailure(
          "quarantine retry: the ledger failed on %s of %s entries, which stay open; see to the ledger, and retry them"
              .formatted(failed, chosen.size()));
    }
  }

  private static String became(QuarantineEntry before, QuarantineEntry after) {
    Closing closing = after.closing();
    if (closing == null) {
      return "still open: " + after.reason();
    }
    if (before.state() != State.OPEN) {
      return "was closed before as " + before.state() + ", and is left as it is";
    }
    return closing.note() == null ? "nothing is wrong any more" : "closed: " + closing.note();
  }
}
