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
 * @param listedIn the number of the last answer that listed the customer; 0 where none is known
 * @param missing whether a later answer, which was believed, did not list it, and that was told
 */
public record EnrollmentState(
    String kind,
    AccountNumber accountNumber,
    String invoiceTypeId,
    boolean enrolled,
    Optional<String> method,
    Optional<Instant> changedAt,
    boolean told,
    long listedIn,
    boolean missing)
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
    this(kind, accountNumber, invoiceTypeId, enrolled, method, Optional.empty(), true, 0, false);
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
        kind, accountNumber, invoiceTypeId, enrolled, method, changedAt, now, listedIn, missing);
  }

  public EnrollmentState changedAt(Optional<Instant> moment) {
    return new EnrollmentState(
        kind, accountNumber, invoiceTypeId, enrolled, method, moment, told, listedIn, missing);
  }

  /** The same, listed by the answer of that number; unchanged where a later one listed it. */
  public EnrollmentState listedIn(long answer) {
    return answer <= listedIn
        ? this
        : new EnrollmentState(
            kind, accountNumber, invoiceTypeId, enrolled, method, changedAt, told, answer, false);
  }

  /** The same, unless it is of an earlier answer: then listed, or missing, as the other is. */
  public EnrollmentState listedAsLate(EnrollmentState other) {
    return listedIn > other.listedIn
        ? this
        : new EnrollmentState(
            kind,
            accountNumber,
            invoiceTypeId,
            enrolled,
            method,
            changedAt,
            told,
            other.listedIn,
            other.missing);
  }

  /** The same, listed no more. */
  public EnrollmentState missing(boolean stillEnrolled) {
    return new EnrollmentState(
        kind, accountNumber, invoiceTypeId, stillEnrolled, method, changedAt, told, listedIn, true);
  }
}
