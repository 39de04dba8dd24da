package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each job is remembered as it was last put. */
abstract class PollJournalContract extends StoreContract {

  @Test
  void poll_is_remembered_as_it_was_last_put_by_job() {
    PollEntry begun = new PollEntry("payments", NOON, Optional.empty(), 0);
    PollEntry ended = new PollEntry("payments", NOON, Optional.of(NOON.plusSeconds(5)), 12);
    assertEquals(Optional.empty(), poll("payments"));

    put(begun);
    assertEquals(Optional.of(begun), poll("payments"));
    put(ended);

    assertEquals(Optional.of(ended), poll("payments"));
    assertEquals(Optional.empty(), poll("payments/daily"));
  }

  private void put(PollEntry entry) {
    run(transaction -> transaction.polls().put(entry));
  }

  private Optional<PollEntry> poll(String job) {
    return read(transaction -> transaction.polls().find(job));
  }
}
