package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;

class AnswersToldInMemoryTest extends AnswersToldContract {

  @Override
  InvoiceCloud open(FakeInvoiceCloud fake) {
    return fake;
  }
}
