package com.imt.ic.blackbox;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Books in a table of their own, written on the transaction's connection: what a test reads here is
 * what was committed. Refusals and failures are scripted.
 */
public final class TableLedger implements Ledger {

  /** What the ledger was called for. */
  public enum Call {
    POST,
    REVERSE,
    CHARGED_BACK,
    REPRESENTED,
    DECLINED,
    CONFIRMED,
    RETURNED,
    RETURN_CORRECTED,
    SETTLED,
    SETTLEMENT_CORRECTED,
    ENROLLMENT,
    MISSING
  }

  /** A committed line of the books. */
  public record Line(Call call, PaymentChannel channel, String biller, String facts) {

    /** The line that this fact leaves. */
    public static Line of(Call call, PaymentChannel channel, Object fact) {
      return new Line(call, channel, Samples.BILLER.value(), Facts.of(fact));
    }
  }

  /** Says why the ledger refuses a fact, or null where it does not; may throw. */
  @FunctionalInterface
  public interface Refusal {
    String reason(Call call, Object fact);
  }

  public Refusal refusal = (call, fact) -> null;
  public boolean isRead = true;

  /** Whether it tells what came since a moment, and of some payments, apart from all. */
  public boolean isReadInParts;

  private final DataSource database;
  private final Clock clock;

  public TableLedger(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
    execute(
        """
        CREATE TABLE IF NOT EXISTS book_line (
          seq INTEGER GENERATED ALWAYS AS IDENTITY,
          call_name VARCHAR NOT NULL, channel VARCHAR NOT NULL, biller VARCHAR NOT NULL,
          payment_guid VARCHAR, amount DECIMAL(19, 2), facts VARCHAR NOT NULL,
          recorded_at TIMESTAMP WITH TIME ZONE)
        """);
  }

