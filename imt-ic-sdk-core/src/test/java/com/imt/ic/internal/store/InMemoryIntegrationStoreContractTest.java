package com.imt.ic.internal.store;

class InMemoryIntegrationStoreContractTest extends IntegrationStoreContract {

  @Override
  protected IntegrationStore emptyStore() {
    return new InMemoryIntegrationStore();
  }
}
