package com.imt.ic.integration;

import com.imt.ic.Warning;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person has to do, in words. */
final class Attention {

  /** A failure or two may mend themselves: the poll is tried again. */
  private static final int FAILURES_OF_A_PERSON = 3;

  /** What no later answer mends, and no other line tells. */
  private static final Set<Warning.Kind> OF_A_PERSON =
      EnumSet.of(
          Warning.Kind.TIMES_LOOK_SHIFTED,
          Warning.Kind.FUTURE_ROWS,
          Warning.Kind.SHRUNK_SNAPSHOT,
          Warning.Kind.CHECKPOINT_AHEAD,
          Warning.Kind.LATE_ROWS);

  private Attention() {}

  static List<String> lines(
      List<ReportStatus> reports,
      FileStatus files,
      Duration fileCadence,
      Map<QuarantineKind, Long> quarantined,
      Instant now) {
    List<String> lines = new ArrayList<>();
    for (ReportStatus report : reports) {
      report(report, now, lines);
      if (report.lastDone() == null && isAnyReadBefore(now.minus(report.cadence()), reports)) {
        lines.add(
            "%s was never read, though others were: see that something polls it, and that startAt is set"
                .formatted(report.report().id()));
      }
    }
    lateFile(files, fileCadence, now, lines);
    if (files.unknown() > 0) {
      lines.add(
          "Invoice files refused after an earlier submission whose answer never came: %s; ask InvoiceCloud whether it has them, and settle each"
              .formatted(files.unknown()));
    }
    if (files.refused() > 0) {
      lines.add(
          "Invoice files refused, or held back behind a refused one, within a day: %s; see why, and send their invoices again"
              .formatted(files.refused()));
    }
    if (files.rejected() > 0) {
      lines.add(
          "Invoices that could not be written, last at %s: %s; see why where they are sent, correct them, and send them again"
              .formatted(files.rejectedAt(), files.rejected()));
    }
    quarantined.forEach(
        (kind, count) ->
            lines.add(
                "Open in quarantine (%s): %s; see to what each says, then %s it"
                    .formatted(kind, count, kind.isRetryable() ? "retry or resolve" : "resolve")));
    return lines;
  }

  private static boolean isAnyReadBefore(Instant moment, List<ReportStatus> reports) {
    return reports.stream()
        .map(ReportStatus::lastDone)
        .anyMatch(done -> done != null && done.isBefore(moment));
  }

  private static void lateFile(
      FileStatus files, Duration cadence, Instant now, List<String> lines) {
    Instant queued = files.oldestQueued();
    Instant done = files.lastDone();
    if (queued != null && queued.plus(cadence).isBefore(now)) {
      lines.add(
          "Invoice files that wait for InvoiceCloud's answer: %s, the oldest since %s; see what they are answered, and that something sends"
              .formatted(files.queued(), queued));
    } else if (done != null && done.plus(cadence.multipliedBy(2)).isBefore(now)) {
      lines.add(
          "Invoices were last gone through at %s, and are to be every %s: see that something sends"
              .formatted(done, cadence));
    }
  }

  private static void report(ReportStatus report, Instant now, List<String> lines) {
    String name = report.report().id();
    Instant done = report.lastDone();
    boolean overdue = done != null && done.plus(report.cadence().multipliedBy(2)).isBefore(now);
    if (report.failures() >= FAILURES_OF_A_PERSON || (overdue && report.failures() > 0)) {
      lines.add(
          "%s failed, now %s in a row, and is tried again at %s: %s"
              .formatted(name, report.failures(), report.dueAt(), report.failure()));
    } else if (overdue) {
      lines.add(
          "%s was last read at %s, and is to be every %s: see that something polls"
              .formatted(name, done, report.cadence()));
    }
    report.warnings().stream()
        .filter(warning -> OF_A_PERSON.contains(warning.kind()))
        .map(Warning::detail)
        .distinct()
        .forEach(lines::add);
    if (report.silent()) {
      lines.add(
          "%s has been empty since %s: ask InvoiceCloud whether that can be"
              .formatted(name, report.silentSince()));
    }
  }
}
