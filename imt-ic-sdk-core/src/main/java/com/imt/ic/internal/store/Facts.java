package com.imt.ic.internal.store;

import com.imt.ic.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The facts of payments as a reconciliation reads them: joined and in order, and summed.
 *
 * <p>A payment has an open item from the moment one of its facts is written until a reconciliation
 * closes it. Items are added and removed, never changed, so a fact that is written while a
 * reconciliation goes on has an item that it does not remove.
 */
public interface Facts {

  /** Adds open items, whether there are some of their subjects or not. */
  void reopen(Collection<OpenItem> items);

  /** The open items as they stand. */
  OpenItems openItems();

  /** Removes items. */
  void close(OpenItems items);

  /** Reads the facts of a scope, payment by payment in the order of the GUIDs; as a stream. */
  void read(FactScope scope, Consumer<PaymentFacts> reader);

  /** Adds up what {@link #read} reads. */
  FactSums sums(FactScope scope);

  /**
   * Every batch of the days on which a line of the scope settled, by day; asked about are those
   * that hold one. Of open items, every one of the days that they name. As a stream.
   */
  void batches(FactScope scope, Consumer<BatchFacts> reader);

  /** Whether two batches hold the same payments with the same amounts. */
  boolean areAlike(BatchFacts one, BatchFacts other);

  /** Moment and amount of every return in a time, whatever its payment. */
  void returns(Instant from, Instant to, BiConsumer<Instant, Money> reader);
}
