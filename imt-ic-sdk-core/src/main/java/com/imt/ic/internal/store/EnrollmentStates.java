package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import java.util.Optional;

/** The last known enrolments, by kind, account and type of invoice. */
public interface EnrollmentStates {

  /**
   * The last known state.
   *
   * @param kind AUTOPAY or PAPERLESS
   * @param accountNumber the account
   * @param invoiceTypeId the type of invoice, or empty text
   * @return the state, or empty where nothing is known
   */
  Optional<EnrollmentState> lock(String kind, AccountNumber accountNumber, String invoiceTypeId);

  /**
   * Adds a state that is not known yet.
   *
   * @param state the state
   * @return true when it was added, false when one is there already
   */
  boolean add(EnrollmentState state);

  /**
   * Replaces the state of the same kind, account and type of invoice.
   *
   * @param state the state as it stands now
   */
  void update(EnrollmentState state);

  /**
   * How many accounts are known.
   *
   * @param kind AUTOPAY or PAPERLESS
   * @return the number of states
   */
  int count(String kind);
}
