package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.posting.MissingCustomers;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.JobEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people are told of an answer. */
final class PollWarnings {

  private static final Duration SKEW_WORTH_A_WORD = Duration.ofMinutes(2);

  private PollWarnings() {}

  /**
   * What the report noticed while it was read.
   *
   * @param shifted how its times look, where nobody says that they are right
   * @param held how many of its rows were kept back for that
   */
  static List<Warning> of(
      ReportKind report, ReportStatistics statistics, List<Warning> shifted, long held) {
    List<Warning> warnings = new ArrayList<>();
    for (Warning noticed : statistics.warnings()) {
      if (noticed.kind() != Warning.Kind.TIMES_LOOK_SHIFTED
          && noticed.kind() != Warning.Kind.ROUND_ROW_COUNT) {
        warnings.add(warning(noticed.kind(), report, noticed.detail()));
      }
    }
    for (Warning noticed : shifted) {
      warnings.add(
          warning(
              noticed.kind(),
              report,
              noticed.detail()
                  + (held > 0
                      ? "; none of its %s rows was taken. The checkpoint stays, and they come again: mend the profile, or call acceptTimes where they are right"
                          .formatted(held)
                      : "; the rows were taken, the checkpoint stays. If the times are right, accept them, or set $.polling.%s.shiftedTimes to \"trust\""
                          .formatted(report.id()))));
    }
    if (statistics.replacedCharacters() > 0) {
      warnings.add(
          warning(
              Warning.Kind.REPLACED_CHARACTERS,
              report,
              "%s characters that XML forbids, or bytes that are no text in the answer's charset, were replaced in its texts"
                  .formatted(statistics.replacedCharacters())));
    }
    if (!statistics.rowErrors().isEmpty()) {
      warnings.add(
          warning(
              Warning.Kind.ROW_ERRORS,
              report,
              "InvoiceCloud marked rows as erroneous: "
                  + String.join("; ", statistics.rowErrors())));
    }
    if (!statistics.unknownColumns().isEmpty()) {
      warnings.add(
          warning(
              Warning.Kind.UNMAPPED_COLUMNS,
              report,
              "columns that the profile does not name: "
                  + String.join(", ", statistics.unknownColumns())));
    }
    return warnings;
  }

  /** What the rows and the clocks say. */
  static List<Warning> of(ReportKind report, PollTally tally, AnswerTimes times, PollingSpec spec) {
    List<Warning> warnings = new ArrayList<>();
    if (times.skew().abs().compareTo(SKEW_WORTH_A_WORD) > 0) {
      warnings.add(
          warning(
              Warning.Kind.CLOCK_SKEW,
              report,
              "InvoiceCloud's clock differs from ours by %s, expected less than %s; check this machine's clock"
                  .formatted(times.skew(), SKEW_WORTH_A_WORD)));
    }
    if (tally.future() > 0) {
      warnings.add(
          warning(
              Warning.Kind.FUTURE_ROWS,
              report,
              "%s of %s rows lie in the future; check the time policies of the profile's columns and this machine's clock"
                  .formatted(tally.future(), tally.rows())));
    }
    if (tally.activeIdentifiers() > 0) {
      warnings.add(
          warning(
              Warning.Kind.ACTIVE_IDENTIFIERS,
              report,
              "%s of %s rows have an account or invoice number that begins like a formula or holds \"../\"; they were taken. Look at them before they go into a spreadsheet or a file name"
                  .formatted(tally.activeIdentifiers(), tally.rows())));
    }
    for (String source : tally.newSources()) {
      warnings.add(warning(Warning.Kind.UNKNOWN_SOURCE, report, Posting.told(source)));
    }
    if (tally.late() > 0) {
      warnings.add(
          warning(
              Warning.Kind.LATE_ROWS,
              report,
              "the sweep found %s rows that no poll would have; raise $.polling.%s.lookBack, now %s"
                  .formatted(tally.late(), report.id(), spec.lookBack())));
    }
    return warnings;
  }

  static Warning roundRowCount(ReportKind report, PollTally tally, PollingSpec spec) {
    return warning(
        Warning.Kind.ROUND_ROW_COUNT,
        report,
        "exactly %s rows came, a multiple of %s, as if the answer were cut; the checkpoint stays and the next poll asks again. If that happens often, ask InvoiceCloud whether it limits the rows; where it does not, set $.polling.%s.suspectMultiple to 0"
            .formatted(tally.rows(), spec.suspectMultiple(), report.id()));
  }

  /** What the report said itself of one of the answers that make it up. */
  static List<Warning> roundAnswers(ReportKind report, ReportStatistics statistics) {
    return statistics.warnings().stream()
        .filter(noticed -> noticed.kind() == Warning.Kind.ROUND_ROW_COUNT)
        .map(
            noticed ->
                warning(
                    noticed.kind(),
                    report,
                    "%s; the checkpoint stays and the next poll asks again. Where InvoiceCloud does not limit the rows, set $.polling.%s.suspectMultiple to 0"
                        .formatted(noticed.detail(), report.id())))
        .toList();
  }

  static Warning shrunkSnapshot(ReportKind report, PollTally tally, JobEntry last) {
    String before =
        last.rows() == last.mostRows()
            ? "%s the last time".formatted(last.rows())
            : "%s the last time, %s before they became fewer"
                .formatted(last.rows(), last.mostRows());
    return warning(
        Warning.Kind.SHRUNK_SNAPSHOT,
        report,
        "%s customers came, %s; nobody is taken as unenrolled. If that many are gone indeed, accept the snapshot"
            .formatted(tally.rows(), before));
  }

  static Warning missing(ReportKind report, MissingCustomers.Found missing, PollingSpec spec) {
    return warning(
        Warning.Kind.CUSTOMERS_MISSING,
        report,
        "%s customers that were listed before are missing, and %s; the poll's result names them%s"
            .formatted(
                missing.count(),
                spec.lists() == PollingSpec.Lists.ENROLLED
                    ? "are taken as unenrolled"
                    : "keep their last known enrolment",
                missing.untold() == 0
                    ? ""
                    : ". Of %s the ledger took no note; it is told again after the next poll"
                        .formatted(missing.untold())));
  }

  static Warning checkpointAhead(
      ReportKind report, Instant moment, AnswerTimes times, Instant from) {
    return warning(
        Warning.Kind.CHECKPOINT_AHEAD,
        report,
        "the store says that it was read, or begun, up to %s, which is ahead of this machine's clock and of InvoiceCloud's, by which it is %s at most; some clock ran ahead. It was asked for from %s; if polls were missed meanwhile, reread it from before"
            .formatted(moment, times.latest(), from));
  }

  private static Warning warning(Warning.Kind kind, ReportKind report, String detail) {
    return new Warning(kind, "Report " + report.id() + ": " + detail);
  }
}
