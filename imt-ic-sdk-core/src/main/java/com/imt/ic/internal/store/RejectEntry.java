package com.imt.ic.internal.store;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the SDK remembers of one ACH return. Immutable and thread-safe.
 *
 * <p>Its key counts the returns of a payment: a report may correct a return's code and refine its
 * time, and the profile may come to read the time otherwise, so neither tells one return from
 * another.
 *
 * @param number from 1, in the order in which the payment's returns were first reported
 * @param code NACHA's return reason code, in upper case and without padding; empty for none
 * @param returnedAt when the return was recorded, to the microsecond
 * @param reversed how much of it the ledger has taken back
 * @param firstSeenAt when it was first reported
 * @param fields the whole return as text, for the ledger, should it have to wait for its payment
 * @param raw its row as it came, for people
 * @param told whether the ledger has taken note of the return; where not, it is told when it comes
 *     again
 */
public record RejectEntry(
    PaymentGuid paymentGuid,
    int number,
    String code,
    Instant returnedAt,
    Money amount,
    Money reversed,
    State state,
    Instant firstSeenAt,
    Map<String, String> fields,
    Map<String, String> raw,
    boolean told)
    implements Keyed<RejectEntry.Key> {

  /** One return of a payment. */
  public record Key(PaymentGuid paymentGuid, int number) {}

  public enum State {
    /** The payment was reversed in the ledger, once. */
    REVERSED,
    /** The payment is not known yet; reversed as soon as it is posted. */
    WAITING,
    /** More than stands in the ledger; a person decides. */
    REVIEW,
    /** A person has closed it; the ledger never reverses it. */
    RESOLVED
  }

  public RejectEntry {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(code, "code");
    returnedAt = Micros.of(returnedAt);
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(reversed, "reversed");
    Objects.requireNonNull(state, "state");
    firstSeenAt = Micros.of(firstSeenAt);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public Key key() {
    return new Key(paymentGuid, number);
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  public RejectEntry withNumber(int newNumber) {
    return copy(newNumber, reversed, state, told);
  }

  public RejectEntry with(State newState) {
    return copy(number, reversed, newState, told);
  }

  public RejectEntry told(boolean now) {
    return copy(number, reversed, state, now);
  }

  /** The same once the ledger has taken back an amount of it. */
  public RejectEntry reversed(Money back) {
    return copy(number, reversed.plus(back), state, told);
  }

  /** The same return as a later report tells of it. */
  public RejectEntry corrected(RejectEntry later) {
    return new RejectEntry(
        paymentGuid,
        number,
        later.code,
        later.returnedAt,
        amount,
        reversed,
        state,
        firstSeenAt,
        later.fields,
        later.raw,
        told);
  }

  private RejectEntry copy(int as, Money back, State newState, boolean nowTold) {
    return new RejectEntry(
        paymentGuid,
        as,
        code,
        returnedAt,
        amount,
        back,
        newState,
        firstSeenAt,
        fields,
        raw,
        nowTold);
  }

  /** Identity, money and state; no customer's data. */
  @Override
  public String toString() {
    return "RejectEntry[%s, %s, %s, %s, %s, %s]"
        .formatted(paymentGuid, number, code, returnedAt, amount, state);
  }
}
