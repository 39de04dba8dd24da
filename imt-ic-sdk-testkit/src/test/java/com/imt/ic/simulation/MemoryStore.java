package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.EnrollmentStates;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileJournal;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Jobs;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentJournal;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectJournal;
import com.imt.ic.internal.store.SentInvoices;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.SettlementJournal;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a simulation of many days needs of a store, in memory: all but invoice files. One thread
 * plays all nodes, so one transaction runs at a time; one that fails is taken back.
 */
final class MemoryStore implements IntegrationStore {

  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final StoreTransaction transaction = new Transaction();
  private final Payments payments = new Payments();
  private final Settlements settlements = new Settlements();
  private final Returns returns = new Returns();
  private final Enrollments enrollments = new Enrollments();
  private final Quarantined quarantine = new Quarantined();
  private final Held leases = new Held();
  private final Remembered jobs = new Remembered();
  private boolean open;

  @Override
  public <T> T inTransaction(Work<T> work) {
    if (open) {
      throw new IllegalStateException("A database would wait for itself here");
    }
    open = true;
    boolean done = false;
    try {
      T result = work.run(transaction);
      done = true;
      return result;
    } finally {
      while (!done && !undo.isEmpty()) {
        undo.pop().run(); // newest first
      }
      undo.clear();
      open = false;
    }
  }

  /** A table in order of insertion. */
  private class Table<K, V> {

    private final Map<K, V> rows = new LinkedHashMap<>();

    final Optional<V> row(K key) {
      requireOpen();
      return Optional.ofNullable(rows.get(key));
    }

    final List<V> rows() {
      requireOpen();
      return new ArrayList<>(rows.values());
    }

    final boolean insert(K key, V value) {
      if (row(key).isPresent()) {
        return false;
      }
      set(key, value);
      return true;
    }

    final void replace(K key, V value) {
      if (row(key).isEmpty()) {
        throw new IllegalStateException("There is no such row to update");
      }
      set(key, value);
    }

    final void set(K key, V value) {
      requireOpen();
      V before = rows.put(key, value);
      undo.push(() -> take(key, before));
    }

    private void take(K key, V before) {
      if (before == null) {
        rows.remove(key);
      } else {
        rows.put(key, before);
      }
    }

    private void requireOpen() {
      if (!open) {
        throw new IllegalStateException("A transaction is confined to its work");
      }
    }
  }

  private final class Payments extends Table<PaymentGuid, PaymentEntry> implements PaymentJournal {
    @Override
    public boolean add(PaymentEntry entry) {
      return insert(entry.paymentGuid(), entry);
    }

    @Override
    public Optional<PaymentEntry> lock(PaymentGuid paymentGuid) {
      return row(paymentGuid);
    }

    @Override
    public void update(PaymentEntry entry) {
      replace(entry.paymentGuid(), entry);
    }

    @Override
    public void forEach(Consumer<PaymentEntry> reader) {
      rows().stream()
          .sorted(
              Comparator.comparing(PaymentEntry::paidAt).thenComparing(PaymentEntry::paymentGuid))
          .forEach(reader);
    }
  }

  private final class Settlements extends Table<List<Object>, SettlementEntry>
      implements SettlementJournal {
    @Override
    public boolean add(SettlementEntry entry) {
      return insert(
          List.of(entry.batchId(), entry.paymentGuid(), entry.amount().isNegative()), entry);
    }

    @Override
    public Optional<SettlementEntry> find(String batch, PaymentGuid guid, boolean negative) {
      return row(List.of(batch, guid, negative));
    }

    @Override
    public void forEach(Consumer<SettlementEntry> reader) {
      rows().stream()
          .sorted(
              Comparator.comparing(SettlementEntry::settledOn)
                  .thenComparing(SettlementEntry::batchId)
                  .thenComparing(SettlementEntry::paymentGuid)
                  .thenComparing(entry -> entry.amount().isNegative()))
          .forEach(reader);
    }
  }

  private final class Returns extends Table<List<Object>, RejectEntry> implements RejectJournal {
    @Override
    public boolean add(RejectEntry entry) {
      return insert(List.of(entry.paymentGuid(), entry.code(), entry.returnedAt()), entry);
    }

