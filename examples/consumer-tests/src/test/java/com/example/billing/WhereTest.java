package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.integration.InvoiceCloudIntegration;
import org.junit.jupiter.api.Test;

/** That the two runs are indeed on the module path and on the class path. */
class WhereTest {

  @Test
  void runsWhereItWasTold() {
    boolean onModulePath = !Boolean.getBoolean("consumer.onClassPath");

    assertEquals(onModulePath, ReceiptLedger.class.getModule().isNamed());
    assertEquals(onModulePath, InvoiceCloudIntegration.class.getModule().isNamed());
  }
}
