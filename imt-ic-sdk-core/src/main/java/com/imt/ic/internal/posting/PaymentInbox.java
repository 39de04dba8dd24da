package com.imt.ic.internal.posting;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which payments reach the ledger, pushed or polled, on one node or several:
 * each approved payment is posted exactly once.
 *
 * <p>The payment's identity is kept, forever, in the transaction in which the ledger writes. A
 * payment that comes again is answered from memory; one that comes again with another account,
 * invoice, amount, method or approval is a conflict, kept for people, and overwrites nothing.
 * Times, names and references may differ between push and report and are no conflict.
 *
 * <p>Before a separate ledger payments are received in one transaction, posted outside any, and
 * marked as posted in another one; a crash in between posts them again, and it is the ledger's own
 * unique key on the payment's identity that makes this once.
 *
 * <p>Thread-safe.
 */
public record PaymentInbox(
    PaymentChannel channel, AchReturnInbox returns, ReportMapping mapping, Clock clock)
    implements Inbox<Payment> {

  /** A payment may stand in the quarantine by either way. */
  private static final Set<String> REPORTS =
      Set.of(report(PaymentChannel.PUSH), report(PaymentChannel.POLL));

  static String report(PaymentChannel channel) {
    return channel == PaymentChannel.PUSH ? ReportMapping.ONLINE_RECEIPT : ReportKind.PAYMENTS.id();
  }

  @Override
  public String report() {
    return report(channel);
  }

  @Override
  public Object identity(Payment payment) {
    return payment.paymentGuid();
  }

  @Override
  public String subject(Payment payment) {
    return payment.paymentGuid().value();
  }

  @Override
  public @Nullable String subject(Map<String, String> raw) {
    return mapping.paymentGuid(report(), raw).map(PaymentGuid::value).orElse(null);
  }

  @Override
  public void accept(List<Case<Payment>> cases, Batch batch) {
    List<Case<Payment>> payments = new ArrayList<>(cases.size());
    for (Case<Payment> each : cases) {
      if (each.fact.approved() && !each.fact.amount().isPositive()) {
        each.become(
            batch.review(
                each,
                this,
                QuarantineKind.AMOUNT,
                "An approved payment of %s is no payment; expected more than 0.00. Ask InvoiceCloud what it stands for"
                    .formatted(each.fact.amount())));
      } else {
        payments.add(each);
      }
    }
    new PaymentIntake(this, batch).take(payments);
  }

  /** What a person, or the desk, says of payments in the quarantine. */
  Map<String, QuarantineEntry.State> standing(List<String> subjects, Batch batch) {
    return subjects.isEmpty()
        ? Map.of()
        : batch.transaction().quarantine().standing(REPORTS, subjects);
  }

  /** The ledger has taken note of these payments: what stood in their way is closed. */
  void told(List<String> subjects, Batch batch) {
    if (!subjects.isEmpty()) {
      batch.transaction().quarantine().taken(REPORTS, subjects, batch.now());
    }
  }

  /** The ledger has these payments now: what stood in their way is closed. */
  void posted(
      List<PaymentEntry> entries, Map<String, QuarantineEntry.State> standing, Batch batch) {
    if (entries.isEmpty()) {
      return;
    }
    List<String> open =
        entries.stream().map(PaymentEntry::subject).filter(standing::containsKey).toList();
    told(open, batch);
    returns.paymentsPosted(entries, batch);
  }

  /**
   * Posts what a transaction has received to a separate ledger, and marks it as posted. Where this
   * fails the payments stay received, and are posted when they come again.
   */
  @Override
  public int afterwards(List<Case<Payment>> received, Books books, Transactions transactions) {
    List<Payment> payments = received.stream().map(each -> each.fact).toList();
    List<LedgerAnswer> answers =
        PaymentIntake.postAll(books.ledger(), payments, books.outside(channel));
    List<Acceptance> before = received.stream().map(Case::taken).toList();
    return transactions.run(
        within -> {
          Batch batch = new Batch(within, books, channel, clock.instant());
          new PaymentIntake(this, batch).mark(received, before, answers);
          return batch.end();
        });
  }

  @Override
  public void close(Payment payment, StoreTransaction transaction) {
    Journal<PaymentGuid, PaymentEntry> journal = transaction.payments();
    Optional<PaymentEntry> known = journal.lock(subject(payment), payment.paymentGuid());
    known
        .map(PaymentEntry::state)
        .flatMap(PaymentInbox::closed)
        .ifPresent(state -> journal.update(known.get().with(state, Optional.empty())));
  }

  private static Optional<State> closed(State state) {
    return switch (state) {
      case REFUSED, RECEIVED -> Optional.of(State.RESOLVED);
      case DECLINED_UNTOLD -> Optional.of(State.DECLINED);
      case POSTED, DECLINED, RESOLVED -> Optional.empty();
    };
  }
}
