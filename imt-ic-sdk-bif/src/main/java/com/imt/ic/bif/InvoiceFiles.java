package com.imt.ic.bif;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.Parts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One biller's invoices on their way to InvoiceCloud. They are written into files in a spool, and
 * each file is submitted until IC has answered it. A crash at any point neither forgets an invoice
 * nor doubles it: the next call goes on where the last one stopped.
 *
 * <p>An invoice that was never written is new (I), one whose content changed is re-written (R)
 * under its number, and one that did not change is left out. After a refusal its invoices count as
 * they were last accepted, so the next call that is given them writes them again.
 *
 * <p>Files stay in the spool after IC's answer; what happens to them then is the host's matter. A
 * file's name is never used again with other content.
 *
 * <p>To be called outside a transaction of the caller's own: a file gets its name when the
 * database's transaction is over. Thread-safe: calls that write wait for each other, those of other
 * processes on the same spool included; within a process make one and share it.
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

  InvoiceFiles(Parts parts, Path spool) {
    this.parts = parts;
    Spool folder = new Spool(spool);
    outbox = new Outbox(parts, folder);
    submission = new Submission(parts, folder);
  }

  /**
   * The invoice files of an integration's biller.
   *
   * @param spool a folder of these files alone, made where it does not exist, on a disk that
   *     outlives a crash; every process that works on the same database needs the same folder,
   *     since it may have to send what another one wrote
   * @throws com.imt.ic.profile.ProfileException when the profile's section {@code bif} has faults
   * @throws IllegalArgumentException when the biller's BID cannot stand in a file name
   */
  public static InvoiceFiles of(InvoiceCloudIntegration integration, Path spool) {
    return new InvoiceFiles(integration.parts(), spool);
  }

  /**
   * Submits what waits from before, writes one file of the invoices that are new or changed, and
   * submits it. What waits goes first, since a refusal changes what is new.
   *
   * @param invoices all of them, or those that may have changed; gone through once to check and
   *     once to write, so they must stay the same
   * @throws InvalidInvoicesException when invoices cannot be written, with every problem; nothing
   *     is written then
   * @throws SpoolException when the spool fails, or a written file is lost or changed
   * @throws com.imt.ic.StoreException when the database fails
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones wait, and the next call asks again
   */
  public SentInvoices send(Iterable<BifInvoice> invoices) {
    return submitQueued().plus(write(invoices)).plus(submitQueued());
  }

  /**
   * Like {@link #send}, and sends unchanged invoices too, as re-written: for a biller whose
   * invoices IC has lost or asks for again. Every call sends them once more.
   *
   * @param invoices as for {@link #send}
   * @throws InvalidInvoicesException as {@link #send}
   * @throws com.imt.ic.InvoiceCloudException as {@link #send}
   */
  public SentInvoices sendAgain(Iterable<BifInvoice> invoices) {
    return submitQueued().plus(outbox.write(invoices, true)).plus(submitQueued());
  }

  /**
   * Writes one file of the invoices that are new or changed, and leaves it to {@link
   * #submitQueued}.
   *
   * @param invoices as for {@link #send}
   * @throws InvalidInvoicesException as {@link #send}
   * @throws SpoolException when the spool fails
   * @throws com.imt.ic.StoreException when the database fails
   */
  public SentInvoices write(Iterable<BifInvoice> invoices) {
    return outbox.write(invoices, false);
  }

  /**
   * Submits every file that waits, oldest first, each with the name and the content that it was
   * written with. A refused file is reported with the reason, and the later ones are still tried.
   *
   * @throws SpoolException when a file that waits is lost or changed; it goes on waiting
   * @throws com.imt.ic.InvoiceCloudException when a submission fails or its outcome is unknown:
   *     that file and the later ones wait, and the next call asks again
   */
  public SentInvoices submitQueued() {
    return submission.submitQueued();
  }

  /**
   * Whether it is time to {@link #send}: the profile's cadence has passed since the invoices were
   * last gone through, or a written file waits for IC's answer. What failed stays due.
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
