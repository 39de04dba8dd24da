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
 * @param code NACHA's return reason code, in upper case and without padding
 * @param returnedAt when the return was recorded, to the microsecond
 * @param firstSeenAt when it was first reported
 * @param fields the whole return as text, for the ledger, should it have to wait for its payment
 * @param raw its row as it came, for people
 * @param told whether the ledger has taken note of the return; where not, it is told when it comes
 *     again
 */
public record RejectEntry(
    PaymentGuid paymentGuid,
    String code,
    Instant returnedAt,
    Money amount,
    State state,
    Instant firstSeenAt,
    Map<String, String> fields,
    Map<String, String> raw,
    boolean told)
    implements Keyed<RejectEntry.Key> {

  /** One return of a payment. */
  public record Key(PaymentGuid paymentGuid, String code, Instant returnedAt) {}

  public enum State {
    /** The payment was reversed in the ledger, once. */
    REVERSED,
    /** The payment is not known yet; reversed as soon as it is posted. */
    WAITING,
    /** A person has closed it; the ledger never reverses it. */
    RESOLVED
  }

  public RejectEntry {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(code, "code");
    returnedAt = Micros.of(returnedAt);
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(state, "state");
    firstSeenAt = Micros.of(firstSeenAt);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public Key key() {
    return new Key(paymentGuid, code, returnedAt);
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  public RejectEntry with(State newState) {
    return new RejectEntry(
        paymentGuid, code, returnedAt, amount, newState, firstSeenAt, fields, raw, told);
  }

  public RejectEntry told(boolean now) {
    return new RejectEntry(
        paymentGuid, code, returnedAt, amount, state, firstSeenAt, fields, raw, now);
  }

  /** Identity, money and state; no customer's data. */
  @Override
  public String toString() {
    return "RejectEntry[%s, %s, %s, %s, %s]"
        .formatted(paymentGuid, code, returnedAt, amount, state);
  }
}
