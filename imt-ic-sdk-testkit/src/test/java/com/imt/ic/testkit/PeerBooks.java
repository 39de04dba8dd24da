package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All that another InvoiceCloud tells, to be told by a fake. */
record PeerBooks(
    List<Payment> payments,
    List<SettledPayment> settled,
    List<AchReturn> returns,
    List<CustomerEnrollment> autoPay,
    List<CustomerEnrollment> paperless,
    List<BifInvoice> invoices,
    List<CustomerRecord> customers) {

  static PeerBooks of(InvoiceCloud peer) {
    List<Payment> payments = records(peer.paymentsSince(Instant.EPOCH));
    List<BifInvoice> invoices = new ArrayList<>();
    List<CustomerRecord> customers = new ArrayList<>();
    for (Payment payment : payments) {
      InvoiceNumber number = payment.invoiceNumber().orElseThrow();
      CustomerRecord customer = peer.findCustomer(payment.accountNumber()).orElseThrow();
      customers.add(customer);
      invoices.add(invoice(peer.findInvoice(number).orElseThrow(), customer));
    }
    return new PeerBooks(
        payments,
        records(peer.settledBetween(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1))),
        records(peer.achReturnsSince(Instant.EPOCH)),
        records(peer.autoPayCustomers(Instant.EPOCH)),
        records(peer.paperlessCustomers(Instant.EPOCH)),
        invoices,
        customers);
  }

  FakeInvoiceCloud toFake() {
    FakeInvoiceCloud fake = FakeInvoiceCloud.builder().profile(SmallHost.PROFILE).build();
    fake.holdInvoices(invoices);
    fake.recordPayments(payments);
    FakeState state = fake.state();
    synchronized (state) {
      settled.forEach(line -> state.settled.add(new FakeState.SettledLine(line, Instant.EPOCH)));
      state.rejects.addAll(returns);
      autoPay.forEach(state::enroll);
      paperless.forEach(state::enroll);
      customers.forEach(
          customer ->
              customer
                  .registrationDate()
                  .ifPresent(day -> state.registered.put(customer.accountNumber(), day)));
    }
    return fake;
  }

  private static BifInvoice invoice(InvoiceRecord invoice, CustomerRecord customer) {
    return BifInvoice.builder()
        .accountNumber(customer.accountNumber())
        .customerName(customer.customerName().orElse(null))
        .address1(customer.address1().orElse(null))
        .address2(customer.address2().orElse(null))
        .city(customer.city().orElse(null))
        .state(customer.state().orElse(null))
        .zip(customer.zip().orElse(null))
        .phone(customer.phone().orElse(null))
        .emailAddress(customer.emailAddress().orElse(null))
        .invoiceNumber(invoice.invoiceNumber())
        .invoiceDate(invoice.invoiceDate().orElse(null))
        .invoiceDueDate(invoice.invoiceDueDate().orElse(null))
        .autoPayCollectionDate(invoice.autoPayCollectionDate().orElse(null))
        .totalAmountDue(invoice.totalAmountDue())
        .balanceDue(invoice.balanceDue())
        .allowPartialPayments(invoice.allowPartialPayments())
        .firstNotifyRequestedDate(invoice.firstNotifyRequestedDate().orElse(null))
        .secondNotifyRequestedDate(invoice.secondNotifyRequestedDate().orElse(null))
        .thirdNotifyRequestedDate(invoice.thirdNotifyRequestedDate().orElse(null))
        .build();
  }

  /** Every record of a report, all of whose rows are understood. */
  static <T> List<T> records(Report<T> report) {
    List<T> records = new ArrayList<>();
    try (report) {
      report.forEachRemaining(row -> records.add(((ReportRow.Understood<T>) row).record()));
    }
    return records;
  }
}
