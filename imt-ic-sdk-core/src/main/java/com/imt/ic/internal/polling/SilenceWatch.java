package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.store.Silence;
import com.imt.ic.internal.store.Silences;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Counts the answers of a report that have no row, and tells once when there are too many. An empty
 * answer is a good one, so nothing else would ever tell of a source that has dried up.
 *
 * @param report the report
 * @param tellAfter how many empty answers in a row are too many; 0 for never
 */
record SilenceWatch(ReportKind report, int tellAfter) {

  /**
   * Notes an answer in the transaction in which it ends, so that all nodes count together and a
   * restart neither forgets nor tells again.
   */
  Optional<Warning> note(long rows, Instant now, Silences silences) {
    if (rows > 0) {
      silences.end(report.id());
      return Optional.empty();
    }
    Optional<Silence> before = silences.find(report.id());
    long emptyAnswers = before.map(Silence::emptyAnswers).orElse(0L) + 1;
    Instant since = before.map(Silence::since).orElse(now.truncatedTo(ChronoUnit.MICROS));
    boolean told = before.map(Silence::told).orElse(false);
    boolean tell = !told && tellAfter > 0 && emptyAnswers >= tellAfter;
    silences.put(new Silence(report.id(), emptyAnswers, since, told || tell));
    return tell ? Optional.of(warning(emptyAnswers, since)) : Optional.empty();
  }

  private Warning warning(long emptyAnswers, Instant since) {
    return new Warning(
        Warning.Kind.SILENT_SOURCE,
        "Report "
            + report.id()
            + ": "
            + emptyAnswers
            + " answers in a row had no row, the first of them at "
            + since
            + "; ask InvoiceCloud whether it still fills this report for this biller. This is told"
            + " once for each silence; $.polling."
            + report.id()
            + ".silentAfter sets after how many answers, 0 for never");
  }
}
