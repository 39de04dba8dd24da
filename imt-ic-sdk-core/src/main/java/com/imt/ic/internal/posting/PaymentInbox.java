package com.imt.ic.internal.posting;

import com.imt.ic.internal.posting.Acceptance.Outcome;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one door through which payments reach the ledger, pushed or polled, on one node or several:
 * each approved payment is posted exactly once.
 *
 * <p>The payment's identity is kept, forever, in the transaction in which {@link ReceiptPosting}
 * writes. A payment that comes again is answered from memory; one that comes again with another
 * account, invoice, amount, method or approval is a conflict, kept for people, and overwrites
 * nothing. Times, names and references may differ between push and report and are no conflict.
 *
 * <p>Two modes. Where the ledger writes through the store's transaction (the constructor), posting
 * and identity commit together: each payment is posted once, whatever crashes. Where it cannot
 * ({@link #apart}), the payment is received in one transaction, posted outside any, and marked as
 * posted in another one; a crash in between posts it again, and it is the ledger's own unique key
 * on the payment's identity that makes this once. In that mode a {@link ReceiptPosting} is never
 * called, declined payments are kept in the store alone.
 *
 * <p>Thread-safe.
 */
public final class PaymentInbox {

  private final IntegrationStore store;
  private final ReceiptPosting posting;
  private final AchReturnInbox rejects;
  private final Clock clock;
  private final Optional<SeparateLedger> apart;

  /**
   * An inbox before a ledger that shares the transaction.
   *
   * @param store where identities are kept
   * @param posting Spectrum's ledger
   * @param rejects where ACH returns wait that came before their payment
   * @param clock tells when a payment came
   */
  public PaymentInbox(
      IntegrationStore store, ReceiptPosting posting, AchReturnInbox rejects, Clock clock) {
    this(store, posting, Optional.empty(), rejects, clock);
  }

  private PaymentInbox(
      IntegrationStore store,
      ReceiptPosting posting,
      Optional<SeparateLedger> apart,
      AchReturnInbox rejects,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.posting = Objects.requireNonNull(posting, "posting");
    this.apart = apart;
    this.rejects = Objects.requireNonNull(rejects, "rejects");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * An inbox before a ledger that cannot share the transaction.
   *
   * @param store where identities are kept
   * @param ledger Spectrum's ledger
   * @param rejects where ACH returns wait that came before their payment
   * @param clock tells when a payment came
   * @return the inbox
   */
  public static PaymentInbox apart(
      IntegrationStore store, SeparateLedger ledger, AchReturnInbox rejects, Clock clock) {
    return new PaymentInbox(
        store,
        (payment, channel, transaction) -> {
          throw new IllegalStateException("A ledger apart is not posted to in a transaction");
        },
        Optional.of(ledger),
        rejects,
        clock);
  }

  /**
   * Takes a payment in a transaction of its own; when this returns, what it says is durable.
   *
   * @param payment the payment
   * @param channel the way by which it came
   * @return what became of it
   * @throws com.imt.ic.StoreException when the store fails: nothing was kept, bring it again
   */
  public Acceptance accept(Payment payment, PaymentChannel channel) {
    Acceptance acceptance =
        store.inTransaction(transaction -> accept(payment, channel, transaction));
    return acceptance.outcome() == Outcome.RECEIVED ? postReceived(payment, channel) : acceptance;
  }

  /**
   * Posts a payment that a transaction of the caller has received, and marks it as posted. Where
   * this fails the payment stays received, and is posted when it comes again: so neither move a
   * checkpoint past it nor tell InvoiceCloud that it is posted before this has returned.
   *
   * @param payment the payment
   * @param channel the way by which it came
   * @return what became of it
   * @throws IllegalStateException when the ledger shares the transaction, or nothing was received
   * @throws com.imt.ic.StoreException when the store fails
   */
  public Acceptance postReceived(Payment payment, PaymentChannel channel) {
    SeparateLedger ledger =
        apart.orElseThrow(
            () -> new IllegalStateException("This ledger shares the transaction; use accept"));
    LedgerAnswer result = ledger.post(payment, channel);
    return store.inTransaction(
        transaction -> {
          PaymentEntry entry =
              transaction
                  .payments()
                  .lock(payment.paymentGuid())
                  .orElseThrow(
                      () -> new IllegalStateException("This payment was not received; accept it"));
          if (entry.state() == PaymentEntry.State.POSTED) {
            return new Acceptance(Outcome.ALREADY_POSTED, entry.receiptNumber(), Optional.empty());
          }
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          return keep(result, payment, channel, entry, now, transaction);
        });
  }

  /**
   * Takes a payment in a transaction of the caller.
   *
   * @param payment the payment
   * @param channel the way by which it came
   * @param transaction the transaction
   * @return what became of it, once the transaction commits
   */
  public Acceptance accept(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!payment.amount().isPositive() && payment.approved()) {
      return quarantined(
          Outcome.REFUSED,
          "An approved payment of "
              + payment.amount()
              + " is no payment; expected more than 0.00. Ask InvoiceCloud what it stands for",
          payment,
          channel,
          now,
          transaction);
    }
    PaymentEntry entry = entry(payment, channel, now);
    if (transaction.payments().add(entry)) {
      if (payment.approved()) {
        return post(payment, channel, entry, now, transaction);
      }
      posting.declined(payment, channel, transaction);
      return new Acceptance(Outcome.DECLINED, Optional.empty(), payment.message());
    }
    PaymentEntry known =
        transaction
            .payments()
            .lock(payment.paymentGuid())
            .orElseThrow(() -> new IllegalStateException("A payment's entry has vanished"));
    Optional<String> difference = difference(known, entry, payment.approved());
    if (difference.isPresent()) {
      return quarantined(Outcome.CONFLICT, difference.get(), payment, channel, now, transaction);
    }
    PaymentEntry seen = seen(known, channel, now);
    if (known.state() == PaymentEntry.State.REFUSED
        || known.state() == PaymentEntry.State.RECEIVED) {
      return post(payment, channel, seen, now, transaction);
    }
    if (!seen.equals(known)) {
      transaction.payments().update(seen);
      if (known.state() == PaymentEntry.State.POSTED) {
        posting.confirmed(payment, channel, transaction);
      }
    }
    return known.state() == PaymentEntry.State.POSTED
        ? new Acceptance(Outcome.ALREADY_POSTED, known.receiptNumber(), Optional.empty())
        : new Acceptance(Outcome.ALREADY_DECLINED, Optional.empty(), payment.message());
  }

  /**
   * Keeps for people what was to be a payment but cannot be read as one, in a transaction of its
   * own. The same text with the same reason is kept once, whenever it comes.
   *
   * @param raw every field as it came, name to text
   * @param reason what cannot be read, and why
   * @param channel the way by which it came
   * @throws com.imt.ic.StoreException when the store fails: nothing was kept
   */
  public void quarantine(Map<String, String> raw, String reason, PaymentChannel channel) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    QuarantineEntry entry = new QuarantineEntry(report(channel), reason, raw, now);
    store.inTransaction(transaction -> transaction.quarantine().add(entry));
  }

  private Acceptance post(
      Payment payment,
      PaymentChannel channel,
      PaymentEntry entry,
      Instant now,
      StoreTransaction transaction) {
    if (apart.isPresent()) {
      transaction.payments().update(with(entry, PaymentEntry.State.RECEIVED, Optional.empty()));
      return new Acceptance(Outcome.RECEIVED, Optional.empty(), Optional.empty());
    }
    LedgerAnswer result = posting.post(payment, channel, transaction);
    return keep(result, payment, channel, entry, now, transaction);
  }

  private Acceptance keep(
      LedgerAnswer result,
      Payment payment,
      PaymentChannel channel,
      PaymentEntry entry,
      Instant now,
      StoreTransaction transaction) {
    if (result instanceof LedgerAnswer.Refused refused) {
      transaction.payments().update(with(entry, PaymentEntry.State.REFUSED, Optional.empty()));
      return quarantined(Outcome.REFUSED, refused.reason(), payment, channel, now, transaction);
    }
    String receiptNumber = ((LedgerAnswer.Posted) result).receiptNumber();
    transaction
        .payments()
        .update(with(entry, PaymentEntry.State.POSTED, Optional.of(receiptNumber)));
    rejects.paymentPosted(payment.paymentGuid(), transaction);
    return new Acceptance(Outcome.POSTED, Optional.of(receiptNumber), Optional.empty());
  }

  private static PaymentEntry entry(Payment payment, PaymentChannel channel, Instant now) {
    boolean push = channel == PaymentChannel.PUSH;
    return new PaymentEntry(
        payment.paymentGuid(),
        payment.accountNumber(),
        payment.invoiceNumber(),
        payment.method().map(PaymentMethod::code),
        payment.amount(),
        payment.paidAt().truncatedTo(ChronoUnit.MICROS),
        payment.approved() ? PaymentEntry.State.REFUSED : PaymentEntry.State.DECLINED,
        Optional.empty(),
        push ? Optional.of(now) : Optional.empty(),
        push ? Optional.empty() : Optional.of(now));
  }

  private static PaymentEntry seen(PaymentEntry known, PaymentChannel channel, Instant now) {
    boolean push = channel == PaymentChannel.PUSH;
    return new PaymentEntry(
        known.paymentGuid(),
        known.accountNumber(),
        known.invoiceNumber(),
        known.method(),
        known.amount(),
        known.paidAt(),
        known.state(),
        known.receiptNumber(),
        push ? Optional.of(known.pushedAt().orElse(now)) : known.pushedAt(),
        push ? known.reportedAt() : Optional.of(known.reportedAt().orElse(now)));
  }

  private static PaymentEntry with(
      PaymentEntry entry, PaymentEntry.State state, Optional<String> receiptNumber) {
    return new PaymentEntry(
        entry.paymentGuid(),
        entry.accountNumber(),
        entry.invoiceNumber(),
        entry.method(),
        entry.amount(),
        entry.paidAt(),
        state,
        receiptNumber,
        entry.pushedAt(),
        entry.reportedAt());
  }

  /** What differs in content that money depends on; a field absent on one side is no difference. */
  private static Optional<String> difference(
      PaymentEntry known, PaymentEntry again, boolean approvedAgain) {
    boolean knownApproved = known.state() != PaymentEntry.State.DECLINED;
    if (knownApproved != approvedAgain) {
      return Optional.of(
          "Payment known as "
              + (knownApproved ? "approved" : "declined")
              + " came again as "
              + (approvedAgain ? "approved" : "declined"));
    }
    if (!known.amount().equals(again.amount())) {
      return Optional.of(
          "Payment known with amount " + known.amount() + " came again with " + again.amount());
    }
    if (!known.accountNumber().equals(again.accountNumber())) {
      return Optional.of("Payment came again for another account");
    }
    if (bothAndDifferent(known.invoiceNumber(), again.invoiceNumber())) {
      return Optional.of("Payment came again for another invoice");
    }
    if (bothAndDifferent(known.method(), again.method())) {
      return Optional.of("Payment came again with another method");
    }
    return Optional.empty();
  }

  private static <T> boolean bothAndDifferent(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static Acceptance quarantined(
      Outcome outcome,
      String reason,
      Payment payment,
      PaymentChannel channel,
      Instant now,
      StoreTransaction transaction) {
    transaction
        .quarantine()
        .add(
            new QuarantineEntry(report(channel), reason, Payment.recordType().texts(payment), now));
    return new Acceptance(outcome, Optional.empty(), Optional.of(reason));
  }

  private static String report(PaymentChannel channel) {
    return channel == PaymentChannel.PUSH ? "online-receipt" : "payments";
  }
}
