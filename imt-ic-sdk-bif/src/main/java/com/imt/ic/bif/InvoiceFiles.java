package com.imt.ic.bif;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.polling.LeasedJobs;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.polling.LeaseException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One biller's invoices on their way to InvoiceCloud. They are written into files in a spool, and
 * each file is submitted until IC has answered it. A crash at any point neither forgets an invoice
 * nor doubles it: the next call goes on where the last one stopped.
 *
 * <p>An invoice that was never written is new (I), one whose content changed is re-written (R)
 * under its number, and one that did not change is left out. After a refusal its invoices count as
 * they were last accepted, so the next call that is given them writes them again. An invoice that
 * cannot be written holds back itself alone, and {@link SentInvoices#rejected} says why; a number
 * that stands twice is rejected wherever it stands, since nobody knows which invoice is current.
 *
 * <p>Files stay in the spool after IC's answer; what happens to them then is the host's matter. A
 * file's name is never used again with other content.
 *
 * <p>Of all nodes and threads one writes or submits at a time: the job is leased from the first
 * step to IC's answer, and whoever comes meanwhile gets a {@link LeaseException}, which means that
 * the invoices are being sent. To be called outside a transaction of the caller's own: a file gets
 * its name when the database's transaction is over. Thread-safe.
 *
 * <pre>{@code
 * InvoiceFiles files = InvoiceFiles.of(integration, spool);
 * SentInvoices sent = files.send(openInvoices);
 * }</pre>
 */
public final class InvoiceFiles {

  private final Parts parts;
  private final Outbox outbox;
  private final Submission submission;
  private final PartialAcceptance partial;
  private final FirstLoad firstLoad;
  private final boolean strict;
  private final int filesOf;

  private InvoiceFiles(
      Parts parts,
      Outbox outbox,
      Submission submission,
      PartialAcceptance partial,
      FirstLoad firstLoad,
      boolean strict,
      int filesOf) {
    this.parts = parts;
    this.outbox = outbox;
    this.submission = submission;
    this.partial = partial;
    this.firstLoad = firstLoad;
    this.strict = strict;
    this.filesOf = filesOf;
  }

  private InvoiceFiles with(boolean strictly, int most) {
    return new InvoiceFiles(parts, outbox, submission, partial, firstLoad, strictly, most);
  }

  static InvoiceFiles of(Parts parts, Path folder) {
    Spool spool = new Spool(folder);
    BifLayout layout = BifLayout.of(parts.profile());
    return new InvoiceFiles(
        parts,
        new Outbox(parts, layout, spool),
        new Submission(parts, spool),
        new PartialAcceptance(parts, layout, spool),
        new FirstLoad(parts, layout, spool),
        false,
        parts.profile().firstLoadFilesOf());
  }

  /**
   * The invoice files of an integration's biller.
   *
   * @param spool a folder, made where it does not exist, on a disk that outlives a crash; every
   *     process that works on the same database needs the same folder, since it may have to send
   *     what another one wrote. Billers may share one where the names of their files hold the BID
   * @throws com.imt.ic.profile.ProfileException when the profile's section {@code bif} has faults
   * @throws IllegalArgumentException when the biller's BID cannot stand in a file name
   */
  public static InvoiceFiles of(InvoiceCloudIntegration integration, Path spool) {
    return of(integration.parts(), Objects.requireNonNull(spool, "spool"));
  }

  /**
   * The same, except that calls which write are refused as a whole where one invoice cannot be
   * written: they throw an {@link InvalidInvoicesException}, and nothing is written.
   */
  public InvoiceFiles strict() {
    return with(true, filesOf);
  }

  /**
   * The same, except that files of {@link #firstLoad} hold at most so many invoices, instead of the
   * profile's {@code $.invoiceFile.firstLoadFilesOf}.
   *
   * @throws IllegalArgumentException when that is less than one
   */
  public InvoiceFiles filesOf(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "A file holds at least 1 invoice, found a limit of " + most);
    }
    return with(strict, most);
  }

  /**
   * Submits what waits from before, writes one file of the invoices that are new or changed, and
   * submits it. What waits goes first, since a refusal changes what is new.
   *
   * @param invoices all of them, or those that may have changed; gone through once to check and
   *     once to write, so they must stay the same
   * @throws InvalidInvoicesException when an invoice cannot be written, if {@link #strict}
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when the spool fails, or a written file is lost or changed
   * @throws com.imt.ic.StoreException when the database fails
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones wait, and the next call asks again
   */
  public SentInvoices send(Iterable<BifInvoice> invoices) {
    return send(invoices, false);
  }

  /**
   * Like {@link #send}, and sends unchanged invoices too, as re-written: for a biller whose
   * invoices IC has lost or asks for again. Every call sends them once more.
   *
   * @param invoices as for {@link #send}
   * @throws com.imt.ic.InvoiceCloudException as {@link #send}
   */
  public SentInvoices sendAgain(Iterable<BifInvoice> invoices) {
    return send(invoices, true);
  }

  private SentInvoices send(Iterable<BifInvoice> invoices, boolean again) {
    Objects.requireNonNull(invoices, "invoices");
    return leased(
        (job, isAnyWaiting) -> {
          SentInvoices before =
              isAnyWaiting
                  ? submission.submitQueued(job)
                  : SentInvoices.answered(List.of(), List.of());
          SentInvoices now = before.plus(writeOne(job, invoices, again));
          return now.written() == null ? now : now.plus(submission.submitQueued(job));
        });
  }

  /**
   * Writes one file of the invoices that are new or changed, and leaves it to {@link
   * #submitQueued}.
   *
   * @param invoices as for {@link #send}
   * @throws InvalidInvoicesException when an invoice cannot be written, if {@link #strict}
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when the spool fails
   * @throws com.imt.ic.StoreException when the database fails
   */
  public SentInvoices write(Iterable<BifInvoice> invoices) {
    return leased((job, isAnyWaiting) -> writeOne(job, invoices, false));
  }

  private SentInvoices writeOne(LeasedJob job, Iterable<BifInvoice> invoices, boolean again) {
    Outbox.Manner manner = new Outbox.Manner(strict, again, Long.MAX_VALUE);
    return outbox.write(job, invoices, manner, LoadListener.NONE).sent();
  }

  /** Is told how far a first load is, in its thread; an exception from here ends the load. */
  public interface LoadListener {

    /** Hears nothing. */
    LoadListener NONE = new LoadListener() {};

    /**
     * An invoice was gone through: twice each, once to be checked and once to be written.
     *
     * @param place of the invoice in the source, 1 being the first
     */
    default void checked(long place) {}

    /**
     * A file was written.
     *
     * @param file how many are written now
     * @param mostFiles how many there will be at most
     * @param invoices how many stand in these files
     */
    default void written(int file, int mostFiles, long invoices) {}

    /** All is written, and nothing was submitted yet; what is thrown here keeps it from that. */
    default void planned(SentInvoices.LoadPlan plan) {}

    /**
     * A file was submitted and answered.
     *
     * @param file how many were submitted in this call
     * @param files how many there are
     * @param invoices how many stand in those that were submitted
     */
    default void submitted(int file, int files, long invoices) {}
  }

  /**
   * Brings all open invoices of a new biller to InvoiceCloud: writes what is new or changed into
   * files of bounded size, tells the plan, submits every file that waits, and counts in the end
   * what IC has accepted against the source. Where a call ends before, by a crash or an exception,
   * the next one with the same source goes on: no invoice is lost, none goes twice, and none is
   * re-written that did not change.
   *
   * <p>The job is leased from the first step to IC's last answer, since what was looked up must be
   * true until it is written: nobody sends between. Of a node that was killed the lease ends by
   * itself.
   *
   * @param invoices as for {@link #send}
   * @param listener is told how far it is, and the plan before anything is submitted
   * @return {@link SentInvoices.Loaded#isComplete} tells whether the load is over
   * @throws InvalidInvoicesException when an invoice cannot be written, if {@link #strict}
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when the spool fails, or a written file is lost or changed
   * @throws com.imt.ic.StoreException when the database fails
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones wait, and the next call goes on
   */
  public SentInvoices.Loaded firstLoad(Iterable<BifInvoice> invoices, LoadListener listener) {
    return leased(
        (job, isAnyWaiting) ->
            firstLoad.submit(job, prepare(job, invoices, listener), submission, listener));
  }

  /**
   * Does the first half of {@link #firstLoad}, and leaves the files to the next call of that or of
   * {@link #submitQueued}.
   *
   * @param invoices as for {@link #send}
   * @param listener is told how far it is
   * @throws InvalidInvoicesException when an invoice cannot be written, if {@link #strict}
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when the spool fails
   * @throws com.imt.ic.StoreException when the database fails
   */
  public SentInvoices.LoadPlan writeFirstLoad(
      Iterable<BifInvoice> invoices, LoadListener listener) {
    return leased((job, isAnyWaiting) -> prepare(job, invoices, listener).plan());
  }

  private FirstLoad.Prepared prepare(
      LeasedJob job, Iterable<BifInvoice> invoices, LoadListener listener) {
    Outbox.Manner manner = new Outbox.Manner(strict, false, filesOf);
    return firstLoad.prepare(job, outbox.write(job, invoices, manner, listener), listener);
  }

  /**
   * Submits every file that waits, oldest first, each with the name and the content that it was
   * written with. A refused file is reported with the reason, and the later ones are still tried,
   * but for those that re-write its invoices: they are held back for good.
   *
   * <p>A file that is refused though IC may have taken it before is of unknown fate, which a
   * warning tells: it and the files that re-write its invoices wait for {@link #settle}.
   *
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when a file that waits is lost or changed; it goes on waiting
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones wait, and the next call asks again
   */
  public SentInvoices submitQueued() {
    return leased((job, isAnyWaiting) -> submission.submitQueued(job));
  }

  /**
   * Settles a file of unknown fate, when a person has asked InvoiceCloud. Files that waited for it
   * go out with the next submission, or are held back for good.
   *
   * @param fileName from the warning {@link com.imt.ic.Warning.Kind#REFUSED_AFTER_UNKNOWN}
   * @param accepted whether IC has its invoices; where it has not, the next call that is given them
   *     writes them again
   * @throws IllegalArgumentException when no file of unknown fate has that name
   * @throws LeaseException when another node or thread writes or submits now
   * @throws com.imt.ic.StoreException when the database fails
   */
  public SentInvoices settle(String fileName, boolean accepted) {
    return leased((job, isAnyWaiting) -> submission.settle(fileName, accepted, job));
  }

  /**
   * Settles a file that InvoiceCloud took but for some of its invoices, when a person has asked it:
   * one of unknown fate, or one that was accepted. The next call that is given these invoices
   * writes them again, as new ones where IC has none of theirs. Files that re-write them and were
   * never submitted are held back for good.
   *
   * @param fileName from a warning of {@link SentInvoices#warnings}; the file stands in the spool
   * @param notAccepted which invoices of the file IC has not
   * @throws IllegalArgumentException when no such file has that name, or it holds not all of these
   * @throws LeaseException when another node or thread writes or submits now
   * @throws SpoolException when the file is lost or changed
   * @throws com.imt.ic.StoreException when the database fails
   */
  public SentInvoices settle(String fileName, Collection<InvoiceNumber> notAccepted) {
    Set<InvoiceNumber> numbers = Set.copyOf(notAccepted);
    return leased((job, isAnyWaiting) -> partial.settle(fileName, numbers, job));
  }

  /** Finishes what a crash may have left, and does a work while nobody else writes or submits. */
  private <T> T leased(BiFunction<LeasedJob, Boolean, T> work) {
    LeasedJobs.Begun<List<InvoiceFileEntry>> begun =
        parts.jobs().take(JobEntry.INVOICE_FILE, Outbox::unfinished);
    try (LeasedJob job = begun.job()) {
      outbox.recover(job, begun.result());
      return work.apply(job, !begun.result().isEmpty());
    }
  }

  /**
   * Ends another node's lease, so that invoices can be sent at once. For a host that knows that the
   * node is gone; one that is not gone after all writes nothing more.
   *
   * @param holder the node's name, from {@link LeaseException#holder}; does nothing where another
   *     node has the job meanwhile
   * @throws com.imt.ic.StoreException when the database fails
   */
  public void endLease(String holder) {
    parts
        .store()
        .runInTransaction(
            transaction ->
                transaction
                    .leases()
                    .find(JobEntry.INVOICE_FILE)
                    .filter(lease -> lease.holder().equals(holder))
                    .ifPresent(transaction.leases()::release));
  }

  /**
   * Whether it is time to {@link #send}: the profile's cadence has passed since the invoices were
   * last gone through, or a written file is to be submitted. What failed stays due.
   *
   * @throws com.imt.ic.StoreException when the database fails
   */
  public boolean isDue() {
    return lateBy().isPresent();
  }

  /**
   * For how long it has been time: since the cadence was over, or since the oldest file waits,
   * whichever is longer. Zero where the invoices were never gone through.
   *
   * @return empty where it is not time yet
   * @throws com.imt.ic.StoreException when the database fails
   */
  public Optional<Duration> lateBy() {
    Clock clock = parts.clock();
    Duration cadence = parts.profile().invoiceFileCadence();
    return parts
        .store()
        .inTransaction(transaction -> FileTurn.lateBy(transaction, cadence, clock.instant()));
  }
}
