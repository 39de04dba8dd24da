package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import java.util.Optional;

/** The last known enrolments, by kind, account and type of invoice. */
public interface EnrollmentStates {

  /** The last known state. */
  Optional<EnrollmentState> lock(String kind, AccountNumber accountNumber, String invoiceTypeId);

  /** Adds a state that is not known yet. */
  boolean add(EnrollmentState state);

  /** Replaces the state of the same kind, account and type of invoice. */
  void update(EnrollmentState state);

  /** How many accounts are known. */
  int count(String kind);
}
