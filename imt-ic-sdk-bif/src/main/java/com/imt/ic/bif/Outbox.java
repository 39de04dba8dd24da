package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.StoreException;
import com.imt.ic.Warning;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices.WrittenFile;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files of what is new or changed, and queues them. The store knows a file, and what it says
 * of each invoice, while it is being written under a temporary name; one transaction makes all of
 * that count, and then the file gets its own name. Whatever the crash, whoever has the job next
 * finishes the file or removes it. Thread-safe.
 */
final class Outbox {

  /**
   * How a hand-over is written.
   *
   * @param strict whether one invoice that cannot be written keeps all from being written
   * @param again whether unchanged invoices count as changed
   * @param mostInFile how many invoices a file holds at most
   */
  record Manner(boolean strict, boolean again, long mostInFile) {}

  /**
   * What became of a hand-over.
   *
   * @param changed gone through
   */
  record Written(
      HandOver handOver, ChangedInvoices changed, List<WrittenFile> files, List<Warning> warnings) {

    /** Of a hand-over that was written into one file at most. */
    SentInvoices sent() {
      return new SentInvoices(
          files.isEmpty() ? null : files.get(0),
          changed.unchanged(),
          handOver.problems(),
          handOver.rejected(),
          List.of(),
          warnings);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Parts parts;
  private final BifLayout layout;
  private final BifWriter writer;
  private final Spool spool;

  Outbox(Parts parts, BifLayout layout, Spool spool) {
    this.parts = parts;
    this.layout = layout;
    writer = BifWriter.of(layout);
    this.spool = spool;
    layout.fileName(parts.biller(), Instant.EPOCH); // refuses a BID that cannot name a file
  }

  /** What a crash may have left: files that are written, or were to be, and not answered. */
  static List<InvoiceFileEntry> unfinished(StoreTransaction transaction) {
    return transaction.invoiceFiles().in(List.of(State.WRITING, State.QUEUED));
  }

  /** Names files that were queued before a crash, and removes those that were not. */
  void recover(LeasedJob job, List<InvoiceFileEntry> files) {
    for (InvoiceFileEntry entry : files) {
      if (entry.state() == State.QUEUED) {
        spool.publish(entry.name());
      } else {
        abandon(job, entry.name());
      }
    }
  }

  /**
   * Checks invoices and writes those that are new or changed.
   *
   * @param told how far it is
   */
  Written write(LeasedJob job, Iterable<BifInvoice> invoices, Manner manner, LoadListener told) {
    HandOver handOver =
        HandOver.check(
            layout,
            parts.biller(),
            invoices,
            place -> {
              job.keep();
              told.checked(place);
            });
    if (manner.strict() && handOver.faults() > 0) {
      Instant now = parts.clock().instant();
      job.runInTransaction(open -> FileTurn.noteRejected(open, now, handOver.rejected()));
      throw new InvalidInvoicesException(handOver.problems(), handOver.faults());
    }
    return new Writing(job, handOver, manner, told).write();
  }

  private BegunFile begin(StoreTransaction transaction, boolean first) {
    spool.make();
    Instant now = parts.clock().instant();
    BillerId bid = parts.biller();
    List<Warning> warnings =
        first
            ? UnknownFiles.warnings(spool, layout.fileNames(), bid, transaction)
            : List.of(); // told already
    String firstName = layout.fileName(bid, now);
    String name = firstName;
    for (int i = 2; spool.isTaken(name) || transaction.invoiceFiles().find(name).isPresent(); i++) {
      name = FileNamePattern.numbered(firstName, i);
    }
    List<InvoiceFileEntry> waiting =
        transaction.invoiceFiles().in(List.of(State.QUEUED, State.UNKNOWN));
    InvoiceFileEntry entry = InvoiceFileEntry.begun(name, laterThan(waiting, now));
    if (!transaction.invoiceFiles().add(entry)) {
      throw new StoreException(
          "Invoice file %s was entered by another node while this one had the job".formatted(name),
          null);
    }
    return new BegunFile(name, now, warnings);
  }

  /** Files go out in this order, so it holds even when the clock stands still or goes back. */
  private static Instant laterThan(List<InvoiceFileEntry> waiting, Instant now) {
    Instant later = now;
    for (InvoiceFileEntry entry : waiting) {
      if (!entry.createdAt().isBefore(later)) {
        later = entry.createdAt().plus(1, ChronoUnit.MICROS); // what every database keeps
      }
    }
    return later;
  }

  /** The files of one hand-over. */
  private final class Writing {
    private final LeasedJob job;
    private final HandOver handOver;
    private final Manner manner;
    private final LoadListener told;
    private final List<WrittenFile> written = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private boolean isNoted;
    private ChangedInvoices changed;

    Writing(LeasedJob job, HandOver handOver, Manner manner, LoadListener told) {
      this.job = job;
      this.handOver = handOver;
      this.manner = manner;
      this.told = told;
      changed = changed();
    }

    private ChangedInvoices changed() {
      return new ChangedInvoices(
          parts, job, handOver, manner, open -> begin(open, written.isEmpty()));
    }

    Written write() {
      for (BegunFile file = changed.nextFile(); file != null; file = changed.nextFile()) {
        WrittenFile whole = write(file);
        if (whole == null) {
          changed = changed();
        } else {
          written.add(whole);
          warnings.addAll(file.warnings());
          told.written(written.size(), mostFiles(), sum());
        }
      }
      if (!isNoted) {
        Instant now = parts.clock().instant();
        job.runInTransaction(open -> FileTurn.note(open, now, handOver));
      }
      return new Written(handOver, changed, written, warnings);
    }

    private int mostFiles() {
      long most = handOver.size() - handOver.rejected();
      return most == 0 ? 0 : Math.toIntExact((most - 1) / manner.mostInFile() + 1);
    }

    private long sum() {
      return written.stream().mapToLong(each -> each.totals().records()).sum();
    }

    /** Null where a file before it was refused meanwhile, and all is to be looked at anew. */
    private @Nullable WrittenFile write(BegunFile file) {
      String name = file.name();
      BifSummary totals;
      boolean isLast;
      try {
        BifWriter lines = writer.forFile(parts.biller(), name, file.time());
        totals = spool.write(name, out -> lines.writeChecked(changed, out));
        isLast = changed.isOver();
        Instant now = parts.clock().instant();
        boolean queued =
            job.inTransaction(
                open -> {
                  InvoiceFileEntry begun = open.invoiceFiles().lock(name).orElseThrow();
                  if (begun.reason().isPresent()) {
                    return false;
                  }
                  open.invoiceFiles().update(begun.queued(totals.sha256(), totals.records()));
                  if (isLast) {
                    FileTurn.note(open, now, handOver);
                  }
                  return true;
                });
        if (!queued) {
          abandon(job, name);
          return null;
        }
      } catch (RuntimeException e) {
        // When a commit failed, nobody knows whether it was kept: the entry tells.
        try {
          abandon(job, name);
        } catch (RuntimeException suppressed) {
          e.addSuppressed(suppressed); // whoever has the job next does it
        }
        throw e;
      }
      isNoted = isLast;
      spool.publish(name);
      LOG.info(
          "Queued invoice file {}: {} new, {} re-written, {} unchanged, {} rejected",
          name,
          totals.newRecords(),
          totals.rewrittenRecords(),
          changed.unchanged(),
          handOver.rejected());
      file.warnings().forEach(warning -> LOG.warn(warning.detail()));
      return new WrittenFile(name, spool.file(name), totals);
    }
  }

  /** Takes everything of a file back, unless it was queued. */
  private void abandon(LeasedJob job, String name) {
    job.runInTransaction(
        open -> {
          if (open.invoiceFiles().lock(name).filter(Outbox::isBeingWritten).isPresent()) {
            spool.discard(name); // before its entry, which alone leads to it
            open.sentInvoices().forgotten(name);
            open.invoiceFiles().remove(name);
          }
        });
  }

  private static boolean isBeingWritten(InvoiceFileEntry entry) {
    return entry.state() == State.WRITING;
  }
}
