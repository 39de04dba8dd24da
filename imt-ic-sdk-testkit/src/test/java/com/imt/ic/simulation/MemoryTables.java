package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.InvoiceFileJournal;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Jobs;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SentInvoices;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a simulation of many days needs of one biller's store: all but invoice files. */
record MemoryTables(
    Journal<PaymentEntry.Key, PaymentEntry> payments,
    Journal<SettlementEntry.Key, SettlementEntry> settlements,
    Journal<RejectEntry.Key, RejectEntry> rejects,
    Journal<PaymentReference, PaymentReference> references,
    Journal<EnrollmentState.Key, EnrollmentState> enrollments,
    QuarantineJournal quarantine,
    Leases leases,
    Jobs jobs)
    implements StoreTransaction {

  static MemoryTables of(BillerId biller, Undo undo) {
    return new MemoryTables(
        new MemoryJournal<>(undo),
        new MemoryJournal<>(undo),
        new MemoryJournal<>(undo),
        new MemoryJournal<>(undo),
        new MemoryJournal<>(undo),
        new MemoryQuarantine(biller, undo),
        new Held(new Rows<>(undo)),
        new Remembered(new Rows<>(undo)));
  }

  private record Rows<V>(Undo undo, Map<String, V> rows) {

    Rows(Undo undo) {
      this(undo, new HashMap<>());
    }

    Optional<V> row(String key) {
      undo.requireOpen();
      return Optional.ofNullable(rows.get(key));
    }

    void set(String key, V value) {
      V before = rows.put(key, value);
      undo.by(
          () -> {
            if (before == null) {
              rows.remove(key);
            } else {
              rows.put(key, before);
            }
          });
    }
  }

  /** A job that nobody holds keeps its token under an empty name. */
  private record Held(Rows<Lease> rows) implements Leases {
    @Override
    public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
      Optional<Lease> known = rows.row(job);
      boolean taken =
          find(job)
              .filter(lease -> !lease.holder().equals(holder) && lease.expiresAt().isAfter(now))
              .isPresent();
      if (taken) {
        return Optional.empty();
      }
      rows.set(job, new Lease(job, holder, known.map(Lease::token).orElse(0L) + 1, expiresAt));
      return rows.row(job);
    }

    @Override
    public Optional<Lease> find(String job) {
      return rows.row(job).filter(lease -> !lease.holder().isEmpty());
    }

    @Override
    public String place() {
      return "memory " + System.identityHashCode(rows.rows());
    }

    @Override
    public boolean renew(Lease lease, Instant expiresAt) {
      boolean latest = find(lease.job()).filter(it -> it.token() == lease.token()).isPresent();
      if (latest) {
        rows.set(lease.job(), new Lease(lease.job(), lease.holder(), lease.token(), expiresAt));
      }
      return latest;
    }

    @Override
    public void release(Lease lease) {
      if (renew(lease, lease.expiresAt())) {
        rows.set(lease.job(), new Lease(lease.job(), "", lease.token(), lease.expiresAt()));
      }
    }
  }

  private record Remembered(Rows<JobEntry> rows) implements Jobs {
    @Override
    public void setBack(String job, Instant readUpTo) {
      rows.row(job).ifPresent(entry -> rows.set(job, entry.readUpTo(readUpTo)));
    }

    @Override
    public Optional<JobEntry> find(String job) {
      return rows.row(job);
    }

    @Override
    public void put(JobEntry entry) {
      Instant kept = rows.row(entry.job()).map(JobEntry::readUpTo).orElse(null);
      Instant moved = entry.readUpTo();
      boolean back = kept != null && (moved == null || kept.isAfter(moved));
      rows.set(entry.job(), back ? entry.readUpTo(kept) : entry);
    }
  }

  /** The same without the biller in the key of one table: that of another biller. */
  MemoryTables sharing(Ablation ablation, MemoryTables other) {
    return new MemoryTables(
        ablation == Ablation.PAYMENTS_WITHOUT_BILLER ? other.payments : payments,
        settlements,
        rejects,
        references,
        enrollments,
        quarantine,
        leases,
        ablation == Ablation.CHECKPOINTS_WITHOUT_BILLER ? other.jobs : jobs);
  }

  @Override
  public Facts facts() {
    return new MemoryFacts(this);
  }

  @Override
  public List<String> notListed(String enrollmentKind, long answer, String after) {
    TreeSet<String> accounts = new TreeSet<>();
    enrollments.forEach(
        state -> {
          if (state.kind().equals(enrollmentKind)
              && !state.missing()
              && state.listedIn() < answer
              && state.subject().compareTo(after) > 0) {
            accounts.add(state.subject());
          }
        });
    return accounts.stream().limit(500).toList();
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
