package com.imt.ic.examples;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.AchReturnPosting;
import com.imt.ic.internal.posting.EnrollmentListener;
import com.imt.ic.internal.posting.ReceiptPosting;
import com.imt.ic.internal.posting.SettlementPosting;
import com.imt.ic.internal.reconcile.LedgerReader;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.sql.Connection;
import java.util.function.BiConsumer;

/**
 * Spectrum's books: the SDK's ports, implemented on Spectrum's own tables. Everything is written on
 * the connection of the SDK's transaction, so that a posting and the payment's identity commit
 * together or not at all.
 */
final class SpectrumLedger
    implements ReceiptPosting,
        AchReturnPosting,
        SettlementPosting,
        EnrollmentListener,
        LedgerReader {

  @Override
  public LedgerAnswer post(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    long receiptNumber =
        Sql.insertReturningKey(
            transaction.unwrap(Connection.class),
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
            channel.name());
    return LedgerAnswer.posted("R-" + receiptNumber);
  }

  /** A report names the customer of a payment that was pushed without a name. */
  @Override
  public void confirmed(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
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
  }

  @Override
  public void declined(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
        "INSERT INTO spectrum_declined (payment_guid, account_number, invoice_number, paid_at,"
            + " amount, message) VALUES (?, ?, ?, ?, ?, ?)",
        payment.paymentGuid().value(),
        payment.accountNumber().value(),
        payment.invoiceNumber().map(InvoiceNumber::value),
        payment.paidAt(),
        payment.amount(),
        payment.message());
  }

  @Override
  public void settled(SettledPayment settled, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
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
  }

  @Override
  public void received(AchReturn reject, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
        "INSERT INTO spectrum_ach_reject (payment_guid, account_number, invoice_number,"
            + " rejected_at, code, reason, amount, paid_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        reject.paymentGuid().value(),
        reject.accountNumber().map(AccountNumber::value),
        reject.invoiceNumber().map(InvoiceNumber::value),
        reject.returnedAt(),
        reject.code(),
        reject.reason(),
        reject.amount(),
        reject.paidAt());
  }

  @Override
  public void reverse(RejectEntry reject, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
        "INSERT INTO spectrum_reversal (payment_guid, code, rejected_at, amount)"
            + " VALUES (?, ?, ?, ?)",
        reject.paymentGuid().value(),
        reject.code(),
        reject.returnedAt(),
        reject.amount());
  }

  @Override
  public void changed(CustomerEnrollment customer, StoreTransaction transaction) {
    Sql.update(
        transaction.unwrap(Connection.class),
        "INSERT INTO spectrum_enrollment_change (kind, account_number, enrolled, method,"
            + " changed_at) VALUES (?, ?, ?, ?, ?)",
        customer.kind().name(),
        customer.accountNumber().value(),
        customer.enrolled(),
        customer.method().map(PaymentMethod::code),
        customer.changedAt());
  }

  @Override
  public void forEachReceipt(StoreTransaction transaction, BiConsumer<PaymentGuid, Money> reader) {
    Sql.query(
        transaction.unwrap(Connection.class),
        "SELECT payment_guid, amount FROM spectrum_receipt",
        row -> reader.accept(PaymentGuid.of(row.getString(1)), Money.of(row.getBigDecimal(2))));
  }
}
