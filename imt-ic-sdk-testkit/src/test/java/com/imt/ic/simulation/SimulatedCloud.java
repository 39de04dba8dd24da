package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** InvoiceCloud as one node reaches it, without a wire: records as they are, and faults. */
record SimulatedCloud(World world, Biller whose, VisibleRows rows, Station station)
    implements InvoiceCloud {

  static Wire wire(World world, Biller biller) {
    VisibleRows rows = new VisibleRows(world, biller);
    return station -> new SimulatedCloud(world, biller, rows, station);
  }

  private <T> Report<T> answer(Supplier<List<T>> evaluate, Function<T, Map<String, String>> raw) {
    return read(evaluate, record -> new ReportRow.Understood<>(record, raw.apply(record)));
  }

  private <T> Report<T> read(Supplier<List<T>> evaluate, Function<T, ReportRow<T>> read) {
    Fate fate = world.fate();
    station.asked();
    fate.step(station.node());
    mayFail(20, "the simulated request failed");
    if (world.isDown()) {
      throw new InvoiceCloudException("the simulated InvoiceCloud is down");
    }
    Iterator<T> iterator = evaluate.get().iterator();
    Instant answered = world.now();
    fate.step(station.node());
    mayFail(20, "the simulated answer was lost");
    return new Report<>() {
      @Override
      public Optional<Instant> serverTime() {
        return world.serverTells(answered);
      }

      @Override
      public boolean hasNext() {
        mayFail(2000, "the simulated answer broke off");
        return iterator.hasNext();
      }

      @Override
      public ReportRow<T> next() {
        return read.apply(iterator.next());
      }

      @Override
      public void close() {}
    };
  }

  private void mayFail(int oneIn, String message) {
    if (world.fate().fault(oneIn)) {
      throw new InvoiceCloudException(message);
    }
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    return read(() -> rows.payments(from, station), this::read);
  }

  private ReportRow<Payment> read(Payment payment) {
    return whose.truth().unreadable.contains(payment.paymentGuid())
        ? new ReportRow.NotUnderstood<>(
            Map.of(Truth.GUID_COLUMN, payment.paymentGuid().value()), "no account number")
        : new ReportRow.Understood<>(payment, whose.rows().payment(payment));
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    return answer(() -> rows.settled(start, end), whose.rows()::settled);
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    return answer(() -> rows.rejects(from), whose.rows()::achReturn);
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    return answer(rows::customers, whose.rows()::autoPay);
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    return answer(List::of, whose.rows()::autoPay);
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    throw new UnsupportedOperationException("the simulation submits no files");
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    throw new UnsupportedOperationException("the simulation looks no invoices up");
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    throw new UnsupportedOperationException("the simulation looks no customers up");
  }

  @Override
  public void close() {}
}
