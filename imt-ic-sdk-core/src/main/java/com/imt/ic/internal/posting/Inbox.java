package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.StoreTransaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How facts of one kind become entries of the store and calls of the ledger.
 *
 * @param <T> the fact
 */
public interface Inbox<T> {

  /** The report that they come by. */
  String report();

  /** What a fact is about: facts of one identity are taken one after the other. */
  Object identity(T fact);

  /** The fact's own name, by which its entry in the quarantine is found. */
  String subject(T fact);

  /** The same of a row that could not be read as a whole; null where not even that can be. */
  default @Nullable String subject(Map<String, String> raw) {
    return null;
  }

  /**
   * What tells a fact from others of one answer: of two that agree in it each is one of its own.
   */
  String content(T fact);

  /** Whether facts that agree in their content are one and the same, even within one answer. */
  default boolean isNamed() {
    return false;
  }

  /** Takes facts of different identities, each of which becomes something. */
  void accept(List<Case<T>> cases, Batch batch);

  /** All facts of a transaction were taken. */
  default void accepted(Batch batch) {}

  /**
   * Takes what was received for a separate ledger, once the transaction has committed.
   *
   * @return how many rows are new in the quarantine
   */
  default int afterwards(List<Case<T>> received, Books books, Transactions transactions) {
    throw new IllegalStateException("Nothing of " + report() + " waits for a separate ledger");
  }

  /** What a separate ledger is asked for then. */
  default LedgerCall callAfterwards() {
    return LedgerCall.POST;
  }

  /** A person has closed a fact by hand: the ledger never gets it. */
  void close(Case<T> fact, StoreTransaction transaction);
}
