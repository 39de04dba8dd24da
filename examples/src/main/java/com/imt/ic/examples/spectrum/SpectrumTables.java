package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.SettledPayment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Spectrum's own tables, beside those of the SDK: how they are made, written and read. Every row is
 * of the transaction's biller.
 */
public final class SpectrumTables {

  private static final String SCHEMA = "schema.sql";

  private static final int RECEIPT_COLUMNS = 16;

  private static final String RECEIPT_PREFIX = "R-";

  private SpectrumTables() {}

  /**
   * Creates the tables where they are missing.
   *
   * @param dataSource PostgreSQL or H2
   * @throws SpectrumException when the database fails
   */
  public static void create(DataSource dataSource) {
    // Two processes may create the tables at once; the one that loses finds them there.
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        if (isComplete(statement)) {
          return; // even a table or index that is there would be locked by its making
        }
        for (String sql : schema().split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        return;
      } catch (SQLException e) {
        if (attempt == 3) {
          throw new SpectrumException(
              "Spectrum's tables cannot be created (SQLState " + e.getSQLState() + ")", e);
        }
      }
    }
  }

  /** Whether the last table of the script is there. */
  private static boolean isComplete(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            """
            SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA
            AND LOWER(table_name) = 'spectrum_invoice'""")) {
      return tables.next() && tables.getInt(1) > 0;
    }
  }

  private static String schema() {
    try (InputStream in = SpectrumTables.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes some hundreds of receipts in one statement, and tells their numbers.
   *
   * @return a number for each payment, in their order
   */
  static List<Long> insertReceipts(LedgerTransaction transaction, List<Payment> payments) {
    List<Object> values = new ArrayList<>(payments.size() * RECEIPT_COLUMNS);
    payments.forEach(payment -> addReceipt(transaction, payment, values));
    Map<List<String>, Long> numbers = new HashMap<>();
    Sql.insert(
        transaction.connection(),
        """
        INSERT INTO spectrum_receipt (biller, payment_guid, account_number, invoice_number,
          invoice_type_id, customer_name, paid_at, amount, convenience_fee, method, card_type,
          auto_pay, source, approval_code, biller_reference, channel)
        VALUES %s"""
            .formatted(Sql.rows(payments.size(), RECEIPT_COLUMNS)),
        List.of("payment_guid", "invoice_number", "receipt_number"),
        row -> numbers.put(List.of(row.getString(1), row.getString(2)), row.getLong(3)),
        values);
    return payments.stream()
        .map(
            payment ->
                Objects.requireNonNull(
                    numbers.get(List.of(payment.paymentGuid().value(), invoice(payment)))))
        .toList();
  }

  /** As it stands in a key. */
  private static String invoice(Payment payment) {
    return payment.invoiceNumber().map(InvoiceNumber::value).orElse("");
  }

  private static void addReceipt(
      LedgerTransaction transaction, Payment payment, List<Object> values) {
    values.addAll(
        List.of(
            transaction.biller().value(),
            payment.paymentGuid().value(),
            payment.accountNumber().value(),
            invoice(payment),
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
            transaction.channel().name()));
  }

  static void completeReceipt(LedgerTransaction transaction, Payment payment) {
    Sql.update(
        transaction.connection(),
        """
        UPDATE spectrum_receipt SET customer_name = COALESCE(customer_name, ?),
          invoice_number = COALESCE(NULLIF(invoice_number, ''), ?),
          invoice_type_id = COALESCE(invoice_type_id, ?),
          convenience_fee = COALESCE(convenience_fee, ?), method = COALESCE(method, ?),
          card_type = COALESCE(card_type, ?), auto_pay = COALESCE(auto_pay, ?),
          source = COALESCE(source, ?), approval_code = COALESCE(approval_code, ?),
          biller_reference = COALESCE(biller_reference, ?)
        WHERE biller = ? AND payment_guid = ? AND (invoice_number IN (?, '') OR ? = '')""",
        payment.customerName(),
        invoice(payment),
        payment.invoiceTypeId(),
        payment.convenienceFee(),
        payment.method().map(PaymentMethod::code),
        payment.cardType(),
        payment.autoPay(),
        payment.source(),
        payment.approvalCode(),
        payment.billerReference(),
        transaction.biller().value(),
        payment.paymentGuid().value(),
        invoice(payment),
        invoice(payment));
  }

  static void insertDeclined(LedgerTransaction transaction, Payment payment) {
    Sql.update(
        transaction.connection(),
        """
        INSERT INTO spectrum_declined (biller, payment_guid, account_number, invoice_number, paid_at,
          amount, message)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        transaction.biller().value(),
        payment.paymentGuid().value(),
        payment.accountNumber().value(),
        invoice(payment),
        payment.paidAt(),
        payment.amount(),
        payment.message());
  }

  static void insertSettled(LedgerTransaction transaction, SettledPayment settled) {
    Sql.update(
        transaction.connection(),
        """
        INSERT INTO spectrum_settled (biller, batch_id, settled_on, payment_guid, account_number,
          invoice_number, amount, convenience_fee, method, processor, deposit_amount)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        transaction.biller().value(),
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

  /** A batch may hold several equal lines: one of them, whichever, becomes the corrected one. */
  static void correctSettled(
      LedgerTransaction transaction, SettledPayment before, SettledPayment now) {
    Sql.update(
        transaction.connection(),
        """
        UPDATE spectrum_settled SET settled_on = ?,
          account_number = COALESCE(?, account_number),
          invoice_number = COALESCE(?, invoice_number),
          convenience_fee = COALESCE(?, convenience_fee), method = COALESCE(?, method),
          processor = COALESCE(?, processor), deposit_amount = COALESCE(?, deposit_amount)
        WHERE line_number = (SELECT MIN(line_number) FROM spectrum_settled
          WHERE biller = ? AND payment_guid = ? AND batch_id = ? AND settled_on = ? AND amount = ?
          AND TRIM(COALESCE(processor, '')) = ? AND COALESCE(invoice_number, '') = ?
          AND convenience_fee IS NOT DISTINCT FROM CAST(? AS DECIMAL(19, 2))
          AND deposit_amount IS NOT DISTINCT FROM CAST(? AS DECIMAL(19, 2)))""",
        now.settledOn(),
        now.accountNumber().map(AccountNumber::value),
        now.invoiceNumber().map(InvoiceNumber::value),
        now.convenienceFee(),
        now.method().map(PaymentMethod::code),
        now.processor(),
        now.depositAmount(),
        transaction.biller().value(),
        before.paymentGuid().value(),
        before.batchId(),
        before.settledOn(),
        before.amount(),
        before.processor().map(String::strip).orElse(""),
        before.invoiceNumber().map(InvoiceNumber::value).orElse(""),
        before.convenienceFee(),
        before.depositAmount());
  }

  static void insertReturn(LedgerTransaction transaction, AchReturn achReturn) {
    Sql.update(
        transaction.connection(),
        """
        INSERT INTO spectrum_ach_reject (biller, payment_guid, account_number, invoice_number,
          rejected_at, code, reason, amount, paid_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        transaction.biller().value(),
        achReturn.paymentGuid().value(),
        achReturn.accountNumber().map(AccountNumber::value),
        achReturn.invoiceNumber().map(InvoiceNumber::value),
        achReturn.returnedAt(),
        achReturn.code().orElse(""),
        achReturn.reason(),
        achReturn.amount(),
        achReturn.paidAt());
  }

  /** The return itself, and what was reversed for it, have the same code and moment. */
  static void correctReturn(LedgerTransaction transaction, AchReturn before, AchReturn now) {
    Sql.update(
        transaction.connection(),
        """
        UPDATE spectrum_ach_reject SET rejected_at = ?, code = ?, reason = COALESCE(?, reason)
        WHERE reject_number = (SELECT MIN(reject_number) FROM spectrum_ach_reject
          WHERE biller = ? AND payment_guid = ? AND rejected_at = ? AND code = ? AND amount = ?)""",
        now.returnedAt(),
        now.code().orElse(""),
        now.reason(),
        transaction.biller().value(),
        before.paymentGuid().value(),
        before.returnedAt(),
        before.code().orElse(""),
        before.amount());
    Sql.update(
        transaction.connection(),
        """
        UPDATE spectrum_reversal SET rejected_at = ?, code = ?
        WHERE biller = ? AND payment_guid = ? AND rejected_at = ? AND code = ?""",
        now.returnedAt(),
        now.returnCode().code(),
        transaction.biller().value(),
        before.paymentGuid().value(),
        before.returnedAt(),
        before.returnCode().code());
  }

  /**
   * What takes a receipt back.
   *
   * @param returnedAt of an ACH return alone
   * @param amount below zero where the receipt stands again
   */
  static void insertReversal(
      LedgerTransaction transaction,
      PostedPayment payment,
      String code,
      Optional<Instant> returnedAt,
      Money amount) {
    Sql.update(
        transaction.connection(),
        """
        INSERT INTO spectrum_reversal (receipt_number, biller, payment_guid, code, rejected_at, amount)
        VALUES (?, ?, ?, ?, CAST(? AS TIMESTAMP(6) WITH TIME ZONE), ?)""",
        receiptNumber(payment),
        transaction.biller().value(),
        payment.paymentGuid().value(),
        code,
        returnedAt,
        amount);
  }

  /** A receipt's number as InvoiceCloud is told it. */
  static String receiptText(long number) {
    return RECEIPT_PREFIX + number;
  }

  private static long receiptNumber(PostedPayment payment) {
    String text = Objects.requireNonNull(payment.receiptNumber(), "Every receipt has a number");
    return Long.parseLong(text.substring(RECEIPT_PREFIX.length()));
  }

  static void insertEnrollmentChange(
      LedgerTransaction transaction, CustomerEnrollment customer, boolean missing) {
    Sql.update(
        transaction.connection(),
        """
        INSERT INTO spectrum_enrollment_change (biller, kind, account_number, enrolled, method, changed_at, missing)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        transaction.biller().value(),
        customer.kind().name(),
        customer.accountNumber().value(),
        customer.enrolled(),
        customer.method().map(PaymentMethod::code),
        customer.changedAt(),
        missing);
  }
}
