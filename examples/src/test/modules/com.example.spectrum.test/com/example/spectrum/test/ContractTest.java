package com.example.spectrum.test;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.InvoiceCloudContract;
import org.junit.jupiter.api.AfterEach;

/** The testkit's contract over HTTP, all of it on the module path. */
class ContractTest extends InvoiceCloudContract {

  private FakeInvoiceCloudServer server;

  @Override
  protected InvoiceCloud open(FakeInvoiceCloud fake) {
    server = FakeInvoiceCloudServer.start(fake);
    return SoapInvoiceCloud.connect(
        profile(),
        SoapSettings.builder(server.credentials()).baseAddress(server.baseAddress()).build());
  }

  @AfterEach
  void closeServer() {
    server.close();
  }
}
