package com.imt.ic.internal.polling;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An answer of which most rows cannot be read, as on the first day with a profile that does not
 * fit: nothing says any more that the profile and the answer are of one contract. What could be
 * read is in the books by then, the rest in the quarantine; the poll fails, and the checkpoint
 * stays.
 *
 * <p>Most are more than half of all rows, be they new or known: a known row that was read proves
 * the profile as well as a new one. So of an answer of one row, that one. A row that a person has
 * resolved is no sign of anything any more.
 *
 * @param since not after the moment when the first row of the answer was taken
 */
record UnreadableAnswer(ReportKind report, PollTally tally, Instant since) {

  /**
   * Ends the poll of such an answer.
   *
   * @throws ContractMismatchException when most of its rows cannot be read
   */
  void refuse(LeasedJob job) {
    if (isMost(tally.unreadable()) && isMost(job.inTransaction(this::unresolved))) {
      throw new ContractMismatchException(
          "Report %s: %s of %s rows cannot be read, so that the profile does not seem to fit; the first: %s. They are in the quarantine, what can be read was taken, and the checkpoint stays. Mend the profile and poll again, which reads the same span; then retry what is still in the quarantine. Where a row is wrong and not the profile, resolve its entry, and it counts no more"
              .formatted(report.id(), tally.unreadable(), tally.rows(), tally.firstUnreadable()));
    }
  }

  private boolean isMost(long rows) {
    return rows * 2 > tally.rows();
  }

  /** How many that were seen in this answer wait for somebody. */
  private long unresolved(StoreTransaction transaction) {
    Instant seen = since.truncatedTo(ChronoUnit.MICROS); // as the store keeps moments
    long[] count = {0};
    transaction
        .quarantine()
        .forEach(
            new QuarantineFilter(State.OPEN, report.id(), QuarantineKind.UNREADABLE),
            entry -> {
              if (!entry.lastSeenAt().isBefore(seen)) {
                count[0]++;
              }
            });
    return count[0];
  }
}
