package com.imt.ic.internal.store;

import com.imt.ic.internal.store.InMemoryState.QuarantineKey;
import com.imt.ic.quarantine.QuarantineEntry;
import java.util.function.Consumer;

/** Quarantined rows in memory. */
record InMemoryQuarantine(InMemoryTransaction transaction) implements QuarantineJournal {

  @Override
  public boolean add(QuarantineEntry entry) {
    return transaction
        .state()
        .quarantine
        .add(new QuarantineKey(entry.report(), entry.reason(), entry.raw()), entry);
  }

  @Override
  public void forEach(Consumer<QuarantineEntry> reader) {
    transaction.state().quarantine.values().forEach(reader);
  }
}
