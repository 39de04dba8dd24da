package com.imt.ic.testkit.contract;

/**
 * One thing that InvoiceCloud names otherwise than the profile. Immutable and thread-safe.
 *
 * @param service the service's name in the profile
 * @param what which thing, such as {@code SOAPAction}
 * @param expected what the profile says
 * @param found what InvoiceCloud says
 * @param matters whether calls fail or data is missed until the profile is put right
 */
public record ContractDifference(
    String service, String what, String expected, String found, boolean matters) {

  @Override
  public String toString() {
    return "%s: %s: the profile says %s, InvoiceCloud says %s%s"
        .formatted(service, what, expected, found, matters ? "" : " (does not matter)");
  }
}
