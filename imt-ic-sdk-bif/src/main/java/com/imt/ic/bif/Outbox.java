package com.imt.ic.bif;

import com.imt.ic.StoreException;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.WrittenFile;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files of what is new or changed, and queues them. A file is written under a temporary
 * name, entered into the store together with what it says of each invoice, and gets its own name
 * last; whatever the crash, the next call finishes or removes it. Thread-safe.
 */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How often another writer may be faster before this one gives up. */
  private static final int MOST_ATTEMPTS = 20;

  private final Parts parts;
  private final BifLayout layout;
  private final BifWriter writer;
  private final Spool spool;
  private final ReentrantLock writing = new ReentrantLock();

  Outbox(Parts parts, Spool spool) {
    this.parts = parts;
    layout = BifLayout.of(parts.profile());
    writer = BifWriter.of(layout);
    this.spool = spool;
    layout.fileName(parts.biller(), Instant.EPOCH); // refuses a BID that cannot name a file
  }

  SentInvoices write(Iterable<BifInvoice> invoices, boolean again) {
    List<SendingPlan.Candidate> candidates = checked(invoices);
    writing.lock();
    try (Spool.Held held = spool.hold()) {
      Objects.requireNonNull(held, "held"); // javac warns of a resource that nothing uses
      List<InvoiceFileEntry> queued =
          parts.store().inTransaction(transaction -> transaction.invoiceFiles().queued());
      recover(queued);
      for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        SendingPlan plan =
            parts.store().inTransaction(transaction -> plan(candidates, transaction, again));
        if (plan.isEmpty()) {
          return new SentInvoices(null, plan.unchanged(), List.of(), List.of());
        }
        SentInvoices sent = write(plan, invoices, queued);
        if (sent != null) {
          return sent;
        }
      }
    } finally {
      writing.unlock();
    }
    throw new StoreException(
        """
        Other writers queued the same invoices or file names %s times over; run one job for the \
        invoice file at a time"""
            .formatted(MOST_ATTEMPTS),
        null);
  }

  private List<SendingPlan.Candidate> checked(Iterable<BifInvoice> invoices) {
    List<SendingPlan.Candidate> candidates = new ArrayList<>();
    Iterable<BifRecord> records =
        () ->
            StreamSupport.stream(invoices.spliterator(), false)
                .map(
                    invoice -> {
                      candidates.add(SendingPlan.Candidate.of(invoice));
                      return new BifRecord(BifRecord.Type.NEW, parts.biller(), invoice);
                    })
                .iterator();
    try {
      BifWriter.throwIfAny(writer.checkAll(records));
    } catch (IOException e) {
      throw new SpoolException("The temporary folder of this JVM fails", e);
    }
    return candidates;
  }

  private SendingPlan plan(
      List<SendingPlan.Candidate> candidates, StoreTransaction transaction, boolean again) {
    SendingPlan plan = SendingPlan.of(candidates, transaction.sentInvoices(), again);
    if (plan.isEmpty()) {
      FileTurn.note(transaction, parts.clock().instant(), candidates.size());
    }
    return plan;
  }

  /** Names files whose entries were committed, and removes those that have none. */
  private void recover(List<InvoiceFileEntry> queued) {
    queued.forEach(entry -> spool.recover(entry.name()));
    spool.discardAllBut(queued.stream().map(InvoiceFileEntry::name).collect(Collectors.toSet()));
  }

  /** Null when another writer was faster and the plan must be made anew. */
  private @Nullable SentInvoices write(
      SendingPlan plan, Iterable<BifInvoice> invoices, List<InvoiceFileEntry> queued) {
    Instant now = parts.clock().instant();
    List<String> newest = UnknownFiles.newest(spool, layout.fileName(parts.biller(), now));
    record Found(String name, List<Warning> warnings) {}
    Found found =
        parts
            .store()
            .inTransaction(
                open -> new Found(freeName(open, now), UnknownFiles.warnings(newest, open)));
    String name = found.name();
    BifSummary totals;
    try {
      // The plan's digests prove that these are the invoices that were checked.
      totals =
          spool.write(
              name, out -> writer.writeChecked(plan.records(invoices, parts.biller()), out));
    } catch (RuntimeException e) {
      try {
        spool.discard(name);
      } catch (SpoolException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
    InvoiceFileEntry entry =
        new InvoiceFileEntry(
            name,
            totals.sha256(),
            totals.records(),
            laterThan(queued, now),
            State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    // When this throws, nobody knows whether it was committed: the temporary file stays, and the
    // next call finds out.
    if (!parts.store().inTransaction(transaction -> isRecorded(transaction, plan, entry))) {
      spool.discard(name);
      return null;
    }
    spool.publish(name);
    LOG.info(
        "Queued invoice file {}: {} new, {} re-written, {} unchanged",
        name,
        totals.newRecords(),
        totals.rewrittenRecords(),
        plan.unchanged());
    found.warnings().forEach(warning -> LOG.warn(warning.detail()));
    WrittenFile written = new WrittenFile(name, spool.file(name), totals);
    return new SentInvoices(written, plan.unchanged(), List.of(), found.warnings());
  }

  /** Files go out in this order, so it holds even when the clock stands still or goes back. */
  private static Instant laterThan(List<InvoiceFileEntry> queued, Instant now) {
    Instant later = now;
    for (InvoiceFileEntry entry : queued) {
      if (!entry.createdAt().isBefore(later)) {
        later = entry.createdAt().plus(1, ChronoUnit.MICROS); // what every database keeps
      }
    }
    return later;
  }

  private String freeName(StoreTransaction transaction, Instant now) {
    String first = layout.fileName(parts.biller(), now);
    String name = first;
    for (int i = 2; transaction.invoiceFiles().find(name).isPresent() || spool.isTaken(name); i++) {
      int dot = first.lastIndexOf('.');
      int end = dot < 0 ? first.length() : dot;
      name = first.substring(0, end) + "_" + i + first.substring(end);
    }
    return name;
  }

  /** False when another writer has changed what the plan was made from, or taken the name. */
  private static boolean isRecorded(
      StoreTransaction transaction, SendingPlan plan, InvoiceFileEntry entry) {
    if (!plan.isCurrent(transaction.sentInvoices()) || !transaction.invoiceFiles().add(entry)) {
      return false;
    }
    plan.recordIn(transaction.sentInvoices(), entry.name());
    FileTurn.note(transaction, entry.createdAt(), plan.size());
    return true;
  }
}
