package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;
import org.junit.jupiter.api.AfterEach;

class AnswersToldOverHttpTest extends AnswersToldContract {

  private final OverHttp http = new OverHttp();

  @Override
  InvoiceCloud open(FakeInvoiceCloud fake) {
    return http.open(fake);
  }

  @AfterEach
  void close() {
    http.close();
  }
}
