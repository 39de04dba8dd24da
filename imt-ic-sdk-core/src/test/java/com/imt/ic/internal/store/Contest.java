package com.imt.ic.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Two transactions that meet: the first stays open until the second was seen waiting. */
record Contest<T>(
    IntegrationStore store,
    ExecutorService threads,
    Consumer<StoreTransaction> first,
    Function<StoreTransaction, T> second) {

  private static final String FAILURE = "the first fails";

  /** What the second found after it had waited for the first to commit. */
  T secondWaitsForTheFirst() throws Exception {
    return run(false);
  }

  /** What the second found after it had waited for the first to be rolled back. */
  T secondWaitsUntilTheFirstFails() throws Exception {
    return run(true);
  }

  /** What the second found while the first was still open. */
  T secondDoesNotWait() throws Exception {
    AtomicReference<T> found = new AtomicReference<>();
    store.runInTransaction(
        transaction -> {
          first.accept(transaction);
          Future<T> following = threads.submit(() -> store.inTransaction(second::apply));
          try {
            found.set(following.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS));
          } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the second transaction did not end by itself", e);
          }
        });
    return found.get();
  }

  private T run(boolean firstFails) throws Exception {
    CountDownLatch firstIsIn = new CountDownLatch(1);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    Future<?> leading =
        threads.submit(
            () ->
                store.runInTransaction(
                    transaction -> {
                      first.accept(transaction);
                      firstIsIn.countDown();
                      StoreContract.await(firstMayEnd);
                      if (firstFails) {
                        throw new IllegalStateException(FAILURE);
                      }
                    }));
    StoreContract.await(firstIsIn);
    CountDownLatch secondStarts = new CountDownLatch(1);
    Future<T> following =
        threads.submit(
            () -> {
              secondStarts.countDown();
              return store.inTransaction(second::apply);
            });
    StoreContract.await(secondStarts);
    try {
      assertThrows(
          TimeoutException.class,
          () -> following.get(300, TimeUnit.MILLISECONDS),
          "the second transaction did not wait for the first");
    } finally {
      firstMayEnd.countDown();
    }
    if (firstFails) {
      ExecutionException failure =
          assertThrows(
              ExecutionException.class,
              () -> leading.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS));
      assertEquals(FAILURE, Objects.requireNonNull(failure.getCause()).getMessage());
    } else {
      leading.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
    }
    return following.get(StoreContract.MOST_SECONDS, TimeUnit.SECONDS);
  }
}
