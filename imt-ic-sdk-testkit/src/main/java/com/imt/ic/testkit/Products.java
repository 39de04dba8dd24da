package com.imt.ic.testkit;

import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.profile.Capabilities;
import java.util.Map;

/** Which of InvoiceCloud's products take payments for Spectrum, by the integration page. */
final class Products {

  /** The names in reports where they differ from those of the page. */
  private static final Map<String, String> ON_THE_PAGE =
      Map.of(
          "CustomerPortal", "Account Registration",
          "OBD", "Online Bank Direct - OBD",
          "OutboundIVR", "Outbound IVR",
          "CheckFree", "CheckFree - FISERV - Cash");

  private final Capabilities capabilities = Capabilities.ofIntegrationPage();

  void require(String product) {
    if (product.equals("CloudStore")) {
      throw new UnsupportedCapabilityException(
          "CloudStore does not post payments of invoices (integration page, products)");
    }
    capabilities.require(ON_THE_PAGE.getOrDefault(product, product));
  }
}
