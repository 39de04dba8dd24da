package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Optional;

/** Jobs in memory. */
record InMemoryJobs(InMemoryTransaction transaction) implements Jobs {

  @Override
  public Optional<JobEntry> find(String job) {
    return transaction.state().jobs.find(job);
  }

  @Override
  public void put(JobEntry entry) {
    Instant kept = find(entry.job()).map(JobEntry::readUpTo).orElse(null);
    Instant now = entry.readUpTo();
    transaction
        .state()
        .jobs
        .put(
            entry.job(),
            kept != null && (now == null || kept.isAfter(now)) ? entry.readUpTo(kept) : entry);
  }
}
