package com.imt.ic.blackbox;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** InvoiceCloud as rows in lists; what was asked for is kept, and an answer can break off. */
public final class ScriptedCloud implements InvoiceCloud {

  public final List<ReportRow<Payment>> payments = new ArrayList<>();
  public final List<ReportRow<SettledPayment>> settled = new ArrayList<>();
  public final List<ReportRow<AchReturn>> returns = new ArrayList<>();
  public final List<ReportRow<CustomerEnrollment>> autoPay = new ArrayList<>();
  public final List<ReportRow<CustomerEnrollment>> paperless = new ArrayList<>();

  /** What reports were asked for, in order. */
  public final List<ReportKind> reports = new ArrayList<>();

  /** The moments and days that were asked for, in order. */
  public final List<Object> asked = new ArrayList<>();

  /** The moments from which enrolments were asked for, in order. */
  public final List<Instant> enrolmentsAsked = new ArrayList<>();

  /** Whose it says it is; null where it does not know. */
  public @Nullable BillerId biller;

  public Optional<Instant> serverTime = Optional.empty();
  public ReportStatistics statistics = ReportStatistics.NONE;
  public int breakAfter = Integer.MAX_VALUE;
  public int opened;
  public int closed;
  private Runnable whenAsked = () -> {};

  /** A row that was understood. */
  public static <T> ReportRow<T> row(T record) {
    return row(record, Map.of("Column", record.toString()));
  }

  /** A row that was understood, with the columns as they came. */
  public static <T> ReportRow<T> row(T record, Map<String, String> raw) {
    return new ReportRow.Understood<>(record, raw);
  }

  /** A row that was not. */
  public static <T> ReportRow<T> unreadable(String reason, Map<String, String> raw) {
    return new ReportRow.NotUnderstood<>(raw, reason);
  }

  public void pay(Payment payment) {
    payments.add(row(payment));
  }

  public void settle(SettledPayment line) {
    settled.add(row(line));
  }

  public void giveBack(AchReturn achReturn) {
    returns.add(row(achReturn));
  }

  /** Does something while the next report is asked for, and nothing thereafter. */
  public void whenAskedNext(Runnable action) {
    whenAsked = action;
  }

  private <T> Report<T> report(ReportKind kind, List<ReportRow<T>> rows) {
    reports.add(kind);
    Runnable action = whenAsked;
    whenAsked = () -> {};
    action.run();
    opened++;
    Iterator<ReportRow<T>> iterator = List.copyOf(rows).iterator();
    return new Report<>() {
      private int given;

      @Override
      public Optional<Instant> serverTime() {
        return serverTime;
      }

      @Override
      public ReportStatistics statistics() {
        return statistics;
      }

      @Override
      public boolean hasNext() {
        if (given == breakAfter) {
          throw new InvoiceCloudException("the answer broke off");
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
  public Optional<BillerId> biller() {
    return Optional.ofNullable(biller);
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    asked.add(from);
    return report(ReportKind.PAYMENTS, payments);
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    asked.add(start);
    asked.add(end);
    return report(ReportKind.SETTLED_BATCHES, settled);
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    asked.add(from);
    return report(ReportKind.ACH_REJECTS, returns);
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    enrolmentsAsked.add(from);
    return report(ReportKind.AUTOPAY, autoPay);
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    enrolmentsAsked.add(from);
    return report(ReportKind.PAPERLESS, paperless);
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    throw new AssertionError("no test of reports submits files");
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    throw new AssertionError("no test of reports looks invoices up");
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    throw new AssertionError("no test of reports looks customers up");
  }

  @Override
  public void close() {
    throw new AssertionError("the cloud is the host's, and closed by nobody else");
  }
}
