package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.IntegrationStore;

/** How a transaction of the store is run: as it is, or under a lease. */
@FunctionalInterface
public interface Transactions {

  <R> R run(IntegrationStore.Work<R> work);
}