    @Override
    public Optional<RejectEntry> find(PaymentGuid guid, String code, Instant at) {
      return row(List.of(guid, code, at.truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public List<RejectEntry> ofPayment(PaymentGuid guid) {
      return sorted().stream().filter(entry -> entry.paymentGuid().equals(guid)).toList();
    }

    @Override
    public void update(RejectEntry entry) {
      replace(List.of(entry.paymentGuid(), entry.code(), entry.returnedAt()), entry);
    }

    @Override
    public void forEach(Consumer<RejectEntry> reader) {
      sorted().forEach(reader);
    }

    private List<RejectEntry> sorted() {
      return rows().stream()
          .sorted(
              Comparator.comparing(RejectEntry::returnedAt)
                  .thenComparing(RejectEntry::paymentGuid)
                  .thenComparing(RejectEntry::code))
          .toList();
    }
  }

  private final class Enrollments extends Table<List<Object>, EnrollmentState>
      implements EnrollmentStates {
    @Override
    public Optional<EnrollmentState> lock(String kind, AccountNumber account, String invoiceType) {
      return row(List.of(kind, account, invoiceType));
    }

    @Override
    public boolean add(EnrollmentState state) {
      return insert(key(state), state);
    }

    @Override
    public void update(EnrollmentState state) {
      replace(key(state), state);
    }

    @Override
    public int count(String kind) {
      return (int) rows().stream().filter(state -> state.kind().equals(kind)).count();
    }

    private List<Object> key(EnrollmentState state) {
      return List.of(state.kind(), state.accountNumber(), state.invoiceTypeId());
    }
  }

  private final class Quarantined extends Table<List<Object>, QuarantineEntry>
      implements QuarantineJournal {
    @Override
    public boolean add(QuarantineEntry entry) {
      return insert(List.of(entry.report(), entry.reason(), entry.raw()), entry);
    }

    @Override
    public void forEach(Consumer<QuarantineEntry> reader) {
      rows().forEach(reader);
    }
  }

  /** A job that nobody holds keeps its token under an empty name. */
  private final class Held extends Table<String, Lease> implements Leases {
    @Override
    public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
      Optional<Lease> known = row(job);
      boolean taken =
          find(job)
              .filter(lease -> !lease.holder().equals(holder) && lease.expiresAt().isAfter(now))
              .isPresent();
      if (taken) {
        return Optional.empty();
      }
      set(job, new Lease(job, holder, known.map(Lease::token).orElse(0L) + 1, expiresAt));
      return row(job);
    }

    @Override
    public Optional<Lease> find(String job) {
      return row(job).filter(lease -> !lease.holder().isEmpty());
    }

    @Override
    public boolean renew(Lease lease, Instant expiresAt) {
      boolean latest = find(lease.job()).filter(it -> it.token() == lease.token()).isPresent();
      if (latest) {
        set(lease.job(), new Lease(lease.job(), lease.holder(), lease.token(), expiresAt));
      }
      return latest;
    }

    @Override
    public void release(Lease lease) {
      if (renew(lease, lease.expiresAt())) {
        set(lease.job(), new Lease(lease.job(), "", lease.token(), lease.expiresAt()));
      }
    }
  }

  private final class Remembered extends Table<String, JobEntry> implements Jobs {
    @Override
    public Optional<JobEntry> find(String job) {
      return row(job);
    }

    @Override
    public void put(JobEntry entry) {
      Instant kept = row(entry.job()).map(JobEntry::readUpTo).orElse(null);
      Instant moved = entry.readUpTo();
      boolean back = kept != null && (moved == null || kept.isAfter(moved));
      set(entry.job(), back ? entry.readUpTo(kept) : entry);
    }
  }

  private final class Transaction implements StoreTransaction {
    @Override
    public PaymentJournal payments() {
      return payments;
    }

    @Override
    public SettlementJournal settlements() {
      return settlements;
    }

    @Override
    public RejectJournal rejects() {
      return returns;
    }

    @Override
    public EnrollmentStates enrollments() {
      return enrollments;
    }

    @Override
    public QuarantineJournal quarantine() {
      return quarantine;
    }

    @Override
    public Leases leases() {
      return leases;
    }

    @Override
    public Jobs jobs() {
      return jobs;
    }

    @Override
    public SentInvoices sentInvoices() {
      throw new UnsupportedOperationException("The simulation sends no invoices");
    }

    @Override
    public InvoiceFileJournal invoiceFiles() {
      throw new UnsupportedOperationException("The simulation sends no invoices");
    }

    @Override
    public <C> C unwrap(Class<C> type) {
      throw new UnsupportedOperationException("There is no connection in memory");
    }
  }
}
