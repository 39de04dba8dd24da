package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * One node holds a job at a time, and a token of a former holding is worth nothing: no write that
 * rests on it may happen.
 */
abstract class LeasesContract extends StoreContract {

  private static final Instant IN_A_MINUTE = NOON.plusSeconds(60);

  @Test
  void lease_is_one_nodes_until_it_expires_and_each_holding_has_a_greater_token() {
    Lease first = acquire("node-1", NOON).orElseThrow();

    assertEquals(IN_A_MINUTE, first.expiresAt());
    assertEquals(Optional.empty(), acquire("node-2", NOON.plusSeconds(59)));
    Lease second = acquire("node-2", IN_A_MINUTE).orElseThrow();
    assertGreater(second, first);
    assertEquals("node-2", second.holder());
    assertEquals(Optional.of(second), held("payments"));
  }

  @Test
  void each_job_has_a_lease_of_its_own() {
    Lease payments = acquire("node-1", NOON).orElseThrow();
    Lease batches =
        read(transaction ->
                transaction.leases().acquire("settled-batches", "node-2", NOON, IN_A_MINUTE))
            .orElseThrow();

    run(transaction -> transaction.leases().release(batches));

    assertEquals(Optional.of(payments), held("payments"));
    assertEquals(Optional.empty(), held("settled-batches"));
  }

  @Test
  void lease_that_changed_hands_cannot_be_renewed_nor_ended_by_its_former_holder() {
    Lease former = acquire("node-1", NOON).orElseThrow();
    Lease present = acquire("node-2", IN_A_MINUTE).orElseThrow();

    assertFalse(renew(former, NOON.plusSeconds(600)));
    run(transaction -> transaction.leases().release(former));

    assertEquals(Optional.of(present), held("payments"));
  }

  @Test
  void lease_that_is_renewed_lasts_longer() {
    Lease lease = acquire("node-1", NOON).orElseThrow();

    assertTrue(renew(lease, NOON.plusSeconds(120)));

    assertEquals(Optional.empty(), acquire("node-2", NOON.plusSeconds(119)));
    assertTrue(acquire("node-2", NOON.plusSeconds(120)).isPresent());
  }

  @Test
  void lease_that_expired_but_was_taken_by_nobody_can_still_be_renewed() {
    Lease lease = acquire("node-1", NOON).orElseThrow();

    assertTrue(renew(lease, NOON.plusSeconds(6_000)));

    assertEquals(Optional.empty(), acquire("node-2", NOON.plusSeconds(5_999)));
  }

  @Test
  void lease_that_was_released_is_free_and_its_token_is_worth_nothing() {
    Lease former = acquire("node-1", NOON).orElseThrow();
    run(transaction -> transaction.leases().release(former));

    assertEquals(Optional.empty(), held("payments"));
    assertFalse(renew(former, NOON.plusSeconds(120)));
    Lease next = acquire("node-2", NOON).orElseThrow();
    assertGreater(next, former);
  }

  @Test
  void node_that_was_restarted_takes_its_own_lease_again() {
    Lease former = acquire("node-1", NOON).orElseThrow();

    Lease again = acquire("node-1", NOON.plusSeconds(1)).orElseThrow();

    assertGreater(again, former);
    assertFalse(renew(former, NOON.plusSeconds(120)));
    assertTrue(renew(again, NOON.plusSeconds(120)));
  }

  @Test
  void of_several_nodes_that_take_a_lease_at_once_one_gets_it() throws Exception {
    int nodes = 8;
    CountDownLatch together = new CountDownLatch(nodes);
    List<Future<Optional<Lease>>> all = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      String node = "node-" + i;
      all.add(
          threads()
              .submit(
                  () -> {
                    together.countDown();
                    await(together);
                    return acquire(node, NOON);
                  }));
    }
    int holders = 0;
    for (Future<Optional<Lease>> each : all) {
      holders += each.get(MOST_SECONDS, TimeUnit.SECONDS).isPresent() ? 1 : 0;
    }
    assertEquals(1, holders);
  }

  @Test
  void lease_that_is_renewed_in_a_transaction_does_not_change_hands_and_nobody_waits()
      throws Exception {
    Lease lease = acquire("node-1", NOON).orElseThrow();

    Contest<Optional<Lease>> contest =
        new Contest<>(
            store(),
            threads(),
            transaction -> assertTrue(transaction.leases().renew(lease, NOON.plusSeconds(120))),
            transaction ->
                transaction
                    .leases()
                    .acquire("payments", "node-2", IN_A_MINUTE, NOON.plusSeconds(180)));

    assertEquals(Optional.empty(), contest.secondDoesNotWait());
    assertEquals(Optional.empty(), acquire("node-2", NOON.plusSeconds(119)));
  }

  @Test
  void lease_that_is_taken_again_in_a_transaction_is_in_other_hands_and_nobody_waits()
      throws Exception {
    run(transaction -> transaction.leases().release(acquire("node-1", NOON).orElseThrow()));

    Contest<Optional<Lease>> contest =
        new Contest<>(
            store(),
            threads(),
            transaction ->
                assertTrue(
                    transaction
                        .leases()
                        .acquire("payments", "node-1", NOON, IN_A_MINUTE)
                        .isPresent()),
            transaction -> transaction.leases().acquire("payments", "node-2", NOON, IN_A_MINUTE));

    assertEquals(Optional.empty(), contest.secondDoesNotWait());
  }

  private Optional<Lease> acquire(String node, Instant now) {
    return read(
        transaction -> transaction.leases().acquire("payments", node, now, now.plusSeconds(60)));
  }

  private boolean renew(Lease lease, Instant expiresAt) {
    return read(transaction -> transaction.leases().renew(lease, expiresAt));
  }

  private Optional<Lease> held(String job) {
    return read(transaction -> transaction.leases().find(job));
  }

  private static void assertGreater(Lease later, Lease earlier) {
    assertTrue(
        later.token() > earlier.token(), () -> later.token() + " is not above " + earlier.token());
  }
}
