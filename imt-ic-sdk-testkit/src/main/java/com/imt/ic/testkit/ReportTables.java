package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.util.List;
import java.util.Optional;

/** The tables of the five reports, their columns in the order in which ASP.NET sent the samples. */
final class ReportTables {

  private ReportTables() {}

  static List<ReportColumn<Payment>> payments(OperationSpec spec, List<Payment> rows) {
    return new ReportColumns<Payment>(spec)
        .add("paymentGuid", DotNetType.GUID, p -> Optional.of(p.paymentGuid().value()))
        .add("accountNumber", DotNetType.STRING, p -> Optional.of(p.accountNumber().value()))
        .add("invoiceNumber", DotNetType.STRING, p -> p.invoiceNumber().map(InvoiceNumber::value))
        .add("invoiceTypeId", DotNetType.INT, Payment::invoiceTypeId)
        .add("customerName", DotNetType.STRING, Payment::customerName)
        .add("emailAddress", DotNetType.STRING, Payment::emailAddress)
        .time("paidAt", p -> Optional.of(p.paidAt()))
        .amount("amount", p -> Optional.of(p.amount()))
        .amount("convenienceFee", Payment::convenienceFee)
        .methodNumber("method", Payment::method)
        .add("cardType", DotNetType.STRING, Payment::cardType)
        .method("method", Payment::method)
        .flag("approved", p -> Optional.of(p.approved()))
        .add("message", DotNetType.STRING, Payment::message)
        .add("approvalCode", DotNetType.STRING, Payment::approvalCode)
        .flag("autoPay", Payment::autoPay)
        .add("source", DotNetType.STRING, Payment::source)
        .add("billerReference", DotNetType.STRING, Payment::billerReference)
        .withAdditional(rows, Payment::additional);
  }

  static List<ReportColumn<SettledPayment>> settledBatches(
      OperationSpec spec, List<SettledPayment> rows) {
    return new ReportColumns<SettledPayment>(spec)
        .add("batchId", DotNetType.LONG, s -> Optional.of(s.batchId()))
        .date("settledOn", SettledPayment::settledOn)
        .add("paymentGuid", DotNetType.GUID, s -> Optional.of(s.paymentGuid().value()))
        .add("accountNumber", DotNetType.STRING, s -> s.accountNumber().map(AccountNumber::value))
        .add("invoiceNumber", DotNetType.STRING, s -> s.invoiceNumber().map(InvoiceNumber::value))
        .amount("amount", s -> Optional.of(s.amount()))
        .amount("convenienceFee", SettledPayment::convenienceFee)
        .method("method", SettledPayment::method)
        .add("cardType", DotNetType.STRING, SettledPayment::cardType)
        .add("processor", DotNetType.STRING, SettledPayment::processor)
        .amount("depositAmount", SettledPayment::depositAmount)
        .add("batchClosure", DotNetType.STRING, SettledPayment::batchClosure)
        .withAdditional(rows, SettledPayment::additional);
  }

  static List<ReportColumn<AchReturn>> achRejects(OperationSpec spec, List<AchReturn> rows) {
    return new ReportColumns<AchReturn>(spec)
        .add("paymentGuid", DotNetType.GUID, r -> Optional.of(r.paymentGuid().value()))
        .add("accountNumber", DotNetType.STRING, r -> r.accountNumber().map(AccountNumber::value))
        .add("invoiceNumber", DotNetType.STRING, r -> r.invoiceNumber().map(InvoiceNumber::value))
        .time("rejectedAt", r -> Optional.of(r.returnedAt()))
        .add("code", DotNetType.STRING, r -> Optional.of(r.code()))
        .add("reason", DotNetType.STRING, AchReturn::reason)
        .amount("amount", r -> Optional.of(r.amount()))
        .time("paidAt", AchReturn::paidAt)
        .add("customerName", DotNetType.STRING, AchReturn::customerName)
        .withAdditional(rows, AchReturn::additional);
  }

  static List<ReportColumn<CustomerEnrollment>> autoPay(
      OperationSpec spec, List<CustomerEnrollment> rows) {
    return customer(spec)
        .flag("enrolled", c -> Optional.of(c.enrolled()))
        .method("method", CustomerEnrollment::method)
        .time("changedAt", CustomerEnrollment::changedAt)
        .withAdditional(rows, CustomerEnrollment::additional);
  }

  static List<ReportColumn<CustomerEnrollment>> paperless(
      OperationSpec spec, List<CustomerEnrollment> rows) {
    return customer(spec)
        .flag("paperInvoices", c -> Optional.of(!c.enrolled()))
        .time("changedAt", CustomerEnrollment::changedAt)
        .withAdditional(rows, CustomerEnrollment::additional);
  }

  private static ReportColumns<CustomerEnrollment> customer(OperationSpec spec) {
    return new ReportColumns<CustomerEnrollment>(spec)
        .add("accountNumber", DotNetType.STRING, c -> Optional.of(c.accountNumber().value()))
        .add("customerName", DotNetType.STRING, CustomerEnrollment::customerName)
        .add("emailAddress", DotNetType.STRING, CustomerEnrollment::emailAddress)
        .add("invoiceTypeId", DotNetType.INT, CustomerEnrollment::invoiceTypeId);
  }
}
