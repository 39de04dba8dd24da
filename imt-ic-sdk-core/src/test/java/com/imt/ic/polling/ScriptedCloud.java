package com.imt.ic.polling;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.CustomerLookup;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFileSubmission;
import com.imt.ic.cloud.InvoiceLookup;
import com.imt.ic.enrollment.CustomerEnrollment;
import com.imt.ic.enrollment.EnrollmentReporting;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentReporting;
import com.imt.ic.reject.AchReject;
import com.imt.ic.reject.AchRejectReporting;
import com.imt.ic.settlement.SettledBatchReporting;
import com.imt.ic.settlement.SettledPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** InvoiceCloud as rows in lists; what was asked for is kept, and an answer can break off. */
final class ScriptedCloud implements InvoiceCloud {

  final List<ReportRow<Payment>> payments = new ArrayList<>();
  final List<ReportRow<SettledPayment>> settled = new ArrayList<>();
  final List<ReportRow<AchReject>> rejects = new ArrayList<>();
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
  public PaymentReporting payments() {
    return from -> {
      asked.add(from);
      whenAsked.run();
      return report(payments);
    };
  }

  @Override
  public SettledBatchReporting settledBatches() {
    return (start, end) -> {
      asked.add(start);
      asked.add(end);
      return report(settled);
    };
  }

  @Override
  public AchRejectReporting achRejects() {
    return from -> {
      asked.add(from);
      return report(rejects);
    };
  }

  @Override
  public EnrollmentReporting autoPayCustomers() {
    return () -> report(autoPay);
  }

  @Override
  public EnrollmentReporting paperlessCustomers() {
    return () -> report(List.of());
  }

  @Override
  public InvoiceFileSubmission invoiceFiles() {
    throw new UnsupportedOperationException("no test of polling submits files");
  }

  @Override
  public InvoiceLookup invoices() {
    throw new UnsupportedOperationException("no test of polling looks invoices up");
  }

  @Override
  public CustomerLookup customers() {
    throw new UnsupportedOperationException("no test of polling looks customers up");
  }

  @Override
  public void close() {}
}
