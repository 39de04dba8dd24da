package com.imt.ic;

import java.util.Objects;

/**
 * What InvoiceCloud knows a biller by: the first two elements of every request.
 *
 * <p>Immutable and thread-safe. Neither part is ever shown.
 *
 * @param billerGuid IC's GUID of the biller
 * @param webServiceKey the key of the biller's web services
 */
public record BillerCredentials(Secret billerGuid, Secret webServiceKey) {

  /** Checks that both are there. */
  public BillerCredentials {
    Objects.requireNonNull(billerGuid, "billerGuid");
    Objects.requireNonNull(webServiceKey, "webServiceKey");
  }

  /** {@return credentials; an empty text throws {@link IllegalArgumentException}} */
  public static BillerCredentials of(String billerGuid, String webServiceKey) {
    return new BillerCredentials(
        secret("billerGuid", billerGuid), secret("webServiceKey", webServiceKey));
  }

  private static Secret secret(String name, String value) {
    if (Objects.requireNonNull(value, name).isEmpty()) {
      throw new IllegalArgumentException(name + " is empty; give what InvoiceCloud has given you");
    }
    return Secret.of(value);
  }

  @Override
  public String toString() {
    return "BillerCredentials[***]";
  }
}
