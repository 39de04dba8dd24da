package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SDK remembers of one payment, or of what one payment pays of one invoice, forever: its
 * identity, the money it stands for, which ways it came, and what became of it. No name and no
 * address is kept. Immutable and thread-safe; moments are kept to the microsecond.
 *
 * @param allocation from 1; above it for the further invoices that the same payment pays
 * @param accountNumber empty for a payment of a product for which nothing is posted
 * @param method CC, EFT, or what came
 * @param amount the principal
 * @param pushedFee the fee beside it as it was pushed
 * @param reportedFee the same as it was reported
 * @param receiptNumber the ledger's own number, once posted
 * @param pushedAt when it first came by push
 * @param reportedAt when it first came by report
 * @param postedAgain how much of what was taken back the ledger has posted anew
 * @param takenBack how much the ledger has taken back, by returns and chargebacks
 */
public record PaymentEntry(
    PaymentGuid paymentGuid,
    int allocation,
    Optional<AccountNumber> accountNumber,
    Optional<InvoiceNumber> invoiceNumber,
    Optional<String> method,
    Money amount,
    Optional<Money> pushedFee,
    Optional<Money> reportedFee,
    Instant paidAt,
    State state,
    Optional<String> receiptNumber,
    Optional<Instant> pushedAt,
    Optional<Instant> reportedAt,
    Money postedAgain,
    Money takenBack)
    implements Keyed<PaymentEntry.Key> {

  /** What one payment pays of one invoice. */
  public record Key(PaymentGuid paymentGuid, int allocation) {}

  public enum State {
    /** On its way into a ledger that does not share the transaction; posted when it comes again. */
    RECEIVED,
    /** In the ledger, once. */
    POSTED,
    /** Not approved by the processor; never in the ledger. */
    DECLINED,
    /** Declined, and the ledger has not taken note yet; told again when it comes again. */
    DECLINED_UNTOLD,
    /** The ledger refused it or failed on it; tried again when it comes again. */
    REFUSED,
    /** A person has closed it; the ledger never gets it. */
    RESOLVED,
    /** Of a product for which nothing is posted; the ledger never gets it. */
    KEPT;

    public boolean isDeclined() {
      return this == DECLINED || this == DECLINED_UNTOLD;
    }
  }

  public PaymentEntry {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(pushedFee, "pushedFee");
    Objects.requireNonNull(reportedFee, "reportedFee");
    paidAt = Micros.of(paidAt);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(receiptNumber, "receiptNumber");
    pushedAt = Micros.of(pushedAt);
    reportedAt = Micros.of(reportedAt);
    Objects.requireNonNull(postedAgain, "postedAgain");
    Objects.requireNonNull(takenBack, "takenBack");
  }

  @Override
  public Key key() {
    return new Key(paymentGuid, allocation);
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  /** The fee beside the principal, by whichever way it was told first. */
  public Optional<Money> fee() {
    return pushedFee.or(() -> reportedFee);
  }

  /** How much of it stands in the ledger now: never below zero. */
  public Money standing() {
    return state == State.POSTED ? amount.plus(postedAgain).minus(takenBack) : Money.ZERO;
  }

  /** The same as a channel tells of it, with what no channel told before. */
  public PaymentEntry seen(
      boolean push, Optional<InvoiceNumber> invoice, Optional<Money> fee, Instant now) {
    return new PaymentEntry(
        paymentGuid,
        allocation,
        accountNumber,
        invoiceNumber.or(() -> invoice),
        method,
        amount,
        push ? pushedFee.or(() -> fee) : pushedFee,
        push ? reportedFee : reportedFee.or(() -> fee),
        paidAt,
        state,
        receiptNumber,
        push ? Optional.of(pushedAt.orElse(now)) : pushedAt,
        push ? reportedAt : Optional.of(reportedAt.orElse(now)),
        postedAgain,
        takenBack);
  }

  public PaymentEntry with(State newState, Optional<String> number) {
    return copy(allocation, newState, number, postedAgain, takenBack);
  }

  public PaymentEntry withAllocation(int number) {
    return copy(number, state, receiptNumber, postedAgain, takenBack);
  }

  /** The same once the ledger has taken back an amount of it. */
  public PaymentEntry takenBack(Money back) {
    return copy(allocation, state, receiptNumber, postedAgain, takenBack.plus(back));
  }

  /** The same once the ledger has posted an amount of it anew. */
  public PaymentEntry postedAgain(Money again) {
    return copy(allocation, state, receiptNumber, postedAgain.plus(again), takenBack);
  }

  private PaymentEntry copy(
      int number, State as, Optional<String> receipt, Money again, Money back) {
    return new PaymentEntry(
        paymentGuid,
        number,
        accountNumber,
        invoiceNumber,
        method,
        amount,
        pushedFee,
        reportedFee,
        paidAt,
        as,
        receipt,
        pushedAt,
        reportedAt,
        again,
        back);
  }
}
