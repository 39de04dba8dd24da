package com.imt.ic.internal.posting;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * amount, method or approval is a conflict, kept for people, and overwrites nothing. So is one for
 * another invoice, unless the profile takes it for a further invoice that the payment pays. Times,
 * names and references may differ between push and report and are no conflict.
 *
 * <p>Before a separate ledger payments are received in one transaction, posted outside any, and
 * marked as posted in another one; a crash in between posts them again, and it is the ledger's own
 * unique key on the payment's identity that makes this once.
 *
 * <p>Thread-safe.
 */
public record PaymentInbox(
    PaymentChannel channel,
    AchReturnInbox returns,
    ReportMapping mapping,
    PostingSpec spec,
    UnknownSources sources,
    Clock clock)
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
  public String content(Payment payment) {
    return PaymentEntries.content(payment.paymentGuid(), payment.invoiceNumber());
  }

  @Override
  public boolean isNamed() {
    return true;
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
      each.fact.source().ifPresent(sources::look);
      if (each.fact.account().isEmpty() && !isUnposted(each.fact)) {
        each.become(
            batch.quarantined(
                each,
                this,
                Outcome.UNREADABLE,
                QuarantineKind.UNREADABLE,
                "AccountNumber: found no value, expected one; only products without posting ($.posting.unposted) may lack it"));
      } else if (each.fact.approved() && !each.fact.amount().isPositive()) {
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
    if (!returns.names().areGuids()) {
      remember(payments, batch);
    }
  }

  /** Keeps by what returns find these payments. */
  private void remember(List<Case<Payment>> payments, Batch batch) {
    Map<PaymentReference, String> references = new LinkedHashMap<>();
    for (Case<Payment> each : payments) {
      if (each.fact.approved() && each.taken().outcome() != Outcome.CONFLICT) {
        returns
            .names()
            .reference(each.fact)
            .map(reference -> new PaymentReference(reference, each.fact.paymentGuid()))
            .ifPresent(reference -> references.put(reference, reference.subject()));
      }
    }
    Journal<PaymentReference, PaymentReference> journal = batch.transaction().references();
    references.keySet().removeAll(journal.known(references.values()));
    journal.add(references.keySet());
  }

  /** Whether the ledger never gets it, since the page says that nothing is posted for it. */
  boolean isUnposted(Payment payment) {
    return payment.source().filter(source -> !spec.isPosted(source)).isPresent();
  }

  /** What stands in the quarantine of payments, or was resolved there. */
  Map<String, List<QuarantineEntry>> standing(List<String> subjects, Batch batch) {
    return batch.transaction().quarantine().standing(REPORTS, subjects);
  }

  /** Whether an entry tells of that payment, and not of another invoice or amount of it. */
  boolean isOf(QuarantineEntry entry, Payment payment) {
    return isOf(entry.report(), entry.raw(), payment);
  }

  /** The same of a row. */
  boolean isOf(String report, Map<String, String> raw, Payment payment) {
    Optional<InvoiceNumber> invoice = mapping.invoiceNumber(report, raw);
    Optional<Money> amount = mapping.amount(report, raw).filter(Money::isPositive);
    return (invoice.isEmpty()
            || payment.invoiceNumber().isEmpty()
            || invoice.equals(payment.invoiceNumber()))
        && (amount.isEmpty() || amount.get().equals(payment.amount()));
  }

  @Override
  public void accepted(Batch batch) {
    returns.paymentsPosted(batch);
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
          Batch batch =
              new Batch(within, books, channel, clock.instant(), new Answer(), Brought.NEWLY);
          new PaymentIntake(this, batch).mark(received, before, answers);
          accepted(batch);
          return batch.end();
        });
  }

  @Override
  public void close(Case<Payment> payment, StoreTransaction transaction) {
    Journal<PaymentEntry.Key, PaymentEntry> journal = transaction.payments();
    List<PaymentEntry> entries = List.copyOf(journal.lock(List.of(subject(payment.fact))).values());
    PaymentEntries.ofInvoice(entries, payment.fact)
        .ifPresent(
            known ->
                closed(known.state())
                    .ifPresent(state -> journal.update(known.with(state, known.receiptNumber()))));
  }

  private static Optional<State> closed(State state) {
    return switch (state) {
      case REFUSED, RECEIVED -> Optional.of(State.RESOLVED);
      case DECLINED_UNTOLD -> Optional.of(State.DECLINED);
      case POSTED, DECLINED, RESOLVED, KEPT -> Optional.empty();
    };
  }
}
