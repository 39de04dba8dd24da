package com.imt.ic.soap;

import com.imt.ic.cloud.CustomerLookup;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFileSubmission;
import com.imt.ic.cloud.InvoiceLookup;
import com.imt.ic.enrollment.EnrollmentReporting;
import com.imt.ic.payment.PaymentReporting;
import com.imt.ic.profile.Profile;
import com.imt.ic.reject.AchRejectReporting;
import com.imt.ic.settlement.SettledBatchReporting;
import java.util.Objects;

/**
 * InvoiceCloud over SOAP. Safe for use by several threads at once; make one per biller and keep it.
 *
 * <p>Connecting makes no request. Closing releases the connections that this client itself opened
 * in its own HTTP client; a client that the host supplied stays as it is. Reports that are still
 * open are not closed by it.
 *
 * <pre>{@code
 * try (InvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings);
 *     Report<Payment> payments = cloud.payments().paymentsSince(from)) {
 *   payments.forEachRemaining(row -> ...);
 * }
 * }</pre>
 */
public final class SoapInvoiceCloud implements InvoiceCloud {

  private SoapInvoiceCloud(Profile profile, SoapSettings settings) {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * A client of the services that the profile describes.
   *
   * @param profile the contract
   * @param settings credentials and how to reach InvoiceCloud
   * @return the client
   * @throws IllegalArgumentException when an address of the profile is neither https nor loopback
   */
  public static SoapInvoiceCloud connect(Profile profile, SoapSettings settings) {
    return new SoapInvoiceCloud(profile, settings);
  }

  @Override
  public PaymentReporting payments() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public SettledBatchReporting settledBatches() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public AchRejectReporting achRejects() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public EnrollmentReporting autoPayCustomers() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public EnrollmentReporting paperlessCustomers() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public InvoiceFileSubmission invoiceFiles() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public InvoiceLookup invoices() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public CustomerLookup customers() {
    throw new UnsupportedOperationException("under construction");
  }

  @Override
  public void close() {}
}
