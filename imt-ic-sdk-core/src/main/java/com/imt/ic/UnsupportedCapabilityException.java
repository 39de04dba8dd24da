package com.imt.ic;

/**
 * Asked for something that the integration page says is not supported between InvoiceCloud and IMT
 * Spectrum.
 */
public class UnsupportedCapabilityException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message which capability, and where that is stated
   */
  public UnsupportedCapabilityException(String message) {
    super(message);
  }
}
