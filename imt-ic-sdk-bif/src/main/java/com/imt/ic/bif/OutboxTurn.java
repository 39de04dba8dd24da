package com.imt.ic.bif;

import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;

/** Remembers that the invoices were gone through, from which the plan reckons the next time. */
final class OutboxTurn {

  /** The name beside those of the reports. */
  static final String JOB = "invoice-file";

  private OutboxTurn() {}

  /** Notes a turn in the transaction that keeps what it wrote, or finds that nothing changed. */
  static void note(StoreTransaction transaction, Instant now, long invoices) {
    JobEntry entry = transaction.jobs().find(JOB).orElseGet(() -> JobEntry.begun(JOB, now));
    transaction.jobs().put(entry.finished(now, invoices));
  }
}
