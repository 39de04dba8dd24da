package com.imt.ic.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.Money;
import com.imt.ic.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the database refuses keeps nothing, shows no row, and is done again where that may help. */
abstract class JdbcFailuresContract extends DatabaseContract {

  @Test
  void work_that_swallows_a_failure_of_the_store_cannot_commit_the_rest() throws Exception {
    IntegrationStore store = store();

    assertThrows(
        StoreException.class,
        () ->
            store.inTransaction(
                transaction -> {
                  transaction.payments().add(payment("P1"));
                  assertThrows(
                      StoreException.class,
                      () ->
                          transaction
                              .settlements()
                              .add(Entries.settlement("B".repeat(300), Money.ofCents(1))));
                  return "as if nothing had happened";
                }));

    assertEquals(0, countOf("ic_payment"));
  }

  @Test
  void failure_names_the_work_and_quotes_no_value() {
    IntegrationStore store = store();
    String secret = "MARKER-7731".repeat(30);

    StoreException failure =
        assertThrows(
            StoreException.class,
            () ->
                store.inTransaction(
                    transaction ->
                        transaction
                            .settlements()
                            .add(Entries.settlement(secret, Money.ofCents(1)))));

    String message = String.valueOf(failure.getMessage());
    assertTrue(
        message.startsWith("The integration store could not add each settled line (SQLState "),
        message);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("MARKER-7731"));
  }

  @Test
  void work_is_run_again_after_a_serialization_failure_and_five_times_at_most() throws Exception {
    IntegrationStore store = store();
    AtomicInteger runs = new AtomicInteger();

    store.runInTransaction(
        transaction -> {
          transaction.payments().add(payment("P" + runs.incrementAndGet()));
          if (runs.get() < 3) {
            throw new IllegalStateException(new SQLException("invented", "40001"));
          }
        });

    assertEquals(3, runs.get());
    assertEquals(1, countOf("ic_payment"));
    assertEquals(5, runsOf("40001", store));
  }

  @Test
  void work_is_not_run_again_after_any_other_failure() {
    IntegrationStore store = store();

    for (String state : List.of("40003", "23505", "57014")) {
      assertEquals(1, runsOf(state, store), state);
    }
  }

  private static int runsOf(String failingWithState, IntegrationStore store) {
    AtomicInteger runs = new AtomicInteger();
    assertThrows(
        IllegalStateException.class,
        () ->
            store.inTransaction(
                transaction -> {
                  runs.incrementAndGet();
                  throw new IllegalStateException(new SQLException("invented", failingWithState));
                }));
    return runs.get();
  }

  @Test
  void transactions_that_deadlock_are_both_done_in_the_end() throws Exception {
    IntegrationStore store = store();
    store.runInTransaction(
        transaction -> {
          transaction.payments().add(payment("A"));
          transaction.payments().add(payment("B"));
        });
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> lockBoth(store, "A", "B", bothHoldOne, runs));
      Future<?> other = threads.submit(() -> lockBoth(store, "B", "A", bothHoldOne, runs));
      one.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
      other.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    assertTrue(runs.get() > 2, "one of the two was run again");
  }

  private static void lockBoth(
      IntegrationStore store,
      String first,
      String second,
      CyclicBarrier bothHoldOne,
      AtomicInteger runs) {
    boolean[] met = {false};
    store.runInTransaction(
        transaction -> {
          runs.incrementAndGet();
          assertFalse(transaction.payments().lock(List.of(first)).isEmpty());
          if (!met[0]) {
            met[0] = true;
            meet(bothHoldOne);
          }
          assertFalse(transaction.payments().lock(List.of(second)).isEmpty());
        });
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
