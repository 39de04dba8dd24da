package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.StoreException;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Small books for a test that is not about the host's own: every receipt and what took it back, in
 * the table {@code test_ledger} of the test's database, written in the SDK's transaction. It
 * refuses nothing.
 *
 * <p>Thread-safe. What it tells is what was committed.
 */
public final class TestLedger implements Ledger {

  /** What an entry is. */
  public enum Kind {
    /** A receipt. */
    POSTED,
    /** Took a receipt back for an ACH return. */
    REVERSED,
    /** Took a receipt back for a line of a settled batch. */
    CHARGED_BACK,
    /** Posted anew what was taken back. */
    REPRESENTED,
    /** A line of a settled batch, which moves nothing here. */
    SETTLED
  }

  /**
   * One entry.
   *
   * @param kind what it is
   * @param payment whose
   * @param invoice what was paid, or null where none was told
   * @param amount above zero, but for a {@link Kind#SETTLED} line that takes money back
   * @param recordedAt when it was written, by the test's clock, cut to the microsecond
   */
  public record Entry(
      Kind kind,
      PaymentGuid payment,
      @Nullable InvoiceNumber invoice,
      Money amount,
      Instant recordedAt) {}

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS test_ledger (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        biller VARCHAR(60) NOT NULL,
        kind VARCHAR(20) NOT NULL,
        payment VARCHAR(100) NOT NULL,
        invoice VARCHAR(100),
        cents BIGINT NOT NULL,
        recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)
      """;

  private static final String INSERT =
      """
      INSERT INTO test_ledger (biller, kind, payment, invoice, cents, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT =
      "SELECT kind, payment, invoice, cents, recorded_at FROM test_ledger";

  /** Fills the parameters of a statement. */
  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private final DataSource dataSource;
  private final Clock clock;

  /**
   * Opens the books, and creates their table where it is missing.
   *
   * @param dataSource the integration's database
   * @param clock by which entries are recorded
   * @throws StoreException when the database fails
   */
  public TestLedger(DataSource dataSource, Clock clock) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.clock = Objects.requireNonNull(clock, "clock");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    } catch (SQLException e) {
      throw new StoreException("The table test_ledger cannot be created", e);
    }
  }

  /**
   * {@return the receipts in the order in which they were written, also those taken back later}
   *
   * @throws StoreException when the database fails
   */
  public List<Entry> posted() {
    return ofKinds(Kind.POSTED);
  }

  /**
   * {@return what took receipts back, for returns and for chargebacks, in order}
   *
   * @throws StoreException when the database fails
   */
  public List<Entry> reversed() {
    return ofKinds(Kind.REVERSED, Kind.CHARGED_BACK);
  }

  /**
   * {@return the lines of settled batches that were told, in order}
   *
   * @throws StoreException when the database fails
   */
  public List<Entry> settled() {
    return ofKinds(Kind.SETTLED);
  }

  /**
   * {@return every entry, in order}
   *
   * @throws StoreException when the database fails
   */
  public List<Entry> entries() {
    return ofKinds(Kind.values());
  }

  /**
   * {@return what stands of all payments of an invoice: posted, less taken back, and anew}
   *
   * @throws StoreException when the database fails
   */
  public Money balanceOf(InvoiceNumber invoice) {
    return balance(entries().stream().filter(entry -> invoice.equals(entry.invoice())).toList());
  }

  /**
   * {@return what stands of a payment, of all its invoices}
   *
   * @throws StoreException when the database fails
   */
  public Money balanceOf(PaymentGuid payment) {
    return balance(entries().stream().filter(entry -> payment.equals(entry.payment())).toList());
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    write(
        transaction,
        Kind.POSTED,
        payment.paymentGuid(),
        payment.invoiceNumber().orElse(null),
        payment.amount());
    return LedgerAnswer.accepted(
        "T-"
            + payment.paymentGuid()
            + payment.invoiceNumber().map(number -> "/" + number.value()).orElse(""));
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    write(
        transaction,
        Kind.REVERSED,
        reversal.payment().paymentGuid(),
        reversal.payment().invoiceNumber(),
        reversal.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    write(
        transaction,
        Kind.CHARGED_BACK,
        chargeback.payment().paymentGuid(),
        chargeback.payment().invoiceNumber(),
        chargeback.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    write(
        transaction,
        Kind.REPRESENTED,
        representment.payment().paymentGuid(),
        representment.payment().invoiceNumber(),
        representment.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    write(
        transaction,
        Kind.SETTLED,
        settled.paymentGuid(),
        settled.invoiceNumber().orElse(null),
        settled.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    return tell(reader, transaction, "", statement -> {});
  }

  @Override
  public boolean readSince(Instant since, LedgerReader reader, LedgerTransaction transaction) {
    return tell(
        reader,
        transaction,
        " AND recorded_at >= ?",
        statement -> statement.setObject(2, since.atOffset(ZoneOffset.UTC)));
  }

  @Override
  public boolean readPayments(
      List<PaymentGuid> payments, LedgerReader reader, LedgerTransaction transaction) {
    for (PaymentGuid payment : payments) {
      tell(
          reader,
          transaction,
          " AND payment = ?",
          statement -> statement.setString(2, payment.value()));
    }
    return true;
  }

  private boolean tell(
      LedgerReader reader, LedgerTransaction transaction, String further, Binding binding) {
    String sql = SELECT + " WHERE biller = ?" + further + " ORDER BY id";
    try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
      statement.setString(1, transaction.biller().value());
      binding.bind(statement);
      for (Entry entry : read(statement)) {
        switch (entry.kind()) {
          case POSTED, REPRESENTED ->
              reader.receipt(entry.payment(), entry.amount(), entry.recordedAt());
          case REVERSED, CHARGED_BACK ->
              reader.reversal(entry.payment(), entry.amount(), entry.recordedAt());
          case SETTLED -> {}
        }
      }
      return true;
    } catch (SQLException e) {
      throw new StoreException("The test's ledger cannot be read", e);
    }
  }

  private void write(
      LedgerTransaction transaction,
      Kind kind,
      PaymentGuid payment,
      @Nullable InvoiceNumber invoice,
      Money amount) {
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    try (PreparedStatement statement = transaction.connection().prepareStatement(INSERT)) {
      statement.setString(1, transaction.biller().value());
      statement.setString(2, kind.name());
      statement.setString(3, payment.value());
      statement.setString(4, invoice == null ? null : invoice.value());
      statement.setLong(5, amount.cents());
      statement.setObject(6, now);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("The test's ledger cannot be written", e);
    }
  }

  private List<Entry> ofKinds(Kind... kinds) {
    List<Kind> wanted = List.of(kinds);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SELECT + " ORDER BY id")) {
      return read(statement).stream().filter(entry -> wanted.contains(entry.kind())).toList();
    } catch (SQLException e) {
      throw new StoreException("The test's ledger cannot be read", e);
    }
  }

  private static List<Entry> read(PreparedStatement statement) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String invoice = rows.getString("invoice");
        entries.add(
            new Entry(
                Kind.valueOf(rows.getString("kind")),
                PaymentGuid.of(rows.getString("payment")),
                invoice == null ? null : InvoiceNumber.of(invoice),
                Money.ofCents(rows.getLong("cents")),
                rows.getObject("recorded_at", OffsetDateTime.class).toInstant()));
      }
    }
    return entries;
  }

  private static Money balance(List<Entry> entries) {
    Money balance = Money.ZERO;
    for (Entry entry : entries) {
      balance =
          switch (entry.kind()) {
            case POSTED, REPRESENTED -> balance.plus(entry.amount());
            case REVERSED, CHARGED_BACK -> balance.minus(entry.amount());
            case SETTLED -> balance;
          };
    }
    return balance;
  }
}
