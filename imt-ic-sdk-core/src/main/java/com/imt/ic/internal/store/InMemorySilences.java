package com.imt.ic.internal.store;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Silent reports in memory. */
record InMemorySilences(InMemoryTransaction transaction) implements Silences {

  @Override
  public Optional<Silence> find(String report) {
    return transaction.state().silences.find(report);
  }

  @Override
  public void put(Silence silence) {
    transaction
        .state()
        .silences
        .put(
            silence.report(),
            new Silence(
                silence.report(),
                silence.emptyAnswers(),
                silence.since().truncatedTo(ChronoUnit.MICROS),
                silence.told()));
  }

  @Override
  public void end(String report) {
    transaction.state().silences.remove(report);
  }
}
