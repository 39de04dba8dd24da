package com.imt.ic.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checkpoints in memory. */
record InMemoryCheckpoints(InMemoryTransaction transaction) implements Checkpoints {

  @Override
  public Optional<Instant> find(String report) {
    return transaction.state().checkpoints.find(report);
  }

  @Override
  public void advance(String report, Instant readUpTo) {
    Instant moment = readUpTo.truncatedTo(ChronoUnit.MICROS);
    if (find(report).map(moment::isAfter).orElse(true)) {
      transaction.state().checkpoints.put(report, moment);
    }
  }
}
