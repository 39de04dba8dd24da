package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentJournal;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one door through which payments reach the ledger, pushed or polled, on one node or several:
 * each approved payment is posted exactly once.
 *
 * <p>The payment's identity is kept, forever, in the transaction in which the ledger writes. A
 * payment that comes again is answered from memory; one that comes again with another account,
 * invoice, amount, method or approval is a conflict, kept for people, and overwrites nothing.
 * Times, names and references may differ between push and report and are no conflict.
 *
 * <p>Before a separate ledger the payment is received in one transaction, posted outside any, and
 * marked as posted in another one; a crash in between posts it again, and it is the ledger's own
 * unique key on the payment's identity that makes this once.
 *
 * <p>Thread-safe.
 */
public record PaymentInbox(
    IntegrationStore store, Books books, AchReturnInbox returns, Clock clock) {

  public PaymentInbox {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(returns, "returns");
    Objects.requireNonNull(clock, "clock");
  }

  /** Takes a payment in transactions of its own; when this returns, what it says is durable. */
  public Acceptance accept(Payment payment, Map<String, String> raw, PaymentChannel channel) {
    Acceptance taken =
        store.inTransaction(transaction -> accept(payment, raw, channel, transaction));
    return taken.isReceived() ? postReceived(taken, payment, raw, channel) : taken;
  }

  /** Takes a payment in a transaction of the caller. */
  public Acceptance accept(
      Payment payment, Map<String, String> raw, PaymentChannel channel, StoreTransaction within) {
    return intake(payment, raw, channel, within).run();
  }

  /**
   * Posts a payment that a transaction of the caller has received to a separate ledger, and marks
   * it as posted. Where this fails the payment stays received, and is posted when it comes again:
   * so neither move a checkpoint past it nor tell InvoiceCloud that it is posted before this has
   * returned.
   */
  public Acceptance postReceived(
      Acceptance received, Payment payment, Map<String, String> raw, PaymentChannel channel) {
    LedgerAnswer answer = books.ledger().post(payment, books.outside(channel));
    return store.inTransaction(
        transaction ->
            intake(payment, raw, channel, transaction).posted(answer, received.outcome()));
  }

  /**
   * Keeps for people what was pushed as a payment and cannot be read as one, in a transaction of
   * its own. The same text with the same reason is kept once, whenever it comes.
   */
  public void quarantine(Map<String, String> raw, String reason) {
    QuarantineEntry entry =
        new QuarantineEntry(
            report(PaymentChannel.PUSH), QuarantineKind.UNREADABLE, reason, raw, clock.instant());
    store.inTransaction(transaction -> transaction.quarantine().add(entry));
  }

  private static String report(PaymentChannel channel) {
    return channel == PaymentChannel.PUSH ? "online-receipt" : ReportKind.PAYMENTS.id();
  }

  private Intake intake(
      Payment payment, Map<String, String> raw, PaymentChannel channel, StoreTransaction within) {
    Incoming row = new Incoming(report(channel), raw, clock.instant(), within);
    return new Intake(this, payment, channel, row);
  }

  /** One payment on its way through one transaction. */
  private record Intake(PaymentInbox inbox, Payment payment, PaymentChannel channel, Incoming row) {

    Acceptance run() {
      if (payment.approved() && !payment.amount().isPositive()) {
        return row.review(
            QuarantineKind.AMOUNT,
            "An approved payment of %s is no payment; expected more than 0.00. Ask InvoiceCloud what it stands for"
                .formatted(payment.amount()));
      }
      PaymentEntry entry = PaymentEntries.of(payment, channel, row.now());
      if (journal().add(entry)) {
        if (payment.approved()) {
          return post(entry, Outcome.ACCEPTED);
        }
        LedgerAnswer answer = ledger().declined(payment, within());
        return row.refusal(answer)
            .orElseGet(() -> Acceptance.declined(Outcome.DECLINED, payment.message()));
      }
      PaymentEntry known = locked();
      Optional<String> difference = PaymentEntries.difference(known, entry, payment.approved());
      if (difference.isPresent()) {
        return row.conflict(difference.get());
      }
      PaymentEntry seen = known.seen(channel == PaymentChannel.PUSH, row.now());
      return switch (known.state()) {
        case REFUSED, RECEIVED -> post(seen, Outcome.RETRIED);
        case DECLINED -> {
          keep(known, seen);
          yield Acceptance.declined(Outcome.DUPLICATE, payment.message());
        }
        case POSTED -> {
          Optional<Acceptance> refused =
              keep(known, seen)
                  ? row.refusal(ledger().confirmed(payment, within()))
                  : Optional.empty();
          yield refused
              .map(acceptance -> acceptance.butPosted(known.receiptNumber()))
              .orElseGet(() -> Acceptance.posted(Outcome.DUPLICATE, known.receiptNumber()));
        }
      };
    }

    private PaymentJournal journal() {
      return row.transaction().payments();
    }

    private Ledger ledger() {
      return inbox.books.ledger();
    }

    private LedgerTransaction within() {
      return inbox.books.within(row.transaction(), channel);
    }

    /** What a separate ledger has answered. */
    Acceptance posted(LedgerAnswer answer, Outcome outcome) {
      PaymentEntry entry = locked();
      return entry.state() == PaymentEntry.State.POSTED
          ? Acceptance.posted(Outcome.DUPLICATE, entry.receiptNumber())
          : keep(answer, entry, outcome);
    }

    private PaymentEntry locked() {
      return journal()
          .lock(payment.paymentGuid())
          .orElseThrow(() -> new IllegalStateException("A payment's entry has vanished"));
    }

    /** Whether the channel is a new one. */
    private boolean keep(PaymentEntry known, PaymentEntry seen) {
      boolean changed = !seen.equals(known);
      if (changed) {
        journal().update(seen);
      }
      return changed;
    }

    private Acceptance post(PaymentEntry entry, Outcome outcome) {
      if (ledger().isSeparate()) {
        journal().update(entry.with(PaymentEntry.State.RECEIVED, Optional.empty()));
        return Acceptance.received(outcome);
      }
      LedgerAnswer answer = ledger().post(payment, within());
      return keep(answer, entry, outcome);
    }

    private Acceptance keep(LedgerAnswer answer, PaymentEntry entry, Outcome outcome) {
      Optional<Acceptance> refused = row.refusal(answer);
      if (refused.isPresent()) {
        journal().update(entry.with(PaymentEntry.State.REFUSED, Optional.empty()));
        return refused.get();
      }
      journal().update(entry.with(PaymentEntry.State.POSTED, answer.receiptNumber()));
      inbox.returns.paymentPosted(payment.paymentGuid(), row.transaction());
      return Acceptance.posted(outcome, answer.receiptNumber());
    }
  }
}