  /** Changes the books behind the SDK's back. */
  public void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** All lines, in the order in which they were written. */
  public List<Line> lines() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT call_name, channel, biller, facts FROM book_line ORDER BY seq")) {
      List<Line> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(
            new Line(
                Call.valueOf(rows.getString(1)),
                PaymentChannel.valueOf(rows.getString(2)),
                rows.getString(3),
                rows.getString(4)));
      }
      return lines;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What stands for a payment: posted, and not taken back. */
  public Money standing(PaymentGuid payment) {
    Money standing = Money.ZERO;
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT call_name, amount FROM book_line WHERE payment_guid = ?")) {
      statement.setString(1, payment.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Money amount = Money.of(rows.getBigDecimal(2));
          standing =
              switch (Call.valueOf(rows.getString(1))) {
                case POST, REPRESENTED -> standing.plus(amount);
                case REVERSE, CHARGED_BACK -> standing.minus(amount);
                default -> standing;
              };
        }
      }
      return standing;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The lines of one kind. */
  public List<Line> lines(Call call) {
    return lines().stream().filter(line -> line.call() == call).toList();
  }

  private LedgerAnswer write(
      Call call, Object fact, PaymentGuid guid, Money amount, LedgerTransaction transaction) {
    String reason = refusal.reason(call, fact);
    if (reason != null) {
      return LedgerAnswer.refused(reason);
    }
    String insert =
        "INSERT INTO book_line"
            + " (call_name, channel, biller, payment_guid, amount, facts, recorded_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement =
        transaction.connection().prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, call.name());
      statement.setString(2, transaction.channel().name());
      statement.setString(3, transaction.biller().value());
      statement.setString(4, guid == null ? null : guid.value());
      statement.setBigDecimal(5, amount == null ? null : amount.toBigDecimal());
      statement.setString(6, Facts.of(fact));
      statement.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return LedgerAnswer.accepted("R-" + keys.getInt(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the books cannot be written", e);
    }
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    return write(Call.POST, payment, payment.paymentGuid(), payment.amount(), transaction);
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    return write(
        Call.REVERSE, reversal, reversal.payment().paymentGuid(), reversal.amount(), transaction);
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return write(
        Call.CHARGED_BACK,
        chargeback,
        chargeback.payment().paymentGuid(),
        chargeback.amount(),
        transaction);
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    return write(
        Call.REPRESENTED,
        representment,
        representment.payment().paymentGuid(),
        representment.amount(),
        transaction);
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    return write(Call.DECLINED, payment, payment.paymentGuid(), payment.amount(), transaction);
  }

  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    return write(Call.CONFIRMED, payment, payment.paymentGuid(), payment.amount(), transaction);
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    return write(
        Call.RETURNED, achReturn, achReturn.paymentGuid(), achReturn.amount(), transaction);
  }

  @Override
  public LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    return write(Call.RETURN_CORRECTED, now, now.paymentGuid(), now.amount(), transaction);
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    return write(Call.SETTLED, settled, settled.paymentGuid(), settled.amount(), transaction);
  }

  @Override
  public LedgerAnswer settlementCorrected(
      SettledPayment before, SettledPayment now, LedgerTransaction transaction) {
    return write(Call.SETTLEMENT_CORRECTED, now, now.paymentGuid(), now.amount(), transaction);
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return write(Call.ENROLLMENT, customer, null, null, transaction);
  }

  @Override
  public LedgerAnswer enrollmentMissing(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return write(Call.MISSING, customer, null, null, transaction);
  }

  /** Writes a receipt or a reversal that the SDK does not know of, as of that moment. */
  public void byHand(Call call, PaymentGuid payment, String amount, Instant recordedAt) {
    execute(
        """
        INSERT INTO book_line (call_name, channel, biller, payment_guid, amount, facts, recorded_at)
        VALUES ('%s', 'POLL', '%s', '%s', %s, '', TIMESTAMP WITH TIME ZONE '%s+00:00')
        """
            .formatted(
                call,
                Samples.BILLER.value(),
                payment.value(),
                amount,
                recordedAt.toString().replace('T', ' ').replace("Z", "")));
  }

  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    read("", List.of(), reader, transaction);
    return isRead;
  }

  @Override
  public boolean readSince(Instant since, LedgerReader reader, LedgerTransaction transaction) {
    if (isReadInParts) {
      read(
          " AND (recorded_at IS NULL OR recorded_at >= ?)",
          List.of(since.atOffset(ZoneOffset.UTC)),
          reader,
          transaction);
    }
    return isReadInParts;
  }

  @Override
  public boolean readPayments(
      List<PaymentGuid> payments, LedgerReader reader, LedgerTransaction transaction) {
    if (isReadInParts && !payments.isEmpty()) {
      read(
          " AND payment_guid IN (" + "?, ".repeat(payments.size() - 1) + "?)",
          payments.stream().map(PaymentGuid::value).toList(),
          reader,
          transaction);
    }
    return isReadInParts;
  }

  /** A line that nobody dated was written just now. */
  private void read(
      String which, List<?> values, LedgerReader reader, LedgerTransaction transaction) {
    String query =
        "SELECT call_name, payment_guid, amount, recorded_at FROM book_line WHERE biller = ?"
            + " AND call_name IN ('POST', 'REPRESENTED', 'REVERSE', 'CHARGED_BACK')"
            + which;
    try (PreparedStatement statement = transaction.connection().prepareStatement(query)) {
      statement.setString(1, transaction.biller().value());
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 2, values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          PaymentGuid payment = PaymentGuid.of(rows.getString(2));
          Money amount = Money.of(rows.getBigDecimal(3));
          OffsetDateTime recorded = rows.getObject(4, OffsetDateTime.class);
          Instant at = recorded == null ? clock.instant() : recorded.toInstant();
          switch (Call.valueOf(rows.getString(1))) {
            case POST, REPRESENTED -> reader.receipt(payment, amount, at);
            default -> reader.reversal(payment, amount, at);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the books cannot be read", e);
    }
  }
}
