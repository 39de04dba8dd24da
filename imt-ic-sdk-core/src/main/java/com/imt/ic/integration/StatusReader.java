package com.imt.ic.integration;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.polling.Sweep;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how an integration fares from what its store remembers.
 *
 * @param parts what the integration is made of
 * @param plan tells what is due
 */
record StatusReader(Parts parts, PollingPlan plan) {

  private static final Duration ONE_DAY = Duration.ofDays(1);

  IntegrationStatus read(StoreTransaction transaction) {
    Instant now = parts.clock().instant();
    List<ReportStatus> reports =
        Arrays.stream(ReportKind.values()).map(report -> of(report, now, transaction)).toList();
    FileStatus files = files(now, transaction);
    Map<QuarantineKind, Long> quarantined = transaction.quarantine().open();
    return new IntegrationStatus(
        parts.biller(),
        now,
        reports,
        files,
        quarantined,
        Attention.lines(reports, files, parts.profile().invoiceFileCadence(), quarantined, now));
  }

  private static FileStatus files(Instant now, StoreTransaction transaction) {
    List<InvoiceFileEntry> files =
        transaction
            .invoiceFiles()
            .in(List.of(State.QUEUED, State.UNKNOWN, State.REFUSED, State.HELD));
    List<Instant> queued =
        files.stream()
            .filter(file -> file.state() == State.QUEUED)
            .map(InvoiceFileEntry::createdAt)
            .toList();
    Optional<JobEntry> rejected =
        transaction
            .jobs()
            .find(JobEntry.REJECTED_INVOICES)
            .filter(entry -> isAfter(now.minus(ONE_DAY), entry.finishedAt()));
    return new FileStatus(
        transaction.jobs().find(JobEntry.INVOICE_FILE).map(JobEntry::finishedAt).orElse(null),
        queued.size(),
        queued.isEmpty() ? null : queued.get(0),
        (int) files.stream().filter(file -> file.state() == State.UNKNOWN).count(),
        (int) files.stream().filter(file -> isRefusedSince(now.minus(ONE_DAY), file)).count(),
        rejected.map(JobEntry::rows).orElse(0L),
        rejected.map(JobEntry::finishedAt).orElse(null));
  }

  private static boolean isAfter(Instant moment, @Nullable Instant other) {
    return other != null && other.isAfter(moment);
  }

  private static boolean isRefusedSince(Instant moment, InvoiceFileEntry file) {
    return (file.state() == State.REFUSED || file.state() == State.HELD)
        && file.answeredAt().filter(moment::isBefore).isPresent();
  }

  private ReportStatus of(ReportKind report, Instant now, StoreTransaction transaction) {
    Optional<JobEntry> job = transaction.jobs().find(report.id());
    Optional<Lease> lease =
        transaction.leases().find(report.id()).filter(each -> each.expiresAt().isAfter(now));
    return new ReportStatus(
        report,
        parts.profile().polling(report).cadence(),
        job.map(JobEntry::readUpTo).orElse(null),
        job.map(JobEntry::finishedAt).orElse(null),
        plan.dueAt(report, job, now),
        job.map(JobEntry::failures).orElse(0),
        job.map(JobEntry::failedAt).orElse(null),
        job.map(JobEntry::failure).orElse(null),
        job.map(JobEntry::silentSince).orElse(null),
        job.map(JobEntry::silenceTold).orElse(false),
        lease.map(Lease::holder).orElse(null),
        lease.map(Lease::expiresAt).orElse(null),
        warnings(report, job, transaction));
  }

  private static List<Warning> warnings(
      ReportKind report, Optional<JobEntry> poll, StoreTransaction transaction) {
    return Stream.concat(
            poll.stream(),
            Arrays.stream(Sweep.values())
                .map(sweep -> transaction.jobs().find(sweep.job(report.id())))
                .flatMap(Optional::stream))
        .flatMap(entry -> entry.warnings().stream())
        .toList();
  }
}
