package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;

/** The SDK's client and the fake's server, for one test. */
final class OverHttp implements AutoCloseable {

  private FakeInvoiceCloudServer server;
  private InvoiceCloud client;

  InvoiceCloud open(FakeInvoiceCloud fake) {
    server = FakeInvoiceCloudServer.start(fake);
    client =
        SoapInvoiceCloud.connect(
            SmallHost.PROFILE,
            SoapSettings.builder(server.credentials()).baseAddress(server.baseAddress()).build());
    return client;
  }

  FakeInvoiceCloudServer server() {
    return server;
  }

  @Override
  public void close() {
    if (server != null) {
      client.close();
      server.close();
    }
  }
}
