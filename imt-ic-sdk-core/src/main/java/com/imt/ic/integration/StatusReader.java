package com.imt.ic.integration;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how an integration fares from what its store remembers.
 *
 * @param parts what the integration is made of
 * @param plan tells what is due
 */
record StatusReader(Parts parts, PollingPlan plan) {

  IntegrationStatus read(StoreTransaction transaction) {
    Instant now = parts.clock().instant();
    Map<QuarantineKind, Long> quarantined = new EnumMap<>(QuarantineKind.class);
    transaction.quarantine().forEach(entry -> quarantined.merge(entry.kind(), 1L, Long::sum));
    return new IntegrationStatus(
        parts.biller(),
        now,
        Arrays.stream(ReportKind.values()).map(report -> of(report, now, transaction)).toList(),
        transaction.invoiceFiles().queued().size(),
        quarantined);
  }

  private ReportStatus of(ReportKind report, Instant now, StoreTransaction transaction) {
    Optional<JobEntry> job = transaction.jobs().find(report.id());
    Optional<Lease> lease =
        transaction.leases().find(report.id()).filter(each -> each.expiresAt().isAfter(now));
    return new ReportStatus(
        report,
        job.map(JobEntry::readUpTo).orElse(null),
        job.map(JobEntry::finishedAt).orElse(null),
        plan.dueAt(report, job, now),
        job.map(JobEntry::failures).orElse(0),
        job.map(JobEntry::failedAt).orElse(null),
        job.map(JobEntry::failure).orElse(null),
        job.map(JobEntry::silentSince).orElse(null),
        lease.map(Lease::holder).orElse(null),
        lease.map(Lease::expiresAt).orElse(null));
  }
}
