package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.readUpTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Each job is remembered as it was last put, but for its checkpoint, which moves forward alone,
 * whoever moves it and in whatever order.
 */
abstract class JobsContract extends StoreContract {

  @Test
  void job_is_remembered_as_it_was_last_put_with_every_field() {
    JobEntry begun = JobEntry.begun("payments", NOON);
    JobEntry failed = begun.failed(NOON.plusSeconds(7), "no answer");
    JobEntry full =
        failed
            .finished(NOON.plusSeconds(9), 5_000_000_000L)
            .readUpTo(NOON.plusSeconds(8))
            .silent(3_000_000_000L, NOON.plusNanos(1_000), true)
            .failed(NOON.plusSeconds(11), "again no answer")
            .answered(
                4_000_000_000L,
                List.of(
                    new Warning(Warning.Kind.FUTURE_ROWS, "of the future"),
                    new Warning(Warning.Kind.CLOCK_SKEW, "the clocks")));
    JobEntry ended = full.begun(NOON.minusSeconds(60)).finished(NOON.plusSeconds(12), 0);
    assertEquals(Optional.empty(), job("payments"));

    for (JobEntry entry : List.of(begun, failed, full, ended, ended.silent(0, null, false))) {
      put(entry);
      assertEquals(Optional.of(entry), job("payments"));
    }
    assertEquals(1, full.failures());
    assertEquals(0, ended.failures());
  }

  @Test
  void each_job_is_remembered_by_itself() {
    JobEntry poll = readUpTo(NOON);
    JobEntry sweep = JobEntry.begun("payments/daily-sweep", NOON.minusSeconds(9));
    put(poll);
    put(sweep);

    assertEquals(Optional.of(poll), job("payments"));
    assertEquals(Optional.of(sweep), job("payments/daily-sweep"));
    assertEquals(Optional.empty(), job("autopay"));
  }

  @Test
  void checkpoint_moves_forward_alone() {
    put(readUpTo(NOON));
    put(readUpTo(NOON.minusSeconds(1)).finished(NOON, 12));
    assertEquals(Optional.of(readUpTo(NOON).finished(NOON, 12)), job("payments"));

    put(JobEntry.begun("payments", NOON));
    assertEquals(Optional.of(readUpTo(NOON)), job("payments"));

    put(readUpTo(NOON.plusNanos(1_000)));
    assertEquals(Optional.of(NOON.plusNanos(1_000)), checkpoint());
  }

  @Test
  void checkpoint_is_set_back_only_where_somebody_says_so() {
    put(readUpTo(NOON).finished(NOON, 12));
    run(transaction -> transaction.jobs().setBack("payments", NOON.minusSeconds(60)));
    assertEquals(Optional.of(readUpTo(NOON.minusSeconds(60)).finished(NOON, 12)), job("payments"));
  }

  @Test
  void checkpoint_put_by_many_threads_ends_at_the_farthest() throws Exception {
    List<Future<?>> nodes = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      int first = node;
      nodes.add(
          threads()
              .submit(
                  () -> {
                    for (int i = first; i < 40; i += 4) {
                      put(readUpTo(NOON.plusSeconds((i * 7919) % 40)));
                    }
                  }));
    }
    for (Future<?> node : nodes) {
      node.get(MOST_SECONDS, TimeUnit.SECONDS);
    }

    assertEquals(Optional.of(NOON.plusSeconds(39)), checkpoint());
  }

  @Test
  void slower_checkpoint_that_waited_for_a_farther_one_does_not_move_it_back() throws Exception {
    put(readUpTo(NOON));

    new Contest<>(
            store(),
            threads(),
            transaction -> transaction.jobs().put(readUpTo(NOON.plusSeconds(60))),
            transaction -> {
              transaction.jobs().put(readUpTo(NOON.plusSeconds(30)));
              return true;
            })
        .secondWaitsForTheFirst();

    assertEquals(Optional.of(NOON.plusSeconds(60)), checkpoint());
  }

  @Test
  void first_checkpoints_that_meet_end_at_the_farther_one() throws Exception {
    new Contest<>(
            store(),
            threads(),
            transaction -> transaction.jobs().put(readUpTo(NOON.plusSeconds(60))),
            transaction -> {
              transaction.jobs().put(readUpTo(NOON.plusSeconds(30)));
              return true;
            })
        .secondWaitsForTheFirst();

    assertEquals(Optional.of(NOON.plusSeconds(60)), checkpoint());
  }

  private void put(JobEntry entry) {
    run(transaction -> transaction.jobs().put(entry));
  }

  private Optional<JobEntry> job(String job) {
    return read(transaction -> transaction.jobs().find(job));
  }

  private Optional<Instant> checkpoint() {
    return job("payments").map(JobEntry::readUpTo);
  }
}
