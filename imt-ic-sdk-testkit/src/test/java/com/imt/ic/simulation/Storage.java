package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerTransaction;

/** The database that all nodes share, with the consumer's ledger in it. */
interface Storage extends AutoCloseable {

  /** The store as one node reaches it, with faults. */
  IntegrationStore open(Node node);

  /** The store without faults, for an inspection at rest. */
  IntegrationStore inspected();

  /** The consumer's own row, in the transaction of the SDK. */
  void write(String kind, String reference, Money amount, LedgerTransaction transaction);

  /** Requires that the ledger holds what the books saw committed, no more and no less. */
  void requireLedger(Books books);

  @Override
  void close();
}
