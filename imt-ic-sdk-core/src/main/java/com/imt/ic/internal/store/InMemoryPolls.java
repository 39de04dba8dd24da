package com.imt.ic.internal.store;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Jobs that read reports, in memory. */
record InMemoryPolls(InMemoryTransaction transaction) implements PollJournal {

  @Override
  public Optional<PollEntry> find(String job) {
    return transaction.state().polls.find(job);
  }

  @Override
  public void put(PollEntry entry) {
    transaction
        .state()
        .polls
        .put(
            entry.job(),
            new PollEntry(
                entry.job(),
                entry.notBefore().truncatedTo(ChronoUnit.MICROS),
                entry.finishedAt().map(moment -> moment.truncatedTo(ChronoUnit.MICROS)),
                entry.rows()));
  }
}
