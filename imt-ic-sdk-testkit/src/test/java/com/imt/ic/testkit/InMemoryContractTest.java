package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;

class InMemoryContractTest extends InvoiceCloudContract {

  @Override
  protected InvoiceCloud open(FakeInvoiceCloud fake) {
    return fake;
  }
}
