package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The last known enrolment of one account. Immutable and thread-safe.
 *
 * @param kind AUTOPAY or PAPERLESS
 * @param invoiceTypeId the type of invoice it is for, or empty text where the report names none
 * @param method how AutoPay pays
 * @param changedAt when the customer made it so, in whole microseconds as databases keep it; what
 *     is finer is cut off. Empty where no report told
 * @param told whether the ledger has taken note; where not, it is told when the state comes again
 */
public record EnrollmentState(
    String kind,
    AccountNumber accountNumber,
    String invoiceTypeId,
    boolean enrolled,
    Optional<String> method,
    Optional<Instant> changedAt,
    boolean told)
    implements Keyed<EnrollmentState.Key> {

  /** Of which customer and service. */
  public record Key(String kind, AccountNumber accountNumber, String invoiceTypeId) {}

  public EnrollmentState {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(invoiceTypeId, "invoiceTypeId");
    Objects.requireNonNull(method, "method");
    changedAt = Micros.of(changedAt);
  }

  /** A state of which nobody knows since when it is so. */
  public EnrollmentState(
      String kind,
      AccountNumber accountNumber,
      String invoiceTypeId,
      boolean enrolled,
      Optional<String> method) {
    this(kind, accountNumber, invoiceTypeId, enrolled, method, Optional.empty(), true);
  }

  @Override
  public Key key() {
    return new Key(kind, accountNumber, invoiceTypeId);
  }

  @Override
  public String subject() {
    return accountNumber.value();
  }

  public EnrollmentState told(boolean now) {
    return new EnrollmentState(
        kind, accountNumber, invoiceTypeId, enrolled, method, changedAt, now);
  }

  public EnrollmentState changedAt(Optional<Instant> moment) {
    return new EnrollmentState(kind, accountNumber, invoiceTypeId, enrolled, method, moment, told);
  }
}
