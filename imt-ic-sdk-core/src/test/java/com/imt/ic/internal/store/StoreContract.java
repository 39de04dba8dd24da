package com.imt.ic.internal.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the promises of all parts of a store have in common: an empty store for each test, threads
 * that end with it, and short ways to run a transaction.
 */
abstract class StoreContract {

  /** Long enough for a busy machine: what has not happened by then never will. */
  static final int MOST_SECONDS = 60;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable IntegrationStore store;

  /** A store that holds nothing, with its schema in place. A new one for each call. */
  protected abstract IntegrationStore emptyStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = emptyStore();
  }

  @AfterEach
  final void stopThreads() throws InterruptedException {
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS), "threads still run");
  }

  final IntegrationStore store() {
    return Objects.requireNonNull(store, "the store of this test");
  }

  final ExecutorService threads() {
    return threads;
  }

  final void run(Consumer<StoreTransaction> work) {
    store().runInTransaction(work);
  }

  final <T> T read(Function<StoreTransaction, T> reading) {
    return store().inTransaction(reading::apply);
  }

  static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(MOST_SECONDS, TimeUnit.SECONDS), "the other thread did not come");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
