package com.imt.ic.internal.store;

import java.util.function.Consumer;

/**
 * The SDK's memory of one biller, in the consumer's own database, so that Spectrum's posting, the
 * dedupe key and the checkpoint commit together or not at all.
 *
 * <p>Thread-safe. Several nodes may work on one store at once: the database decides, by unique keys
 * and row locks, who was first.
 */
public interface IntegrationStore {

  @FunctionalInterface
  interface Work<T> {
    T run(StoreTransaction transaction);
  }

  /**
   * Runs work in one transaction: all of it is kept when the work returns, nothing when it throws.
   * The work may be run again from its beginning where the database asked for that (a deadlock, a
   * serialization failure) or was lost before the commit, so it must not change anything outside
   * the transaction.
   */
  <T> T inTransaction(Work<T> work);

  /**
   * Runs work in one transaction, all of whose reading is of a single moment, as far as who begins
   * the transaction lets the SDK ask for that.
   */
  default <T> T inSnapshot(Work<T> work) {
    return inTransaction(work);
  }

  /**
   * Whether a failure within a transaction is the database's own trouble, a lost connection or a
   * lock that was not to be had, so that other work would fail too; false where it may be of what
   * was written.
   */
  boolean isDatabaseTrouble(RuntimeException failure);

  /** Runs work without a result in one transaction, as {@link #inTransaction} does. */
  default void runInTransaction(Consumer<StoreTransaction> work) {
    inTransaction(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }
}
