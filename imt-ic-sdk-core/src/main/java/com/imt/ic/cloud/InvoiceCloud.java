package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What InvoiceCloud offers a biller, one method per service. A consumer's code depends on this port
 * alone; {@code SoapInvoiceCloud} and the testkit's fake implement it.
 *
 * <p>Implementations are safe for use by several threads at once. Closing releases what the
 * implementation itself made, and nothing that was handed to it.
 */
public interface InvoiceCloud extends AutoCloseable {

  /**
   * Whose invoices and payments it is about. An integration of another biller refuses it, since
   * payments would be posted to the wrong books.
   *
   * @return the biller, or empty where the implementation does not know, and nothing is checked
   */
  default Optional<BillerId> biller() {
    return Optional.empty();
  }

  /**
   * Payments recorded at or after a moment, approved and declined. There is no upper bound, so the
   * answer can be large and is read as a stream.
   *
   * @param from the moment, sent as UTC
   * @return the rows, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<Payment> paymentsSince(Instant from);

  /**
   * Payments in the batches that settled in a span of days.
   *
   * @param start the first day, in the biller's zone
   * @param end the last day, included
   * @return the lines of the batches, to be closed
   * @throws IllegalArgumentException when the last day is before the first
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<SettledPayment> settledBetween(LocalDate start, LocalDate end);

  /**
   * ACH returns recorded at or after a moment. There is no upper bound.
   *
   * @param from the moment, sent as UTC
   * @return the rows, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<AchReturn> achReturnsSince(Instant from);

  /**
   * Customers with their AutoPay enrolment: as it stands or, where the profile says that the report
   * is a log of changes, each change.
   *
   * @param from the moment from which on changes are wanted; a report that lists every customer, or
   *     a log that always answers whole, has no use for it
   * @return the rows, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<CustomerEnrollment> autoPayCustomers(Instant from);

  /**
   * Customers with their paperless enrolment, likewise.
   *
   * @param from as of {@link #autoPayCustomers}
   * @return the rows, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<CustomerEnrollment> paperlessCustomers(Instant from);

  /**
   * Submits one invoice file (BIF).
   *
   * <p>Nothing is sent twice by itself: where it cannot be proven that nothing was sent, the
   * failure says {@link com.imt.ic.CallFailedException.Kind#OUTCOME_UNKNOWN}, and the caller asks
   * again with the same name and content, which InvoiceCloud accepts once.
   *
   * @return InvoiceCloud's answer, a refusal included
   * @throws com.imt.ic.CallFailedException when there is no answer, or its fate is unknown
   */
  InvoiceFileAnswer submit(InvoiceFile file);

  /**
   * Looks an invoice up.
   *
   * @return what InvoiceCloud holds, or empty where it knows no such invoice
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber);

  /**
   * Looks a customer up.
   *
   * @return what InvoiceCloud holds, or empty where it knows no such customer
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Optional<CustomerRecord> findCustomer(AccountNumber accountNumber);

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
