package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** Spectrum's own tables, beside those of the SDK: how they are made, written and read. */
public final class SpectrumTables {

  private static final String SCHEMA = "schema.sql";

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
            AND LOWER(table_name) = 'spectrum_enrollment_change'""")) {
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

  static long insertReceipt(LedgerTransaction transaction, Payment payment) {
    return Sql.insertReturningKey(
        transaction.connection(),
        """
        INSERT INTO spectrum_receipt (payment_guid, account_number, invoice_number,
          invoice_type_id, customer_name, paid_at, amount, convenience_fee, method, card_type,
          auto_pay, source, approval_code, biller_reference, channel)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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
  }

  static void completeReceipt(Connection connection, Payment payment) {
    Sql.update(
        connection,
        """
        UPDATE spectrum_receipt SET customer_name = COALESCE(customer_name, ?),
          invoice_number = COALESCE(invoice_number, ?),
          invoice_type_id = COALESCE(invoice_type_id, ?),
          convenience_fee = COALESCE(convenience_fee, ?), method = COALESCE(method, ?),
          card_type = COALESCE(card_type, ?), auto_pay = COALESCE(auto_pay, ?),
          source = COALESCE(source, ?), approval_code = COALESCE(approval_code, ?),
          biller_reference = COALESCE(biller_reference, ?)
        WHERE payment_guid = ?""",
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

  static void readReceipts(Connection connection, BiConsumer<PaymentGuid, Money> reader) {
    Sql.query(
        connection,
        "SELECT payment_guid, amount FROM spectrum_receipt",
        row -> reader.accept(PaymentGuid.of(row.getString(1)), Money.of(row.getBigDecimal(2))));
  }

  static void insertDeclined(Connection connection, Payment payment) {
    Sql.update(
        connection,
        """
        INSERT INTO spectrum_declined (payment_guid, account_number, invoice_number, paid_at,
          amount, message)
        VALUES (?, ?, ?, ?, ?, ?)""",
        payment.paymentGuid().value(),
        payment.accountNumber().value(),
        payment.invoiceNumber().map(InvoiceNumber::value),
        payment.paidAt(),
        payment.amount(),
        payment.message());
  }

  static void insertSettled(Connection connection, SettledPayment settled) {
    Sql.update(
        connection,
        """
        INSERT INTO spectrum_settled (batch_id, settled_on, payment_guid, account_number,
          invoice_number, amount, convenience_fee, method, processor, deposit_amount)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
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

  static void insertReturn(Connection connection, AchReturn achReturn) {
    Sql.update(
        connection,
        """
        INSERT INTO spectrum_ach_reject (payment_guid, account_number, invoice_number,
          rejected_at, code, reason, amount, paid_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        achReturn.paymentGuid().value(),
        achReturn.accountNumber().map(AccountNumber::value),
        achReturn.invoiceNumber().map(InvoiceNumber::value),
        achReturn.returnedAt(),
        achReturn.code(),
        achReturn.reason(),
        achReturn.amount(),
        achReturn.paidAt());
  }

  static void insertReversal(Connection connection, Reversal reversal) {
    Sql.update(
        connection,
        """
        INSERT INTO spectrum_reversal (payment_guid, code, rejected_at, amount)
        VALUES (?, ?, ?, ?)""",
        reversal.payment().paymentGuid().value(),
        reversal.achReturn().returnCode().code(),
        reversal.achReturn().returnedAt(),
        reversal.amount());
  }

  static void insertEnrollmentChange(Connection connection, CustomerEnrollment customer) {
    Sql.update(
        connection,
        """
        INSERT INTO spectrum_enrollment_change (kind, account_number, enrolled, method, changed_at)
        VALUES (?, ?, ?, ?, ?)""",
        customer.kind().name(),
        customer.accountNumber().value(),
        customer.enrolled(),
        customer.method().map(PaymentMethod::code),
        customer.changedAt());
  }
}
