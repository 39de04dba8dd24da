package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;
import java.time.Instant;
import java.util.Objects;

/**
 * Finds changes by comparing the customers of a report with what was known. The row with the newer
 * time of change counts, in whatever order rows and answers come: an older one changes nothing, so
 * that a report may list customers as they stand or each change by itself. A customer that a report
 * no longer lists keeps the last known state: a shorter report is never taken as unenrolment.
 *
 * <p>Thread-safe.
 */
public final class EnrollmentInbox {

  private final EnrollmentListener listener;

  /**
   * An inbox.
   *
   * @param listener learns of changes
   */
  public EnrollmentInbox(EnrollmentListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Starts to take the rows of one answer.
   *
   * @param believedUntil after this moment no change can have happened yet: a later time of change
   *     is not believed, since it would make every true one look old
   * @return takes the rows
   */
  public EnrollmentAnswer begin(Instant believedUntil) {
    return new EnrollmentAnswer(listener, believedUntil);
  }

  /**
   * Takes one customer by itself, which is an answer of one row; its time of change is believed.
   *
   * @param customer the customer as it stands now
   * @param transaction the transaction in which the state is kept
   * @return true when that is a change
   */
  public boolean accept(CustomerEnrollment customer, StoreTransaction transaction) {
    EnrollmentAnswer alone = begin(Instant.MAX);
    return alone.accept(customer, transaction) || alone.end(transaction) > 0;
  }
}
