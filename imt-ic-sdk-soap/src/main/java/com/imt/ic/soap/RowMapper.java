package com.imt.ic.soap;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;

/** Makes one report's record of a row; {@link UnreadableFieldException} where it cannot. */
@FunctionalInterface
interface RowMapper<T> {

  T map(RowFields row);

  /** Of PaymentReporting. */
  static Payment payment(RowFields row) {
    Payment.Builder payment =
        Payment.builder()
            .paymentGuid(row.require("paymentGuid", row.paymentGuid("paymentGuid")))
            .accountNumber(row.require("accountNumber", row.accountNumber("accountNumber")))
            .invoiceNumber(row.invoiceNumber("invoiceNumber"))
            .invoiceTypeId(row.text("invoiceTypeId"))
            .customerName(row.text("customerName"))
            .emailAddress(row.text("emailAddress"))
            .paidAt(row.require("paidAt", row.instant("paidAt")))
            .amount(row.require("amount", row.money("amount")))
            .convenienceFee(row.money("convenienceFee"))
            .method(row.method("method"))
            .cardType(row.text("cardType"))
            .approved(row.require("approved", row.flag("approved")))
            .message(row.text("message"))
            .approvalCode(row.text("approvalCode"))
            .autoPay(row.flag("autoPay"))
            .source(row.text("source"))
            .billerReference(row.text("billerReference"));
    row.additional(payment::additional);
    return payment.build();
  }

  /** Of BillerSettledBatchDetail. */
  static SettledPayment settledPayment(RowFields row) {
    SettledPayment.Builder settled =
        SettledPayment.builder()
            .batchId(row.require("batchId", row.code("batchId")))
            .settledOn(row.require("settledOn", row.date("settledOn")))
            .paymentGuid(row.require("paymentGuid", row.paymentGuid("paymentGuid")))
            .accountNumber(row.accountNumber("accountNumber"))
            .invoiceNumber(row.invoiceNumber("invoiceNumber"))
            .amount(row.require("amount", row.money("amount")))
            .convenienceFee(row.money("convenienceFee"))
            .method(row.method("method"))
            .cardType(row.text("cardType"))
            .processor(row.text("processor"))
            .depositAmount(row.money("depositAmount"))
            .batchClosure(row.text("batchClosure"));
    row.additional(settled::additional);
    return settled.build();
  }

  /** Of ACHRejectReporting. */
  static AchReturn achReject(RowFields row) {
    AchReturn.Builder reject =
        AchReturn.builder()
            .paymentGuid(row.require("paymentGuid", row.paymentGuid("paymentGuid")))
            .accountNumber(row.accountNumber("accountNumber"))
            .invoiceNumber(row.invoiceNumber("invoiceNumber"))
            .returnedAt(row.require("rejectedAt", row.instant("rejectedAt")))
            .code(row.require("code", row.code("code")))
            .reason(row.text("reason"))
            .amount(row.require("amount", row.money("amount")))
            .paidAt(row.instant("paidAt"))
            .customerName(row.text("customerName"));
    row.additional(reject::additional);
    return reject.build();
  }

  /** Of BillerAutoPayCustomerReport. */
  static CustomerEnrollment autoPay(RowFields row) {
    CustomerEnrollment.Builder customer =
        enrollment(row)
            .kind(EnrollmentKind.AUTOPAY)
            .enrolled(row.require("enrolled", row.flag("enrolled")))
            .method(row.method("method"));
    row.additional(customer::additional);
    return customer.build();
  }

  /** Of BillerPaperlessCustomerReport, which says who gets paper. */
  static CustomerEnrollment paperless(RowFields row) {
    CustomerEnrollment.Builder customer =
        enrollment(row)
            .kind(EnrollmentKind.PAPERLESS)
            .enrolled(!row.require("paperInvoices", row.flag("paperInvoices")));
    row.additional(customer::additional);
    return customer.build();
  }

  private static CustomerEnrollment.Builder enrollment(RowFields row) {
    return CustomerEnrollment.builder()
        .accountNumber(row.require("accountNumber", row.accountNumber("accountNumber")))
        .invoiceTypeId(row.code("invoiceTypeId")) // a part of what tells customers apart
        .customerName(row.text("customerName"))
        .emailAddress(row.text("emailAddress"))
        .changedAt(row.instant("changedAt"));
  }
}
