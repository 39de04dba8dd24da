package com.imt.ic.examples.cli;

import com.imt.ic.Warning;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A biller's status on a terminal. */
final class StatusTable {

  private static final String REPORT = "%-16s %-21s %-21s %-8s %-8s %-21s %8s  %s";

  private StatusTable() {}

  static String of(IntegrationStatus status, List<StateTotal> totals) {
    List<String> lines = new ArrayList<>();
    lines.add("Biller %s at %s".formatted(status.biller(), Ages.second(status.asOf())));
    lines.add("");
    lines.add(
        line(
            REPORT,
            "Report",
            "Checkpoint",
            "Last good poll",
            "Age",
            "Every",
            "Due",
            "Failures",
            "Read by"));
    status.reports().forEach(report -> report(report, status.asOf(), status.attention(), lines));
    lines.add("");
    lines.add(line("%-16s %s", "Invoice files", files(status.files(), status.asOf())));
    lines.add(line("%-16s %s", "Quarantine", quarantine(status.quarantined())));
    lines.add("");
    for (StateTotal total : totals) {
      if (total.count() > 0) {
        lines.add(
            line(
                "%-38s %8s %14s", total.state().title(), total.count(), total.amount().toString()));
      }
    }
    lines.add(status.attention().isEmpty() ? "Nothing needs a person." : "A person is needed:");
    status.attention().forEach(todo -> lines.add("  ! " + todo));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static void report(
      ReportStatus report, Instant asOf, List<String> attention, List<String> lines) {
    Instant done = report.lastDone();
    lines.add(
        line(
            REPORT,
            report.report().id(),
            Ages.second(report.checkpoint(), "-"),
            Ages.second(done, "never"),
            done == null ? "-" : Ages.shown(Duration.between(done, asOf)),
            Ages.shown(report.cadence()),
            report.dueAt().isAfter(asOf) ? Ages.second(report.dueAt()) : "now",
            report.failures(),
            report.holder() == null ? "-" : report.holder()));
    report.warnings().stream()
        .map(Warning::detail)
        .filter(detail -> !attention.contains(detail))
        .forEach(detail -> lines.add("  told: " + detail));
    if (report.failures() > 0) {
      lines.add(
          "  last failed at %s: %s"
              .formatted(Ages.second(report.failedAt(), "-"), report.failure()));
    }
  }

  private static String files(FileStatus files, Instant asOf) {
    Instant oldest = files.oldestQueued();
    return "%s queued%s, %s of unknown outcome, %s refused and %s invoices left out within a day; last run: %s"
        .formatted(
            files.queued(),
            oldest == null
                ? ""
                : " (the oldest for " + Ages.shown(Duration.between(oldest, asOf)) + ")",
            files.unknown(),
            files.refused(),
            files.rejected(),
            Ages.second(files.lastDone(), "never"));
  }

  private static String quarantine(Map<?, Long> open) {
    if (open.isEmpty()) {
      return "nothing open";
    }
    List<String> kinds = new ArrayList<>();
    open.forEach((kind, count) -> kinds.add(count + " " + kind));
    return "open: " + String.join(", ", kinds);
  }

  private static String line(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells).stripTrailing();
  }
}
