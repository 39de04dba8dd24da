package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;

class MoneyToldInMemoryTest extends MoneyToldContract {

  @Override
  InvoiceCloud open(FakeInvoiceCloud fake) {
    return fake;
  }
}
