package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The silence of each report is counted on from where it stands, by whichever node, and ends. */
abstract class SilencesContract extends StoreContract {

  @Test
  void silence_is_kept_as_it_was_last_put_by_report_until_it_ends() {
    Silence first = new Silence("payments", 1, NOON, false);
    Silence told = new Silence("payments", 12, NOON, true);
    Silence other = new Silence("autopay", 3_000_000_000L, NOON.plusNanos(1_000), false);
    assertEquals(Optional.empty(), silence("payments"));

    run(transaction -> transaction.silences().put(first));
    assertEquals(Optional.of(first), silence("payments"));
    run(transaction -> transaction.silences().put(told));
    run(transaction -> transaction.silences().put(other));
    assertEquals(Optional.of(told), silence("payments"));
    assertEquals(Optional.of(other), silence("autopay"));

    run(transaction -> transaction.silences().end("payments"));
    assertEquals(Optional.empty(), silence("payments"));
    assertEquals(Optional.of(other), silence("autopay"));
  }

  @Test
  void end_of_a_silence_that_is_none_changes_nothing() {
    run(transaction -> transaction.silences().end("payments"));

    assertEquals(Optional.empty(), silence("payments"));
  }

  private Optional<Silence> silence(String report) {
    return read(transaction -> transaction.silences().find(report));
  }
}
