package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.util.function.BiConsumer;

/**
 * Spectrum's books on Spectrum's own tables. Everything is written on the connection of the SDK's
 * transaction, so that a posting and the payment's identity commit together or not at all.
 */
public final class SpectrumLedger implements Ledger {

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    long receiptNumber =
        Sql.insertReturningKey(
            transaction.connection(),
            "INSERT INTO spectrum_receipt (payment_guid, account_number, invoice_number,"
                + " invoice_type_id, customer_name, paid_at, amount, convenience_fee, method,"
                + " card_type, auto_pay, source, approval_code, biller_reference, channel)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "receipt_number",
            payment.paymentGuid().value(),
            payment.accountNumber().value(),
            payment.invoiceNumber().map(InvoiceNumber::value),
            payment.invoiceTypeId(),
            payment.customerName(),
            payment.paidAt(),
            payment.amount(),
            payment.convenienceFee(),
            payment.method().map(PaymentMethod::code),
            payment.cardType(),
            payment.autoPay(),
            payment.source(),
            payment.approvalCode(),
            payment.billerReference(),
            transaction.channel().name());
    return LedgerAnswer.accepted("R-" + receiptNumber);
  }

  /** A report names the customer of a payment that was pushed without a name. */
  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "UPDATE spectrum_receipt SET customer_name = COALESCE(customer_name, ?),"
            + " invoice_number = COALESCE(invoice_number, ?),"
            + " invoice_type_id = COALESCE(invoice_type_id, ?),"
            + " convenience_fee = COALESCE(convenience_fee, ?), method = COALESCE(method, ?),"
            + " card_type = COALESCE(card_type, ?), auto_pay = COALESCE(auto_pay, ?),"
            + " source = COALESCE(source, ?), approval_code = COALESCE(approval_code, ?),"
            + " biller_reference = COALESCE(biller_reference, ?) WHERE payment_guid = ?",
        payment.customerName(),
        payment.invoiceNumber().map(InvoiceNumber::value),
        payment.invoiceTypeId(),
        payment.convenienceFee(),
        payment.method().map(PaymentMethod::code),
        payment.cardType(),
        payment.autoPay(),
        payment.source(),
        payment.approvalCode(),
        payment.billerReference(),
        payment.paymentGuid().value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "INSERT INTO spectrum_declined (payment_guid, account_number, invoice_number, paid_at,"
            + " amount, message) VALUES (?, ?, ?, ?, ?, ?)",
        payment.paymentGuid().value(),
        payment.accountNumber().value(),
        payment.invoiceNumber().map(InvoiceNumber::value),
        payment.paidAt(),
        payment.amount(),
        payment.message());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "INSERT INTO spectrum_settled (batch_id, settled_on, payment_guid, account_number,"
            + " invoice_number, amount, convenience_fee, method, processor, deposit_amount)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        settled.batchId(),
        settled.settledOn(),
        settled.paymentGuid().value(),
        settled.accountNumber().map(AccountNumber::value),
        settled.invoiceNumber().map(InvoiceNumber::value),
        settled.amount(),
        settled.convenienceFee(),
        settled.method().map(PaymentMethod::code),
        settled.processor(),
        settled.depositAmount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "INSERT INTO spectrum_ach_reject (payment_guid, account_number, invoice_number,"
            + " rejected_at, code, reason, amount, paid_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        achReturn.paymentGuid().value(),
        achReturn.accountNumber().map(AccountNumber::value),
        achReturn.invoiceNumber().map(InvoiceNumber::value),
        achReturn.returnedAt(),
        achReturn.code(),
        achReturn.reason(),
        achReturn.amount(),
        achReturn.paidAt());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "INSERT INTO spectrum_reversal (payment_guid, code, rejected_at, amount)"
            + " VALUES (?, ?, ?, ?)",
        reversal.payment().paymentGuid().value(),
        reversal.achReturn().code(),
        reversal.achReturn().returnedAt(),
        reversal.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    Sql.update(
        transaction.connection(),
        "INSERT INTO spectrum_enrollment_change (kind, account_number, enrolled, method,"
            + " changed_at) VALUES (?, ?, ?, ?, ?)",
        customer.kind().name(),
        customer.accountNumber().value(),
        customer.enrolled(),
        customer.method().map(PaymentMethod::code),
        customer.changedAt());
    return LedgerAnswer.accepted();
  }

  @Override
  public boolean receipts(BiConsumer<PaymentGuid, Money> reader, LedgerTransaction transaction) {
    Sql.query(
        transaction.connection(),
        "SELECT payment_guid, amount FROM spectrum_receipt",
        row -> reader.accept(PaymentGuid.of(row.getString(1)), Money.of(row.getBigDecimal(2))));
    return true;
  }
}
