package com.imt.ic.testkit;

import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;

/** Which of InvoiceCloud's products take payments for Spectrum, by the integration page. */
final class Products {

  /** The page has no row for the portal's payments but that of those who register there. */
  private static final String PORTAL = "Account Registration";

  private final Capabilities page = Capabilities.ofIntegrationPage();

  void require(String product) {
    Capability row = page.require(product);
    if (row.name().equals("CloudStore")) {
      throw refused(row, "does not post payments of invoices: " + row.note());
    }
    if (!row.group().equals("products") && !row.name().equals(PORTAL)) {
      throw refused(row, "is no product that takes payments");
    }
  }

  private static UnsupportedCapabilityException refused(Capability row, String why) {
    return new UnsupportedCapabilityException(
        "\"%s\" (integration page, %s) %s".formatted(row.name(), row.group(), why));
  }
}
