package com.example.billing;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** The books: one table of receipts and of what took them back, written on the SDK's connection. */
public final class ReceiptLedger implements Ledger {

  private final DataSource database;

  /** Opens the books of a database, and creates their table where it is missing. */
  public ReceiptLedger(DataSource database) {
    this.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS receipt (biller VARCHAR(60), payment VARCHAR(60),"
              + " receipt VARCHAR(120), amount DECIMAL(19, 2), at TIMESTAMP(6) WITH TIME ZONE)");
    } catch (SQLException e) {
      throw new IllegalStateException("The table of receipts was not created", e);
    }
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String receipt =
        "R-" + payment.paymentGuid() + payment.invoiceNumber().map(n -> "-" + n).orElse("");
    insert(payment.paymentGuid(), receipt, payment.amount(), transaction);
    return LedgerAnswer.accepted(receipt);
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    insert(
        reversal.payment().paymentGuid(),
        reversal.payment().receiptNumber(),
        Money.ZERO.minus(reversal.amount()),
        transaction);
    return LedgerAnswer.accepted();
  }

  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    try (PreparedStatement select =
        transaction
            .connection()
            .prepareStatement("SELECT payment, amount, at FROM receipt WHERE biller = ?")) {
      select.setString(1, transaction.biller().value());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          PaymentGuid payment = PaymentGuid.of(rows.getString(1));
          Money amount = Money.parse(rows.getBigDecimal(2).toPlainString());
          Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
          if (amount.isNegative()) {
            reader.reversal(payment, Money.ZERO.minus(amount), at);
          } else {
            reader.receipt(payment, amount, at);
          }
        }
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("The receipts were not read", e);
    }
  }

  /** What stands of all payments. */
  Money total() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet sum = statement.executeQuery("SELECT SUM(amount) FROM receipt")) {
      sum.next();
      return Money.parse(sum.getBigDecimal(1).toPlainString());
    } catch (SQLException e) {
      throw new IllegalStateException("The receipts were not summed", e);
    }
  }

  private static void insert(
      PaymentGuid payment, String receipt, Money amount, LedgerTransaction transaction) {
    try (PreparedStatement insert =
        transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, transaction.biller().value());
      insert.setString(2, payment.value());
      insert.setString(3, receipt);
      insert.setBigDecimal(4, amount.toBigDecimal());
      insert.setObject(5, Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The receipt " + receipt + " was not written", e);
    }
  }
}
