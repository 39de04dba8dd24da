package com.imt.ic.internal.store;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SDK remembers of one line of a settled batch. Immutable and thread-safe.
 *
 * <p>Its key counts the lines of a payment in a batch: a report may complete or correct all else of
 * a line, and a batch may hold two lines that are equal.
 *
 * @param line from 1, of this payment in a batch of that identifier
 * @param settledOn the biller's business day
 * @param processor which is part of a batch's identity, where it is told
 * @param amount the principal; negative for money taken back
 * @param fee the fee beside it, where it is told
 * @param depositAmount what reached the bank, where IC tells
 * @param state what the ledger has made of it
 * @param told whether the ledger has taken note; where not, it is told when the line comes again
 */
public record SettlementEntry(
    String batchId,
    PaymentGuid paymentGuid,
    int line,
    LocalDate settledOn,
    Optional<String> processor,
    Optional<InvoiceNumber> invoiceNumber,
    Money amount,
    Optional<Money> fee,
    Optional<Money> depositAmount,
    State state,
    Instant firstSeenAt,
    boolean told)
    implements Keyed<SettlementEntry.Key> {

  /** One line of a payment in a batch. */
  public record Key(PaymentGuid paymentGuid, String batchId, int line) {}

  public enum State {
    /** Nothing in the ledger changes by it. */
    SETTLED,
    /** It takes back, or brings again, what a person has to decide about. */
    REVIEW,
    /** It takes back a payment that the ledger does not have yet, or would not take back. */
    WAITING,
    /** The ledger has taken back what it takes back. */
    TAKEN_BACK,
    /** The ledger has posted anew what it brings again. */
    POSTED_AGAIN,
    /** A person has closed it. */
    RESOLVED
  }

  public SettlementEntry {
    Objects.requireNonNull(batchId, "batchId");
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(settledOn, "settledOn");
    Objects.requireNonNull(processor, "processor");
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(fee, "fee");
    Objects.requireNonNull(depositAmount, "depositAmount");
    Objects.requireNonNull(state, "state");
    firstSeenAt = Micros.of(firstSeenAt);
  }

  @Override
  public Key key() {
    return new Key(paymentGuid, batchId, line);
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  public SettlementEntry withLine(int number) {
    return copy(number, state, told);
  }

  public SettlementEntry with(State newState) {
    return copy(line, newState, told);
  }

  public SettlementEntry told(boolean now) {
    return copy(line, state, now);
  }

  private SettlementEntry copy(int number, State newState, boolean nowTold) {
    return new SettlementEntry(
        batchId,
        paymentGuid,
        number,
        settledOn,
        processor,
        invoiceNumber,
        amount,
        fee,
        depositAmount,
        newState,
        firstSeenAt,
        nowTold);
  }

  /** The same line with what a later report tells of it; what that lacks stays as it is. */
  public SettlementEntry corrected(SettlementEntry later) {
    return new SettlementEntry(
        batchId,
        paymentGuid,
        line,
        later.settledOn,
        later.processor.or(() -> processor),
        later.invoiceNumber.or(() -> invoiceNumber),
        amount,
        later.fee.or(() -> fee),
        later.depositAmount.or(() -> depositAmount),
        state,
        firstSeenAt,
        told);
  }
}
