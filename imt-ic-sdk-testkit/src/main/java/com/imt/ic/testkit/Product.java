package com.imt.ic.testkit;

import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A product of the integration page that takes payments of invoices. */
public enum Product {
  /** The portal, where customers pay unless told otherwise; the page names its registration. */
  CUSTOMER_PORTAL("Account Registration", "CustomerPortal"),
  /** The Pay Now button of an agent in Spectrum. */
  AGENT_CONNECT("AgentConnect", "AgentConnect"),
  /** Cash at a shop, by CheckFree of FISERV. */
  CHECK_FREE("CheckFree - FISERV - Cash", "CheckFree"),
  /** A terminal for chip cards. */
  EMV("EMV", "EMV"),
  /** By telephone, called by the customer. */
  IVR("IVR", "IVR"),
  /** A kiosk. */
  KIOSK("Kiosk", "Kiosk"),
  /** The customer's own bank. */
  ONLINE_BANK_DIRECT("Online Bank Direct - OBD", "OBD"),
  /** By telephone, called by InvoiceCloud. */
  OUTBOUND_IVR("Outbound IVR", "OutboundIVR");

  private static final Capabilities PAGE = Capabilities.ofIntegrationPage();

  private final String row;
  private final String source;

  Product(String row, String source) {
    this.row = row;
    this.source = source;
  }

  /**
   * The product of a name, for a test that reads names from elsewhere.
   *
   * @param name its name in the integration page, or what people call it, such as {@code OBD}
   * @return the product
   * @throws UnsupportedCapabilityException when the page does not support it, or it takes no
   *     payments of invoices, as CloudStore; the message has the page's words and names those that
   *     do
   */
  public static Product of(String name) {
    Capability capability;
    try {
      capability = PAGE.require(name);
    } catch (UnsupportedCapabilityException e) {
      throw new UnsupportedCapabilityException(withChoice(String.valueOf(e.getMessage())));
    }
    return Arrays.stream(values())
        .filter(product -> product.row.equals(capability.name()))
        .findFirst()
        .orElseThrow(() -> new UnsupportedCapabilityException(withChoice(noPayments(capability))));
  }

  private static String noPayments(Capability capability) {
    String subject =
        "\"%s\" (integration page, %s) takes no payments of invoices"
            .formatted(capability.name(), capability.group());
    return capability.note().isEmpty() ? subject : subject + ": " + capability.note();
  }

  private static String withChoice(String problem) {
    return Arrays.stream(values())
        .map(Product::name)
        .collect(
            Collectors.joining(
                ", ", problem + (problem.endsWith(".") ? " " : ". ") + "Payments come by ", "."));
  }

  /** {@return what the reports call it, in PaymentSource; the default profile knows it by that} */
  public String source() {
    return source;
  }
}
