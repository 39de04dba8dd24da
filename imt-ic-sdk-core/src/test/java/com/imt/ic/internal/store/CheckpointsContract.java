package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A checkpoint moves forward alone, whoever moves it and in whatever order. */
abstract class CheckpointsContract extends StoreContract {

  @Test
  void checkpoint_moves_forward_alone() {
    advance("payments", NOON);
    advance("payments", NOON.minusSeconds(1));

    assertEquals(Optional.of(NOON), checkpoint("payments"));

    advance("payments", NOON.plusNanos(1_000));
    assertEquals(Optional.of(NOON.plusNanos(1_000)), checkpoint("payments"));
  }

  @Test
  void each_report_has_a_checkpoint_of_its_own() {
    advance("payments", NOON);
    advance("ach-rejects", NOON.minusSeconds(9));

    assertEquals(Optional.of(NOON), checkpoint("payments"));
    assertEquals(Optional.of(NOON.minusSeconds(9)), checkpoint("ach-rejects"));
    assertEquals(Optional.empty(), checkpoint("autopay"));
  }

  @Test
  void checkpoint_advanced_by_many_threads_ends_at_the_farthest() throws Exception {
    List<Future<?>> nodes = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      int first = node;
      nodes.add(
          threads()
              .submit(
                  () -> {
                    for (int i = first; i < 40; i += 4) {
                      advance("payments", NOON.plusSeconds((i * 7919) % 40));
                    }
                  }));
    }
    for (Future<?> node : nodes) {
      node.get(MOST_SECONDS, TimeUnit.SECONDS);
    }

    assertEquals(Optional.of(NOON.plusSeconds(39)), checkpoint("payments"));
  }

  @Test
  void slower_checkpoint_that_waited_for_a_farther_one_does_not_move_it_back() throws Exception {
    advance("payments", NOON);

    new Contest<>(
            store(),
            threads(),
            transaction -> transaction.checkpoints().advance("payments", NOON.plusSeconds(60)),
            transaction -> {
              transaction.checkpoints().advance("payments", NOON.plusSeconds(30));
              return true;
            })
        .secondWaitsForTheFirst();

    assertEquals(Optional.of(NOON.plusSeconds(60)), checkpoint("payments"));
  }

  private void advance(String report, Instant readUpTo) {
    run(transaction -> transaction.checkpoints().advance(report, readUpTo));
  }

  private Optional<Instant> checkpoint(String report) {
    return read(transaction -> transaction.checkpoints().find(report));
  }
}
