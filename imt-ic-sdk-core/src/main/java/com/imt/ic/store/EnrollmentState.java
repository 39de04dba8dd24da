package com.imt.ic.store;

import com.imt.ic.AccountNumber;
import java.util.Objects;
import java.util.Optional;

/**
 * The last known enrolment of one account. Immutable and thread-safe.
 *
 * @param kind AUTOPAY or PAPERLESS
 * @param accountNumber the account
 * @param invoiceTypeId the type of invoice it is for, or empty text where the report names none
 * @param enrolled whether enrolled
 * @param method how AutoPay pays
 */
public record EnrollmentState(
    String kind,
    AccountNumber accountNumber,
    String invoiceTypeId,
    boolean enrolled,
    Optional<String> method) {

  /** Checks that everything is there. */
  public EnrollmentState {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(invoiceTypeId, "invoiceTypeId");
    Objects.requireNonNull(method, "method");
  }
}
