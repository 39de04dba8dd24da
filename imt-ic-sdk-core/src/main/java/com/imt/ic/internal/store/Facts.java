package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Collection;
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

  /**
   * Whether the second batch tells the first one again: the same payments, invoices and amounts of
   * one day, and as much money beyond what these payments paid. Two parts of one payment are none.
   */
  boolean isAgain(BatchFacts first, BatchFacts second);

  /**
   * Every return in a time, whatever its payment, of which no line of a batch tells as well; in the
   * order of their moments.
   */
  void returns(Instant from, Instant to, Consumer<ReturnFacts> reader);
}
