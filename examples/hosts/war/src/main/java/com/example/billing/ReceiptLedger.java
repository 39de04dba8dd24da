package com.example.billing;

import com.imt.ic.Money;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The books: one table, written on the SDK's connection. */
final class ReceiptLedger implements Ledger {

  static void createTable(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS receipt (number VARCHAR(250) PRIMARY KEY,"
              + " amount DECIMAL(19, 2))");
    } catch (SQLException e) {
      throw new IllegalStateException("The table of receipts was not created", e);
    }
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String receipt = // one for each invoice that the payment pays
        "R-" + payment.paymentGuid() + payment.invoiceNumber().map(n -> "-" + n).orElse("");
    book(receipt, payment.amount(), transaction);
    return LedgerAnswer.accepted(receipt);
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    book("T-" + reversal.key(), Money.ZERO.minus(reversal.amount()), transaction);
    return LedgerAnswer.accepted();
  }

  private static void book(String receipt, Money amount, LedgerTransaction transaction) {
    try (PreparedStatement insert =
        transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?, ?)")) {
      insert.setString(1, receipt);
      insert.setBigDecimal(2, amount.toBigDecimal());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The receipt " + receipt + " was not written", e);
    }
  }
}
