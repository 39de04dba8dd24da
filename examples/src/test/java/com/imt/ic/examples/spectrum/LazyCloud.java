package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An InvoiceCloud that holds nothing: payments are made as they are read, files accepted unread.
 */
record LazyCloud(int payments) implements InvoiceCloud {

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    Instant paidAt = Instant.now();
    var rows =
        IntStream.range(0, payments).mapToObj(i -> InventedRows.payment(i, paidAt)).iterator();
    return new Report<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public ReportRow<Payment> next() {
        Payment payment = rows.next();
        return new ReportRow.Understood<>(
            payment, Map.of("PaymentGUID", payment.paymentGuid().value()));
      }

      @Override
      public Optional<Instant> serverTime() {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    return InvoiceFileAnswer.of(true, null, "file-1", null);
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    throw unexpected();
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    throw unexpected();
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    throw unexpected();
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    throw unexpected();
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    throw unexpected();
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    throw unexpected();
  }

  private static UnsupportedOperationException unexpected() {
    return new UnsupportedOperationException("Payments and files alone are expected here");
  }

  @Override
  public void close() {}
}
