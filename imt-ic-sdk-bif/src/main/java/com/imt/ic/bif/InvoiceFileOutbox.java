package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Redaction;
import com.imt.ic.StoreException;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hourly way of invoices to InvoiceCloud: {@link #enqueue} writes what is new or changed into a
 * spool, {@link #submitQueued} sends it until IC has answered. A crash at any point neither forgets
 * an invoice nor doubles it: the next call of either goes on where the last one stopped.
 *
 * <p>An invoice that was never written is new (I), one whose content changed is re-written (R)
 * under its number, and one that did not change is left out. After a refusal its invoices count as
 * they were last accepted, so the next {@code enqueue} that is given them writes them again.
 *
 * <p>Files stay in the spool after IC's answer; what happens to them then is the host's matter. A
 * file's name is never used again with other content.
 *
 * <p>Thread-safe: calls of {@code enqueue} wait for each other, those of other processes on the
 * same spool included.
 *
 * <pre>{@code
 * InvoiceFileOutbox outbox =
 *     InvoiceFileOutbox.builder()
 *         .store(store)
 *         .layout(BifLayout.of(profile))
 *         .billerId(BillerId.of("1234"))
 *         .spool(Path.of("spool"))
 *         .clock(Clock.systemUTC())
 *         .build();
 * outbox.enqueue(invoices);
 * outbox.submitQueued(invoiceCloud::submit);
 * }</pre>
 */
public final class InvoiceFileOutbox {

  private static final Logger LOG = LoggerFactory.getLogger(InvoiceFileOutbox.class);

  /** How often another writer may be faster before this one gives up. */
  private static final int MOST_ATTEMPTS = 20;

  private enum Recorded {
    YES,
    NAME_TAKEN,
    OVERTAKEN
  }

  private final IntegrationStore store;
  private final BifLayout layout;
  private final BillerId billerId;
  private final Clock clock;
  private final Spool spool;
  private final ReentrantLock writing = new ReentrantLock();

  private InvoiceFileOutbox(Builder builder) {
    store = required(builder.store, "store");
    layout = required(builder.layout, "layout");
    billerId = required(builder.billerId, "billerId");
    clock = required(builder.clock, "clock");
    spool = new Spool(required(builder.spool, "spool"));
    layout.fileName(billerId, Instant.EPOCH); // refuses a BID that cannot name a file
  }

  private static <T> T required(@Nullable T setting, String name) {
    if (setting == null) {
      throw new IllegalStateException("An outbox needs a " + name + "; set it on the builder");
    }
    return setting;
  }

  /**
   * Starts an outbox.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Writes one file of the invoices that are new or changed, and queues it. To be called outside a
   * transaction of the caller's own: the file gets its name when the store's transaction is over.
   *
   * @param invoices the invoices, all of them or those that may have changed; gone through once to
   *     check and once to write, so they must stay the same
   * @return the file, or empty when nothing changed
   * @throws InvalidInvoicesException when invoices cannot be written, with every problem; nothing
   *     is written or queued then
   * @throws SpoolException when the spool fails
   * @throws StoreException when the store fails
   */
  public Optional<QueuedInvoiceFile> enqueue(Iterable<BifInvoice> invoices) {
    return enqueue(invoices, false);
  }

  /**
   * Like {@link #enqueue}, and writes unchanged invoices too, as re-written: for a biller whose
   * invoices IC has lost or asks for again. Every call writes them once more.
   *
   * @param invoices the invoices, as for {@link #enqueue}
   * @return the file, or empty when there is no invoice
   * @throws InvalidInvoicesException when invoices cannot be written, with every problem; nothing
   *     is written or queued then
   * @throws SpoolException when the spool fails
   * @throws StoreException when the store fails
   */
  public Optional<QueuedInvoiceFile> enqueueAll(Iterable<BifInvoice> invoices) {
    return enqueue(invoices, true);
  }

  private Optional<QueuedInvoiceFile> enqueue(Iterable<BifInvoice> invoices, boolean again) {
    List<SendingPlan.Candidate> candidates = validated(invoices);
    writing.lock();
    try (Spool.Held held = spool.hold()) {
      Objects.requireNonNull(held, "held"); // javac warns of a resource that nothing uses
      List<InvoiceFileEntry> queued = queuedEntries();
      recover(queued);
      for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        SendingPlan plan =
            store.inTransaction(
                transaction -> {
                  SendingPlan made = SendingPlan.of(candidates, transaction.sentInvoices(), again);
                  if (made.isEmpty()) {
                    OutboxTurn.note(transaction, clock.instant(), candidates.size());
                  }
                  return made;
                });
        if (plan.isEmpty()) {
          return Optional.empty();
        }
        Optional<QueuedInvoiceFile> file = write(plan, invoices, queued);
        if (file.isPresent()) {
          return file;
        }
      }
    } finally {
      writing.unlock();
    }
    throw new StoreException(
        "Other writers queued the same invoices or file names "
            + MOST_ATTEMPTS
            + " times over; run"
            + " one job for the invoice file at a time",
        null);
  }

  private List<SendingPlan.Candidate> validated(Iterable<BifInvoice> invoices) {
    List<SendingPlan.Candidate> candidates = new ArrayList<>();
    List<BifProblem> problems = new ArrayList<>();
    long line = layout.firstLine();
    try (RecordCheck check = new RecordCheck(layout)) {
      for (BifInvoice invoice : invoices) {
        check.check(billerId, invoice, line, problems);
        check.checkOnce(invoice, line, problems);
        candidates.add(SendingPlan.Candidate.of(invoice));
        line++;
      }
      check.finish(problems);
    } catch (IOException e) {
      throw new SpoolException("The temporary folder of this JVM fails", e);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInvoicesException(problems);
    }
    return candidates;
  }

  /** Names files whose entries were committed, and removes those that have none. */
  private void recover(List<InvoiceFileEntry> queued) {
    Set<String> names = new HashSet<>();
    for (InvoiceFileEntry entry : queued) {
      spool.recover(entry.name());
      names.add(entry.name());
    }
    spool.discardAllBut(names);
  }

  private List<InvoiceFileEntry> queuedEntries() {
    return store.inTransaction(transaction -> transaction.invoiceFiles().queued());
  }

  /** Empty when another writer was faster and the plan must be made anew. */
  private Optional<QueuedInvoiceFile> write(
      SendingPlan plan, Iterable<BifInvoice> invoices, List<InvoiceFileEntry> queued) {
    Instant now = clock.instant();
    List<String> newest = UnknownFiles.newest(spool, layout.fileName(billerId, now));
    record Found(String name, Optional<String> warning) {}
    Found found =
        store.inTransaction(
            transaction ->
                new Found(freeName(transaction, now), UnknownFiles.warning(newest, transaction)));
    String name = found.name();
    BifSummary summary;
    try {
      summary =
          spool.write(
              name, out -> BifWriter.of(layout).write(plan.records(invoices, billerId), out));
    } catch (RuntimeException e) {
      discardAfter(e, name);
      throw e;
    }
    InvoiceFileEntry entry =
        new InvoiceFileEntry(
            name,
            summary.sha256(),
            summary.records(),
            laterThan(queued, now),
            State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    // When this throws, nobody knows whether it was committed: the temporary file stays, and the
    // next call finds out.
    Recorded recorded = store.inTransaction(transaction -> tryRecord(transaction, plan, entry));
    if (recorded != Recorded.YES) {
      spool.discard(name);
      return Optional.empty();
    }
    spool.publish(name);
    LOG.info(
        "Queued invoice file {}: {} new, {} re-written, {} unchanged",
        name,
        summary.newRecords(),
        summary.rewrittenRecords(),
        plan.unchanged());
    found.warning().ifPresent(LOG::warn);
    return Optional.of(
        new QueuedInvoiceFile(name, spool.file(name), summary, plan.unchanged(), found.warning()));
  }

  private void discardAfter(RuntimeException failure, String name) {
    try {
      spool.discard(name);
    } catch (SpoolException e) {
      failure.addSuppressed(e);
    }
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
    String first = layout.fileName(billerId, now);
    String name = first;
    for (int i = 2; isTaken(transaction, name); i++) {
      int dot = first.lastIndexOf('.');
      int end = dot < 0 ? first.length() : dot;
      name = first.substring(0, end) + "_" + i + first.substring(end);
    }
    return name;
  }

  private boolean isTaken(StoreTransaction transaction, String name) {
    return transaction.invoiceFiles().find(name).isPresent() || spool.isTaken(name);
  }

  private static Recorded tryRecord(
      StoreTransaction transaction, SendingPlan plan, InvoiceFileEntry entry) {
    if (!plan.isCurrent(transaction.sentInvoices())) {
      return Recorded.OVERTAKEN;
    }
    if (!transaction.invoiceFiles().add(entry)) {
      return Recorded.NAME_TAKEN;
    }
    plan.recordIn(transaction.sentInvoices(), entry.name());
    OutboxTurn.note(transaction, entry.createdAt(), plan.size());
    return Recorded.YES;
  }

  /**
   * Submits every queued file, oldest first, each with the name and the content that it was queued
   * with, until InvoiceCloud has answered it. A refused file is noted with the reason, and the
   * later ones are still tried.
   *
   * @param submission where to
   * @return the files that were answered now; empty when none was queued
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones stay queued, and the next call asks again
   * @throws SpoolException when a queued file is lost or changed; it stays queued
   */
  public List<SubmittedInvoiceFile> submitQueued(
      Function<InvoiceFile, InvoiceFileAnswer> submission) {
    List<SubmittedInvoiceFile> answered = new ArrayList<>();
    for (InvoiceFileEntry entry : queuedEntries()) {
      spool.recover(entry.name());
      InvoiceFileAnswer answer = submission.apply(verified(entry));
      Instant now = clock.instant();
      SubmittedInvoiceFile file = submitted(entry, answer);
      store.inTransaction(
          transaction -> {
            settle(transaction, file, now);
            return file;
          });
      if (file.accepted()) {
        LOG.info("InvoiceCloud accepted invoice file {}", file.name());
        file.warning().ifPresent(text -> LOG.warn("Invoice file {}: {}", file.name(), text));
      } else {
        LOG.warn("InvoiceCloud refused invoice file {}: {}", file.name(), file.reason().orElse(""));
      }
      answered.add(file);
    }
    return List.copyOf(answered);
  }

  private InvoiceFile verified(InvoiceFileEntry entry) {
    String found = spool.sha256(entry.name());
    if (!found.equals(entry.sha256())) {
      throw new SpoolException(
          "Invoice file "
              + spool.file(entry.name())
              + " was changed after it was queued: its SHA-256 is "
              + found
              + ", expected "
              + entry.sha256()
              + "; put the original back, since a name is never sent with other content",
          null);
    }
    try {
      return InvoiceFile.of(spool.file(entry.name()));
    } catch (IOException e) {
      throw new SpoolException("Invoice file " + entry.name() + " cannot be read", e);
    }
  }

  private static SubmittedInvoiceFile submitted(InvoiceFileEntry entry, InvoiceFileAnswer answer) {
    Optional<String> message =
        answer.errorMessage().map(Redaction::foreignText).filter(text -> !text.isEmpty());
    boolean accepted = answer.accepted();
    return new SubmittedInvoiceFile(
        entry.name(),
        accepted,
        answer.fileGuid(),
        accepted ? Optional.empty() : Optional.of(message.orElse("InvoiceCloud gave no reason")),
        accepted ? warning(entry.records(), answer.recordCount(), message) : Optional.empty());
  }

  /** The record count is the only total that comes back; a wrong one must not pass unseen. */
  private static Optional<String> warning(
      long records, Optional<Integer> counted, Optional<String> message) {
    boolean otherCount = counted.isPresent() && counted.get() != records;
    if (!otherCount && message.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "InvoiceCloud accepted the file and "
            + (otherCount ? "counted " + counted.get() + " of its " + records + " records" : "")
            + (otherCount && message.isPresent() ? ", and " : "")
            + message.map(text -> "said: " + text).orElse("")
            + "; ask IC which invoices it has, and write them again if need be");
  }

  private static void settle(
      StoreTransaction transaction, SubmittedInvoiceFile file, Instant answeredAt) {
    Optional<InvoiceFileEntry> found = transaction.invoiceFiles().find(file.name());
    if (found.isEmpty() || found.get().state() != State.QUEUED) {
      return; // another node has asked too, and IC answers the same file alike
    }
    InvoiceFileEntry entry = found.get();
    transaction
        .invoiceFiles()
        .update(
            new InvoiceFileEntry(
                entry.name(),
                entry.sha256(),
                entry.records(),
                entry.createdAt(),
                file.accepted() ? State.ACCEPTED : State.REFUSED,
                Optional.of(answeredAt),
                file.fileGuid(),
                file.reason().or(file::warning)));
    if (file.accepted()) {
      transaction.sentInvoices().accepted(file.name());
    } else {
      transaction.sentInvoices().refused(file.name());
    }
  }

  /** Collects what an outbox works with; every setting is needed. Not thread-safe. */
  public static final class Builder {

    private @Nullable IntegrationStore store;
    private @Nullable BifLayout layout;
    private @Nullable BillerId billerId;
    private @Nullable Path spool;
    private @Nullable Clock clock;

    private Builder() {}

    /**
     * Sets where it is kept what was sent.
     *
     * @param store the store
     * @return this builder
     */
    @SuppressWarnings("exports") // the store is in no exported package any more
    public Builder store(IntegrationStore store) {
      this.store = store;
      return this;
    }

    /**
     * Sets the layout of the files.
     *
     * @param layout the layout
     * @return this builder
     */
    public Builder layout(BifLayout layout) {
      this.layout = layout;
      return this;
    }

    /**
     * Sets whose invoices they are.
     *
     * @param billerId the BID
     * @return this builder
     */
    public Builder billerId(BillerId billerId) {
      this.billerId = billerId;
      return this;
    }

    /**
     * Sets the folder of the files; made where it does not exist.
     *
     * @param spool a folder of this outbox alone, on a disk that outlives a crash; every process
     *     that works on the same store needs the same folder, since it may have to send what
     *     another one queued
     * @return this builder
     */
    public Builder spool(Path spool) {
      this.spool = spool;
      return this;
    }

    /**
     * Sets the clock that names the files.
     *
     * @param clock the clock; its zone does not matter
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the outbox
     * @throws IllegalStateException when a setting is missing
     * @throws IllegalArgumentException when the BID cannot stand in a file name
     */
    public InvoiceFileOutbox build() {
      return new InvoiceFileOutbox(this);
    }
  }
}
