package com.imt.ic.soap.hosted;

import com.imt.ic.BillerId;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Books of several billers in the host's own database. The table has no key of the payment's
 * identity, so that a payment that is posted twice stands there twice. It refuses account {@code
 * CLOSED-1} and breaks on {@code BROKEN-1}, with an internal text, until it is mended; it posts
 * what comes for {@code ARCHIVED-1} and refuses to hear of it again.
 */
final class LedgerTable implements Ledger {

  static final String INTERNAL = "jdbc:password=1 SELECT * FROM LEDGER";

  private final DataSource database;
  private final Map<String, Payment> brought = new ConcurrentHashMap<>();
  private volatile boolean mended;

  private LedgerTable(DataSource database) {
    this.database = database;
  }

  static LedgerTable create(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE ledger (
            entry BIGINT GENERATED ALWAYS AS IDENTITY,
            biller VARCHAR(50) NOT NULL,
            payment VARCHAR(50) NOT NULL)""");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new LedgerTable(database);
  }

  void mend() {
    mended = true;
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String account = payment.accountNumber().value();
    if (account.equals("CLOSED-1")) {
      return LedgerAnswer.refused("The policy is closed");
    }
    String guid = payment.paymentGuid().value();
    String biller = transaction.biller().value();
    try (PreparedStatement insert =
        transaction
            .connection()
            .prepareStatement("INSERT INTO ledger (biller, payment) VALUES (?, ?)")) {
      insert.setString(1, biller);
      insert.setString(2, guid);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (account.equals("BROKEN-1") && !mended) {
      throw new IllegalStateException(INTERNAL);
    }
    brought.put(biller + guid, payment);
    return LedgerAnswer.accepted("R-" + guid.substring(0, 8));
  }

  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    return payment.accountNumber().value().equals("ARCHIVED-1")
        ? LedgerAnswer.refused("The policy is archived")
        : LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    throw new IllegalStateException("No return comes this way");
  }

  /** What is posted for a biller, in order of posting. */
  List<Payment> posted(BillerId biller) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT payment FROM ledger WHERE biller = ? ORDER BY entry")) {
      select.setString(1, biller.value());
      ResultSet rows = select.executeQuery();
      List<Payment> posted = new ArrayList<>();
      while (rows.next()) {
        posted.add(brought.get(biller.value() + rows.getString(1)));
      }
      return posted;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
