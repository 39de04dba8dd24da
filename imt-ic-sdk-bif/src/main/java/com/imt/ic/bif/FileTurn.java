package com.imt.ic.bif;

import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When the invoices were last gone through, and when that is due again. */
final class FileTurn {

  private FileTurn() {}

  /** Notes a turn in the transaction that keeps what it wrote, or finds that nothing changed. */
  static void note(StoreTransaction transaction, Instant now, HandOver handOver) {
    put(transaction, JobEntry.INVOICE_FILE, now, handOver.size());
    if (handOver.rejected() > 0) {
      noteRejected(transaction, now, handOver.rejected());
    }
  }

  /** Notes that invoices could not be written. */
  static void noteRejected(StoreTransaction transaction, Instant now, long invoices) {
    put(transaction, JobEntry.REJECTED_INVOICES, now, invoices);
  }

  private static void put(StoreTransaction transaction, String job, Instant now, long count) {
    JobEntry entry = transaction.jobs().find(job).orElseGet(() -> JobEntry.begun(job, now));
    transaction.jobs().put(entry.finished(now, count));
  }

  /** For how long a turn, or a file to submit, has been due; empty where none is. */
  static Optional<Duration> lateBy(StoreTransaction transaction, Duration cadence, Instant now) {
    Optional<Instant> last =
        transaction.jobs().find(JobEntry.INVOICE_FILE).map(JobEntry::finishedAt);
    Stream<Instant> waiting =
        WaitingFiles.submittable(transaction).stream().map(InvoiceFileEntry::createdAt);
    Instant at =
        Stream.concat(waiting, last.map(done -> done.plus(cadence)).stream())
            .min(Comparator.naturalOrder())
            .orElse(now);
    return Optional.of(Duration.between(at, now)).filter(late -> !late.isNegative());
  }
}
