package com.imt.ic.examples.cli;

import com.imt.ic.Outcome;
import com.imt.ic.polling.PollResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary table of a day: what was done, and what came of it. */
final class DayTable {

  private final List<String> lines = new ArrayList<>();

  private final Progress progress;

  DayTable(String title, Progress progress) {
    this.progress = progress;
    lines.add(title);
    lines.add("");
  }

  void row(String step, String result) {
    progress.step(step + ": " + result);
    lines.add(String.format(Locale.ROOT, "%-28s %s", step, result));
  }

  static String of(PollResult result) {
    return String.format(
        Locale.ROOT,
        "%d rows: %d new, %d known, %d declined, %d quarantined",
        result.rows(),
        result.fresh(),
        result.count(Outcome.DUPLICATE),
        result.count(Outcome.DECLINED),
        result.quarantined());
  }

  String text() {
    progress.done();
    String newLine = System.lineSeparator();
    return String.join(newLine, lines) + newLine + newLine;
  }
}
