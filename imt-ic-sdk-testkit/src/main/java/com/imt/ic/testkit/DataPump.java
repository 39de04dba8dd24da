package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import com.imt.ic.PaymentGuid;
import com.imt.ic.payment.Payment;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * InvoiceCloud's data pump: posts receipts to an OnlineReceipt address over real HTTP, as SOAP 1.1
 * or 1.2. Immutable and thread-safe.
 */
public final class DataPump {

  /** What the service says of one receipt. */
  public enum Status {
    /** New, and now in the ledger. */
    POSTED,
    /** In the ledger since an earlier delivery. */
    ALREADY_POSTED,
    /** Not in the ledger. */
    REJECTED
  }

  /**
   * The result of one receipt.
   *
   * @param paymentGuid the payment, as the service wrote it
   * @param status what became of it
   * @param receiptNumber the ledger's number, where it is in the ledger
   * @param errorMessage why it is not
   */
  public record Result(
      PaymentGuid paymentGuid,
      Status status,
      Optional<String> receiptNumber,
      Optional<String> errorMessage) {}

  private final URI address;
  private final BillerCredentials credentials;
  private final String soapVersion;

  private DataPump(URI address, BillerCredentials credentials, String soapVersion) {
    this.address = Objects.requireNonNull(address, "address");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    this.soapVersion = soapVersion;
  }

  /**
   * A pump that speaks SOAP 1.1.
   *
   * @param address the service's address, ending in {@code /OnlineReceipt}
   * @param credentials what the service expects
   * @return the pump
   */
  public static DataPump to(URI address, BillerCredentials credentials) {
    return new DataPump(address, credentials, "1.1");
  }

  /**
   * The same pump speaking SOAP 1.2.
   *
   * @return another pump
   */
  public DataPump soap12() {
    return new DataPump(address, credentials, "1.2");
  }

  /**
   * Posts receipts in one request.
   *
   * @param payments approved payments
   * @return one result per payment, in order
   * @throws com.imt.ic.InvoiceCloudException when the service answers with a fault or not at all
   */
  public List<Result> post(List<Payment> payments) {
    if (payments.isEmpty()) {
      return List.of();
    }
    throw new UnsupportedOperationException(
        "in the making: " + soapVersion + address + credentials);
  }
}
