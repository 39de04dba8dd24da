package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.store.JobEntry;
import java.time.Instant;

/**
 * Counts the answers of a report that have no row, and warns once when there are too many. An empty
 * answer is a good one, so nothing else would ever tell of a source that has dried up. The count is
 * kept with the job, so that all nodes count together and a restart neither forgets nor warns
 * again.
 *
 * @param warnAfter how many empty answers in a row are too many; 0 for never
 */
record SilenceWatch(ReportKind report, int warnAfter) {

  JobEntry count(JobEntry before, long rows, Instant now) {
    if (rows > 0) {
      return before.silent(0, null, false);
    }
    long emptyAnswers = before.emptyAnswers() + 1;
    Instant since = before.silentSince();
    boolean isLong = warnAfter > 0 && emptyAnswers >= warnAfter;
    return before.silent(emptyAnswers, since == null ? now : since, before.silenceTold() || isLong);
  }

  Warning warning(JobEntry silent) {
    return new Warning(
        Warning.Kind.SILENT_SOURCE,
        "Report %s: %s answers in a row had no row, the first of them at %s; ask InvoiceCloud whether it still fills this report for this biller. This is told once for each silence; $.polling.%s.silentAfter sets after how many answers, 0 for never"
            .formatted(report.id(), silent.emptyAnswers(), silent.silentSince(), report.id()));
  }
}
