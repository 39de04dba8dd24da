package com.imt.ic.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The invoice file, whose time has come: the invoices are to be given to the outbox, which writes
 * what is new or changed of them, and what waits in it is to be submitted. Immutable and
 * thread-safe.
 *
 * @param lastDone when the invoices were last given to the outbox and found unchanged or written,
 *     or empty where they never were
 * @param waiting how many files are written and not answered by InvoiceCloud
 * @param lateBy for how long its time has been past: since the cadence was over, or since the
 *     oldest file waits, whichever is longer; zero where it never ran
 */
public record DueInvoiceFile(Optional<Instant> lastDone, int waiting, Duration lateBy) {

  /** The job's name in the store's {@link com.imt.ic.internal.store.PollJournal}. */
  public static final String JOB = "invoice-file";

  /** Checks that everything is there. */
  public DueInvoiceFile {
    Objects.requireNonNull(lastDone, "lastDone");
    Objects.requireNonNull(lateBy, "lateBy");
  }
}
