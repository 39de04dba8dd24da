package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import java.util.Optional;

/** The last known enrolments, by kind, account and type of invoice. */
public interface EnrollmentStates {

  Optional<EnrollmentState> lock(String kind, AccountNumber accountNumber, String invoiceTypeId);

  boolean add(EnrollmentState state);

  /** Replaces the state of the same kind, account and type of invoice. */
  void update(EnrollmentState state);

  /** How many accounts are known. */
  int count(String kind);
}
