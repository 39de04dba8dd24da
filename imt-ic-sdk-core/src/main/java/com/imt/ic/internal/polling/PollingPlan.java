package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.PollEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.DueInvoiceFile;
import com.imt.ic.polling.DueJobs;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells a host's scheduler what is due, by the cadences of the profile and what the store remembers
 * of all nodes. It schedules nothing itself. Thread-safe.
 *
 * <pre>{@code
 * DueJobs due = plan.due(clock.instant());
 * if (due.invoiceFile().isPresent()) {
 *   outbox.enqueue(ledger.openInvoices());
 *   outbox.submitQueued(cloud::submit);
 * }
 * for (DuePoll poll : due.polls()) {
 *   if (poll.sweep().isPresent()) {
 *     polling.sweep(poll.report(), poll.sweep().get());
 *   } else {
 *     polling.poll(poll.report());
 *   }
 * }
 * }</pre>
 */
public final class PollingPlan {

  private final IntegrationStore store;
  private final Profile profile;

  /**
   * A plan.
   *
   * @param store the store that the polls use
   * @param profile the cadences
   */
  public PollingPlan(IntegrationStore store, Profile profile) {
    this.store = Objects.requireNonNull(store, "store");
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /**
   * What is due now: polls whose cadence has passed since they last ended well, sweeps of reports
   * that were polled at all, and the invoice file, when its cadence has passed since the invoices
   * were last gone through, or a written one waits for InvoiceCloud's answer. What failed stays
   * due.
   *
   * @param now the moment
   * @return polls with the latest first; what never ran is due and not late
   * @throws com.imt.ic.StoreException when the store fails
   */
  public DueJobs due(Instant now) {
    return store.inTransaction(
        transaction -> {
          List<DuePoll> due = new ArrayList<>();
          for (ReportKind report : ReportKind.values()) {
            addPoll(report, now, transaction, due);
            if (Polling.isSwept(report)) {
              for (Sweep sweep : Sweep.values()) {
                addSweep(report, sweep, now, transaction, due);
              }
            }
          }
          due.sort(Comparator.comparing(DuePoll::lateBy).reversed());
          return new DueJobs(invoiceFile(now, transaction), due);
        });
  }

  private Optional<DueInvoiceFile> invoiceFile(Instant now, StoreTransaction transaction) {
    Optional<Instant> last =
        transaction.polls().find(DueInvoiceFile.JOB).flatMap(PollEntry::finishedAt);
    List<InvoiceFileEntry> waiting = transaction.invoiceFiles().queued();
    Instant at =
        Stream.concat(
                waiting.stream().map(InvoiceFileEntry::createdAt),
                last.map(done -> done.plus(profile.invoiceFileCadence())).stream())
            .min(Comparator.naturalOrder())
            .orElse(now);
    return Optional.of(new DueInvoiceFile(last, waiting.size(), Duration.between(at, now)))
        .filter(file -> !file.lateBy().isNegative());
  }

  private void addPoll(
      ReportKind report, Instant now, StoreTransaction transaction, List<DuePoll> due) {
    Optional<Instant> last = transaction.polls().find(report.id()).flatMap(PollEntry::finishedAt);
    Instant at = last.map(done -> done.plus(profile.polling(report).cadence())).orElse(now);
    add(new DuePoll(report, Optional.empty(), last, Duration.between(at, now)), due);
  }

  private static void addSweep(
      ReportKind report,
      Sweep sweep,
      Instant now,
      StoreTransaction transaction,
      List<DuePoll> due) {
    Optional<PollEntry> poll = transaction.polls().find(report.id());
    if (poll.flatMap(PollEntry::finishedAt).isEmpty()) {
      return;
    }
    Optional<Instant> last =
        transaction.polls().find(sweep.job(report.id())).flatMap(PollEntry::finishedAt);
    Instant at = last.orElse(poll.get().notBefore()).plus(sweep.cadence());
    add(new DuePoll(report, Optional.of(sweep), last, Duration.between(at, now)), due);
  }

  private static void add(DuePoll poll, List<DuePoll> due) {
    if (!poll.lateBy().isNegative()) {
      due.add(poll);
    }
  }
}
