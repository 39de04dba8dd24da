package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;

/**
 * What Spectrum implements to learn of enrolments. Called once for each change, within the
 * transaction that also keeps the new state; an exception undoes both. Nothing outside the
 * transaction may be changed, since it may be run again.
 */
@FunctionalInterface
public interface EnrollmentListener {

  /**
   * A customer's enrolment is not, or not the same as, what was known. The first report of a
   * customer counts as a change, enrolled or not, since nothing was known before. What is older
   * than the known state is none.
   *
   * @param customer the customer as it stands now
   * @param transaction the transaction to write in
   */
  void changed(CustomerEnrollment customer, StoreTransaction transaction);
}
