package com.imt.ic.enrollment;

import com.imt.ic.payment.PaymentMethod;
import com.imt.ic.store.EnrollmentState;
import com.imt.ic.store.StoreTransaction;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds changes by comparing the customers of a report with what was known. A customer that a
 * report no longer lists keeps the last known state: a shorter report is never taken as
 * unenrolment. Thread-safe.
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
   * Takes one customer of a report.
   *
   * @param customer the customer as it stands now
   * @param transaction the transaction in which the state is kept
   * @return true when that is a change
   */
  public boolean accept(CustomerEnrollment customer, StoreTransaction transaction) {
    EnrollmentState now =
        new EnrollmentState(
            customer.kind().name(),
            customer.accountNumber(),
            customer.invoiceTypeId().orElse(""),
            customer.enrolled(),
            customer.method().map(PaymentMethod::code));
    Optional<EnrollmentState> known =
        transaction.enrollments().lock(now.kind(), now.accountNumber(), now.invoiceTypeId());
    if (known.isPresent() && known.get().equals(now)) {
      return false;
    }
    if (known.isPresent() || !transaction.enrollments().add(now)) {
      transaction.enrollments().update(now);
    }
    listener.changed(customer, transaction);
    return true;
  }
}
