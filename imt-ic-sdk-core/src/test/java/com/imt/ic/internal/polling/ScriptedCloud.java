package com.imt.ic.internal.polling;

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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** InvoiceCloud as rows in lists; what was asked for is kept, and an answer can break off. */
final class ScriptedCloud implements InvoiceCloud {

  final List<ReportRow<Payment>> payments = new ArrayList<>();
  final List<ReportRow<SettledPayment>> settled = new ArrayList<>();
  final List<ReportRow<AchReturn>> rejects = new ArrayList<>();
  final List<ReportRow<CustomerEnrollment>> autoPay = new ArrayList<>();
  final List<Object> asked = new ArrayList<>();
  Optional<Instant> serverTime = Optional.empty();
  Runnable whenAsked = () -> {};
  int breakAfter = Integer.MAX_VALUE;
  int closed;

  private <T> Report<T> report(List<ReportRow<T>> rows) {
    Iterator<ReportRow<T>> iterator = List.copyOf(rows).iterator();
    return new Report<>() {
      private int given;

      @Override
      public Optional<Instant> serverTime() {
        return serverTime;
      }

      @Override
      public boolean hasNext() {
        if (given == breakAfter) {
          throw new com.imt.ic.InvoiceCloudException("the answer broke off");
        }
        return iterator.hasNext();
      }

      @Override
      public ReportRow<T> next() {
        given++;
        return iterator.next();
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    asked.add(from);
    whenAsked.run();
    return report(payments);
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    asked.add(start);
    asked.add(end);
    return report(settled);
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    asked.add(from);
    return report(rejects);
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers() {
    return report(autoPay);
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers() {
    return report(List.of());
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    throw new UnsupportedOperationException("no test of polling submits files");
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    throw new UnsupportedOperationException("no test of polling looks invoices up");
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    throw new UnsupportedOperationException("no test of polling looks customers up");
  }

  @Override
  public void close() {}
}
