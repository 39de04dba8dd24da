package com.imt.ic.cloud;

import com.imt.ic.enrollment.EnrollmentReporting;
import com.imt.ic.payment.PaymentReporting;
import com.imt.ic.reject.AchRejectReporting;
import com.imt.ic.settlement.SettledBatchReporting;
import java.time.Clock;
import java.util.List;

/**
 * What InvoiceCloud offers a biller, one accessor per service. A consumer's code depends on this
 * port alone; {@code SoapInvoiceCloud} and the testkit's fake implement it.
 *
 * <p>Implementations are safe for use by several threads at once. Closing releases what the
 * implementation itself made, and nothing that was handed to it.
 */
public interface InvoiceCloud extends AutoCloseable {

  /**
   * Payments as they happened.
   *
   * @return the service
   */
  PaymentReporting payments();

  /**
   * Batches as the processor settled them.
   *
   * @return the service
   */
  SettledBatchReporting settledBatches();

  /**
   * ACH returns.
   *
   * @return the service
   */
  AchRejectReporting achRejects();

  /**
   * Customers with their AutoPay enrolment.
   *
   * @return the service
   */
  EnrollmentReporting autoPayCustomers();

  /**
   * Customers with their paperless enrolment.
   *
   * @return the service
   */
  EnrollmentReporting paperlessCustomers();

  /**
   * Invoice files (BIF).
   *
   * @return the service
   */
  InvoiceFileSubmission invoiceFiles();

  /**
   * Invoices as InvoiceCloud holds them.
   *
   * @return the service
   */
  InvoiceLookup invoices();

  /**
   * Customers as InvoiceCloud holds them.
   *
   * @return the service
   */
  CustomerLookup customers();

  /**
   * Proves address, credentials and contract of each service with its cheapest call, one after the
   * other: reports from this very moment or up to their first row, and look-ups of {@value
   * ServiceCheck#NOBODY}, which nobody is called. No invoice file is submitted.
   *
   * @param clock what this moment is
   * @return one finding per service, in the order of this interface; a service that fails is a
   *     finding, not an exception
   */
  default List<ServiceCheck> check(Clock clock) {
    return ServiceCheck.all(this, clock);
  }

  @Override
  void close();
}
