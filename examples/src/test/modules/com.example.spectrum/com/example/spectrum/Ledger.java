package com.example.spectrum;

import com.imt.ic.Money;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One table of receipts. */
public final class Ledger implements com.imt.ic.ledger.Ledger {

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    insert(payment.amount().toBigDecimal(), transaction);
    return LedgerAnswer.accepted("R-" + payment.paymentGuid());
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    insert(reversal.amount().toBigDecimal().negate(), transaction);
    return LedgerAnswer.accepted();
  }

  void createTable(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE receipt (amount DECIMAL(19, 2) NOT NULL)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Money total(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT SUM(amount) FROM receipt")) {
      rows.next();
      return Money.parse(rows.getBigDecimal(1).toPlainString());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(BigDecimal amount, LedgerTransaction transaction) {
    try (PreparedStatement insert =
        transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?)")) {
      insert.setBigDecimal(1, amount);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
