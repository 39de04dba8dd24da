package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.profile.PollingSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What people are told of an answer. */
final class PollWarnings {

  private static final Duration SKEW_WORTH_A_WORD = Duration.ofMinutes(2);

  private PollWarnings() {}

  /** What the report noticed while it was read. */
  static List<Warning> of(ReportKind report, ReportStatistics statistics) {
    List<Warning> warnings = new ArrayList<>();
    for (Warning noticed : statistics.warnings()) {
      warnings.add(warning(noticed.kind(), report, noticed.detail()));
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

  static Warning shrunkSnapshot(ReportKind report, PollTally tally, long before) {
    return warning(
        Warning.Kind.SHRUNK_SNAPSHOT,
        report,
        "%s customers came, %s the last time; nobody is taken as unenrolled. If that many are gone indeed, accept the snapshot"
            .formatted(tally.rows(), before));
  }

  private static Warning warning(Warning.Kind kind, ReportKind report, String detail) {
    return new Warning(kind, "Report " + report.id() + ": " + detail);
  }
}
