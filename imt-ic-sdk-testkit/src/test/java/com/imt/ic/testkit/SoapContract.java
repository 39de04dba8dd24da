package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.SoapVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract, through the real client and the fake's server. */
abstract class SoapContract extends InvoiceCloudContract {

  private final SoapVersion version;
  private final List<FakeInvoiceCloudServer> servers = new ArrayList<>();

  SoapContract(SoapVersion version) {
    this.version = version;
  }

  @Override
  protected InvoiceCloud open(FakeInvoiceCloud fake) {
    FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
    servers.add(server);
    return SoapInvoiceCloud.connect(
        profile(),
        SoapSettings.builder(server.credentials())
            .baseAddress(server.baseAddress())
            .soapVersion(version)
            .build());
  }

  @AfterEach
  void closeServers() {
    servers.forEach(FakeInvoiceCloudServer::close);
  }
}
