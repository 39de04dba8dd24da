package com.imt.ic.testkit.store;

import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;

class InMemoryIntegrationStoreContractTest extends IntegrationStoreContract {

  @Override
  protected IntegrationStore emptyStore() {
    return new InMemoryIntegrationStore();
  }
}
