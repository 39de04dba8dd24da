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

  static List<Warning> of(ReportKind report, ReportStatistics statistics) {
    List<Warning> warnings = new ArrayList<>();
    for (Warning noticed : statistics.warnings()) {
      warnings.add(warning(noticed.kind(), report, noticed.detail()));
    }
    if (statistics.replacedCharacters() > 0) {
      String text =
          "%d characters that XML forbids were replaced in its texts"
              .formatted(statistics.replacedCharacters());
      warnings.add(warning(Warning.Kind.REPLACED_CHARACTERS, report, text));
    }
    if (!statistics.rowErrors().isEmpty()) {
      String text =
          "InvoiceCloud marked rows as erroneous: " + String.join("; ", statistics.rowErrors());
      warnings.add(warning(Warning.Kind.ROW_ERRORS, report, text));
    }
    if (!statistics.unknownColumns().isEmpty()) {
      String text =
          "columns that the profile does not name: "
              + String.join(", ", statistics.unknownColumns());
      warnings.add(warning(Warning.Kind.UNMAPPED_COLUMNS, report, text));
    }
    return warnings;
  }

  static List<Warning> of(ReportKind report, PollTally tally, AnswerTimes times, PollingSpec spec) {
    List<Warning> warnings = new ArrayList<>();
    if (times.skew().abs().compareTo(SKEW_WORTH_A_WORD) > 0) {
      String text =
          "InvoiceCloud's clock differs from ours by %s, expected less than %s; check this machine's clock"
              .formatted(times.skew(), SKEW_WORTH_A_WORD);
      warnings.add(warning(Warning.Kind.CLOCK_SKEW, report, text));
    }
    if (tally.future() > 0) {
      String text =
          "%d of %d rows lie in the future; check the time policies of the profile's columns and this machine's clock"
              .formatted(tally.future(), tally.rows());
      warnings.add(warning(Warning.Kind.FUTURE_ROWS, report, text));
    }
    if (tally.late() > 0) {
      String text =
          "the sweep found %d rows that no poll would have; raise $.polling.%s.lookBack, now %s"
              .formatted(tally.late(), report.id(), spec.lookBack());
      warnings.add(warning(Warning.Kind.LATE_ROWS, report, text));
    }
    return warnings;
  }

  static Warning roundRowCount(ReportKind report, PollTally tally, PollingSpec spec) {
    return warning(
        Warning.Kind.ROUND_ROW_COUNT,
        report,
        "exactly %d rows came, a multiple of %d, as if the answer were cut; the checkpoint stays and the next poll asks again. If that happens often, ask InvoiceCloud whether it limits the rows; where it does not, set $.polling.%s.suspectMultiple to 0"
            .formatted(tally.rows(), spec.suspectMultiple(), report.id()));
  }

  static Warning shrunkSnapshot(ReportKind report, PollTally tally, long before) {
    return warning(
        Warning.Kind.SHRUNK_SNAPSHOT,
        report,
        "%d customers came, %d the last time; nobody is taken as unenrolled. If that many are gone indeed, accept the snapshot"
            .formatted(tally.rows(), before));
  }

  private static Warning warning(Warning.Kind kind, ReportKind report, String detail) {
    return new Warning(kind, "Report " + report.id() + ": " + detail);
  }
}
