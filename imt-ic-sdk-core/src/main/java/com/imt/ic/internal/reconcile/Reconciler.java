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
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
    Optional<Map<PaymentGuid, InBooks>> books = books(transaction);
    Consumer<List<PaymentEntry>> one =
        entries -> {
          PaymentGuid guid = entries.get(0).paymentGuid();
          OnePayment payment =
              new OnePayment(entries, orNone(settled.remove(guid)), orNone(returned.remove(guid)));
          entries.forEach(entry -> findings.payment(entry, payment.state(entry)));
          new Comparison(payment, terms, findings)
              .compare(books.map(all -> orNothing(all.remove(guid))));
        };
    List<PaymentEntry> together = new ArrayList<>();
    transaction
        .payments()
        .forEach(
            entry -> {
              if (!together.isEmpty()
                  && !together.get(0).paymentGuid().equals(entry.paymentGuid())) {
                one.accept(List.copyOf(together));
                together.clear();
              }
              together.add(entry);
            });
    if (!together.isEmpty()) {
      one.accept(together);
    }
    settled.forEach((guid, lines) -> lines.forEach(findings::settledUnknown));
    returned.forEach((guid, returns) -> returns.forEach(findings::returnOfUnknown));
    books.ifPresent(
        all -> all.forEach((guid, held) -> findings.ledgerUnknown(guid, held.standing())));
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

  /** What the host's books hold by payment; empty where they do not tell. */
  private Optional<Map<PaymentGuid, InBooks>> books(StoreTransaction transaction) {
    Map<PaymentGuid, InBooks> held = new HashMap<>();
    LedgerReader reader =
        new LedgerReader() {
          @Override
          public void receipt(PaymentGuid payment, Money amount) {
            held.computeIfAbsent(payment, guid -> new InBooks()).receipt(amount);
          }

          @Override
          public void reversal(PaymentGuid payment, Money amount) {
            held.computeIfAbsent(payment, guid -> new InBooks()).reversal(amount);
          }
        };
    boolean told = books.ledger().read(reader, books.within(transaction, PaymentChannel.POLL));
    return told ? Optional.of(held) : Optional.empty();
  }

  private static InBooks orNothing(@Nullable InBooks held) {
    return held == null ? InBooks.NOTHING : held;
  }

  /** Whether no entry of a payment, a return or a settled line tells of it. */
  private static boolean isTheOnlySignOfMoney(QuarantineEntry entry) {
    return switch (entry.kind()) {
      case UNREADABLE, AMOUNT, CONFLICT, RETURN_UNMATCHED, RETURN_DISPUTED ->
          !entry.report().equals(ReportKind.AUTOPAY.id())
              && !entry.report().equals(ReportKind.PAPERLESS.id());
      case REFUSED,
          FAILED,
          RETURN_CODE,
          RETURN_UNCLEAR,
          RETURN_EXCEEDS_PAYMENT,
          TAKEN_BACK,
          SETTLED_AGAIN,
          NOTIFICATION_OF_CHANGE ->
          false;
    };
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Map<PaymentGuid, List<SettlementEntry>> settlements(
      StoreTransaction transaction, Findings findings) {
    Map<PaymentGuid, List<SettlementEntry>> byPayment = new LinkedHashMap<>();
    Map<BatchSum.Batch, BatchSum> batches = new LinkedHashMap<>();
    transaction
        .settlements()
        .forEach(
            entry -> {
              byPayment.computeIfAbsent(entry.paymentGuid(), guid -> new ArrayList<>(1)).add(entry);
              batches.computeIfAbsent(BatchSum.Batch.of(entry), BatchSum::new).add(entry);
            });
    batches.values().forEach(sum -> sum.compare(findings));
    return byPayment;
  }
}
