package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.posting.Books;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles all sources of one store at one moment. Thread-safe; reads in one transaction and
 * writes nothing. Settled lines and returns are held in memory, payments are read as a stream.
 */
public record Reconciler(
    IntegrationStore store,
    Books books,
    ReportMapping mapping,
    ReconciliationTerms terms,
    Clock clock) {

  public Reconciler {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(clock, "clock");
  }

  public Reconciliation reconcile() {
    Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return store.inTransaction(transaction -> reconcile(transaction, asOf));
  }

  private Reconciliation reconcile(StoreTransaction transaction, Instant asOf) {
    Findings findings = new Findings(asOf);
    Map<PaymentGuid, List<SettlementEntry>> settled = settlements(transaction, findings);
    Map<PaymentGuid, List<RejectEntry>> returned = new LinkedHashMap<>();
    transaction
        .rejects()
        .forEach(
            entry ->
                returned.computeIfAbsent(entry.paymentGuid(), id -> new ArrayList<>(1)).add(entry));
    Map<PaymentGuid, Money> inLedger = new HashMap<>();
    boolean compareLedger =
        books.ledger().receipts(inLedger::put, books.within(transaction, PaymentChannel.POLL));
    transaction
        .payments()
        .forEach(
            payment -> {
              PaymentGuid guid = payment.paymentGuid();
              List<SettlementEntry> lines = orNone(settled.remove(guid));
              List<RejectEntry> returns = orNone(returned.remove(guid));
              findings.payment(payment, state(payment, lines, returns));
              compareWithSettlement(payment, lines, returns, findings);
              compareWithReturns(payment, returns, findings);
              if (compareLedger) {
                compareWithLedger(payment, inLedger.remove(guid), findings);
              }
            });
    settled.forEach((guid, lines) -> lines.forEach(findings::settledUnknown));
    returned.forEach((guid, returns) -> returns.forEach(findings::returnOfUnknown));
    inLedger.forEach(findings::ledgerUnknown);
    transaction
        .quarantine()
        .forEach(
            QuarantineFilter.OPEN,
            entry -> {
              if (isTheOnlySignOfMoney(entry)) {
                findings.quarantined(entry, mapping.amount(entry.report(), entry.raw()));
              }
            });
    return findings.reconciliation();
  }

  /** Whether no entry of a payment, a return or a settled line tells of it. */
  private static boolean isTheOnlySignOfMoney(QuarantineEntry entry) {
    return switch (entry.kind()) {
      case UNREADABLE, AMOUNT, CONFLICT ->
          !entry.report().equals(ReportKind.AUTOPAY.id())
              && !entry.report().equals(ReportKind.PAPERLESS.id());
      case REFUSED, FAILED, RETURN_CODE, RETURN_EXCEEDS_PAYMENT, NOTIFICATION_OF_CHANGE -> false;
    };
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Map<PaymentGuid, List<SettlementEntry>> settlements(
      StoreTransaction transaction, Findings findings) {
    Map<PaymentGuid, List<SettlementEntry>> byPayment = new LinkedHashMap<>();
    Map<String, BatchSum> batches = new LinkedHashMap<>();
    transaction
        .settlements()
        .forEach(
            entry -> {
              byPayment.computeIfAbsent(entry.paymentGuid(), guid -> new ArrayList<>(1)).add(entry);
              batches.computeIfAbsent(entry.batchId(), id -> new BatchSum(entry)).add(entry);
            });
    batches.forEach((batchId, sum) -> sum.compare(batchId, findings));
    return byPayment;
  }

  private static PaymentState state(
      PaymentEntry payment, List<SettlementEntry> lines, List<RejectEntry> returns) {
    return switch (payment.state()) {
      case DECLINED, DECLINED_UNTOLD -> PaymentState.DECLINED;
      case RECEIVED, REFUSED, RESOLVED -> PaymentState.REFUSED;
      case POSTED -> {
        boolean reported = payment.reportedAt().isPresent();
        PaymentState open =
            reported ? PaymentState.AWAITING_SETTLEMENT : PaymentState.AWAITING_REPORT;
        PaymentState unreturned = lines.isEmpty() ? open : PaymentState.SETTLED;
        yield returns.isEmpty() ? unreturned : PaymentState.RETURNED;
      }
    };
  }

  private void compareWithSettlement(
      PaymentEntry payment,
      List<SettlementEntry> lines,
      List<RejectEntry> returns,
      Findings findings) {
    PaymentEntry.State state = payment.state();
    if (state == PaymentEntry.State.REFUSED || state == PaymentEntry.State.RECEIVED) {
      findings.add(
          DifferenceKind.REFUSED_BY_LEDGER,
          payment,
          state == PaymentEntry.State.REFUSED
              ? "Approved, and refused by the ledger; post it by hand or let the ledger accept it"
              : "Approved and received, and not in the ledger yet; it is posted when it comes again");
    }
    if (state != PaymentEntry.State.POSTED) {
      if (!lines.isEmpty()) {
        findings.add(
            DifferenceKind.SETTLED_NOT_POSTED,
            payment,
            "Settled in batch %s, and known as %s; ask InvoiceCloud which is true"
                .formatted(lines.get(0).batchId(), state.name().toLowerCase(Locale.ROOT)));
      }
      return;
    }
    if (payment.reportedAt().isEmpty()
        && findings.age(payment.paidAt()).compareTo(terms.report()) > 0) {
      findings.add(
          DifferenceKind.NOT_REPORTED,
          payment,
          "Pushed, and still in no report; ask InvoiceCloud whether it stands");
    }
    List<SettlementEntry> charges = lines.stream().filter(l -> !l.amount().isNegative()).toList();
    if (charges.isEmpty()) {
      boolean card = payment.method().filter("CC"::equals).isPresent();
      var term = card ? terms.cardSettlement() : terms.eftSettlement();
      if (returns.isEmpty() && findings.age(payment.paidAt()).compareTo(term) > 0) {
        findings.add(
            DifferenceKind.NOT_SETTLED,
            payment,
            "Paid, and still in no settled batch; ask the processor");
      }
      return;
    }
    if (charges.size() > 1) {
      findings.add(
          DifferenceKind.SETTLED_TWICE,
          payment,
          "In " + charges.size() + " batches; expected 1. Ask the processor which one stands");
    }
    SettlementEntry first = charges.get(0);
    if (!first.amount().equals(payment.amount())) {
      String found = "Settled with %s in batch %s".formatted(first.amount(), first.batchId());
      findings.amount(
          DifferenceKind.SETTLED_AMOUNT, payment, first.amount(), found, payment.paidAt());
    }
  }

  private static void compareWithReturns(
      PaymentEntry payment, List<RejectEntry> returns, Findings findings) {
    for (RejectEntry entry : returns) {
      if (payment.state() != PaymentEntry.State.POSTED) {
        findings.add(
            DifferenceKind.RETURN_UNKNOWN,
            payment,
            "Returned (" + entry.code() + "), and never in the ledger; nothing to reverse");
      } else if (!entry.amount().equals(payment.amount())) {
        String found = "Returned with " + entry.amount();
        findings.amount(
            DifferenceKind.RETURN_AMOUNT, payment, entry.amount(), found, entry.returnedAt());
      }
    }
  }

  private static void compareWithLedger(
      PaymentEntry payment, @Nullable Money inLedger, Findings findings) {
    boolean posted = payment.state() == PaymentEntry.State.POSTED;
    if (posted && inLedger == null) {
      findings.add(
          DifferenceKind.NOT_IN_LEDGER, payment, "Posted, and the ledger does not hold it");
    } else if (!posted && inLedger != null) {
      findings.ledgerUnknown(payment.paymentGuid(), inLedger);
    } else if (inLedger != null && !inLedger.equals(payment.amount())) {
      String found = "In the ledger with " + inLedger;
      findings.amount(DifferenceKind.LEDGER_AMOUNT, payment, inLedger, found, payment.paidAt());
    }
  }
}
