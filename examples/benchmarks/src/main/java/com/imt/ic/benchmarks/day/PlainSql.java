package com.imt.ic.benchmarks.day;

import com.imt.ic.BillerId;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.benchmarks.Check;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.examples.spectrum.SpectrumTables;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The floor: the same report, the same file and the same rows by as few statements as there can be,
 * with the same keys, and nothing that the SDK is for. Nobody could live with it: one row that is
 * there already undoes everything.
 */
final class PlainSql implements Side {

  /** Whose receipts they are, as the tables ask for one; nothing looks for it. */
  static final String BILLER = "floor";

  static final String RECEIPT_COLUMNS =
      "biller, payment_guid, account_number, invoice_number, invoice_type_id, customer_name, paid_at,"
          + " amount, convenience_fee, method, card_type, auto_pay, source, approval_code,"
          + " biller_reference, channel";
  private static final String IDENTITY_COLUMNS =
      "biller, payment_guid, account_number, invoice_number, method, amount, paid_at, state,"
          + " reported_at";
  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS identity (biller VARCHAR(20) NOT NULL,
      payment_guid VARCHAR(100) NOT NULL, account_number VARCHAR(100) NOT NULL,
      invoice_number VARCHAR(100), method VARCHAR(20), amount DECIMAL(19, 2) NOT NULL,
      paid_at TIMESTAMP(6) WITH TIME ZONE NOT NULL, state VARCHAR(20) NOT NULL,
      reported_at TIMESTAMP(6) WITH TIME ZONE, PRIMARY KEY (biller, payment_guid))""",
    """
    CREATE TABLE IF NOT EXISTS sent (biller VARCHAR(20) NOT NULL,
      invoice_number VARCHAR(100) NOT NULL, digest VARCHAR(255) NOT NULL,
      file_name VARCHAR(255) NOT NULL, PRIMARY KEY (biller, invoice_number))"""
  };

  private final InvoiceCloud reports;
  private final Books books;
  private final Path folder;
  private final Instant startAt;
  private final boolean receiptByReceipt;
  private final BifWriter writer;
  private final String biller;
  private @Nullable HikariDataSource dataSource;

  /**
   * @param receiptByReceipt whether receipts that are pushed are inserted one by one, as an
   *     engineer writes first, or in a batch
   */
  PlainSql(
      Profile profile,
      InvoiceCloud reports,
      Books books,
      Path folder,
      Instant startAt,
      boolean receiptByReceipt) {
    this.reports = reports;
    this.books = books;
    this.folder = folder;
    this.startAt = startAt;
    this.receiptByReceipt = receiptByReceipt;
    writer = BifWriter.of(BifLayout.of(profile));
    biller = profile.billerId().map(BillerId::value).orElseThrow();
  }

  @Override
  public void open(boolean anew) throws SQLException {
    close();
    if (anew) {
      books.empty();
    }
    HikariDataSource opened = books.open();
    dataSource = opened;
    SpectrumTables.create(opened);
    try (Connection connection = opened.getConnection()) {
      for (String table : TABLES) {
        Sql.execute(connection, table);
      }
    }
  }

  private interface Rows {
    void work(Connection connection) throws SQLException, IOException;
  }

  private void inTransaction(Rows rows) throws SQLException, IOException {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      rows.work(connection);
      connection.commit();
    }
  }

  private HikariDataSource dataSource() {
    if (dataSource == null) {
      throw new IllegalStateException("not open");
    }
    return dataSource;
  }

  private List<Payment> report() {
    List<Payment> payments = new ArrayList<>();
    try (Report<Payment> report = reports.paymentsSince(startAt)) {
      while (report.hasNext()) {
        payments.add(((ReportRow.Understood<Payment>) report.next()).record());
      }
    }
    return payments;
  }

  @Override
  public void pollNew(int payments) throws SQLException, IOException {
    List<Payment> report = report();
    Check.equal(payments, report.size());
    inTransaction(
        connection -> {
          Sql.insert(connection, "identity", IDENTITY_COLUMNS, report, this::identity);
          Sql.insert(
              connection,
              "spectrum_receipt",
              RECEIPT_COLUMNS,
              report,
              payment -> receipt(payment, "POLL"));
        });
  }

  @Override
  public void pollKnown(int payments) throws SQLException, IOException {
    List<Payment> report = report();
    inTransaction(
        connection -> {
          try (Asked asked = new Asked(connection)) {
            asked.insert(
                "payment_guid, account_number, invoice_number, method, amount",
                report,
                PlainSql::money);
            Check.equal(
                payments,
                Sql.number(
                    connection,
                    """
                    SELECT COUNT(*) FROM asked a JOIN identity i ON i.biller = '%s'
                      AND i.payment_guid = a.payment_guid AND i.account_number = a.account_number
                      AND i.invoice_number = a.invoice_number AND i.method = a.method
                      AND i.amount = a.amount"""
                        .formatted(biller)));
          }
        });
  }

  @Override
  public void send(List<BifInvoice> invoices, int changed) throws SQLException, IOException {
    if (changed == invoices.size()) {
      write(invoices, BifRecord.Type.NEW);
      inTransaction(connection -> insertSent(connection, invoices));
      return;
    }
    inTransaction(
        connection -> {
          try (Asked asked = new Asked(connection)) {
            asked.insert("invoice_number, digest", invoices, PlainSql::version);
            Set<String> other = otherThanSent(connection);
            Check.equal(changed, other.size());
            if (!other.isEmpty()) {
              List<BifInvoice> again =
                  invoices.stream()
                      .filter(invoice -> other.contains(invoice.invoiceNumber().value()))
                      .toList();
              write(again, BifRecord.Type.REWRITTEN);
              update(connection, again);
            }
          }
        });
  }

  private void insertSent(Connection connection, List<BifInvoice> invoices)
      throws SQLException, IOException {
    Sql.insert(
        connection,
        "sent",
        "biller, invoice_number, digest, file_name",
        invoices,
        invoice ->
            new Object[] {biller, invoice.invoiceNumber().value(), digest(invoice), "file.bif"});
  }

  /** None of them is new. H2 does it faster one by one, as it is in this process. */
  private void update(Connection connection, List<BifInvoice> invoices) throws SQLException {
    if (books.isPostgres()) {
      Sql.execute(
          connection,
          """
          UPDATE sent s SET digest = a.digest, file_name = 'file.bif' FROM asked a
          WHERE s.biller = '%s' AND s.invoice_number = a.invoice_number AND s.digest <> a.digest"""
              .formatted(biller));
    } else {
      Sql.batch(
          connection,
          """
          UPDATE sent SET digest = ?, file_name = 'file.bif'
          WHERE biller = ? AND invoice_number = ?""",
          invoices,
          invoice -> new Object[] {digest(invoice), biller, invoice.invoiceNumber().value()});
    }
  }

  private Set<String> otherThanSent(Connection connection) throws SQLException {
    Set<String> numbers = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT a.invoice_number FROM asked a LEFT JOIN sent s ON s.biller = '%s'
                  AND s.invoice_number = a.invoice_number
                WHERE s.digest IS NULL OR s.digest <> a.digest"""
                    .formatted(biller))) {
      while (rows.next()) {
        numbers.add(rows.getString(1));
      }
    }
    return numbers;
  }

  private void write(List<BifInvoice> invoices, BifRecord.Type type) throws IOException {
    BillerId bid = BillerId.of(biller);
    try (OutputStream out = Files.newOutputStream(folder.resolve("file.bif"))) {
      writer.write(
          invoices.stream().map(invoice -> new BifRecord(type, bid, invoice)).iterator(), out);
    }
  }

  private static @Nullable Object[] version(BifInvoice invoice) {
    return new Object[] {invoice.invoiceNumber().value(), digest(invoice)};
  }

  /** As long as a real one, and no work. */
  private static String digest(BifInvoice invoice) {
    String what = invoice.totalAmountDue().orElseThrow().toString();
    return "0".repeat(64 - what.length()) + what;
  }

  private @Nullable Object[] identity(Payment payment) {
    @Nullable Object[] money = money(payment);
    return new @Nullable Object[] {
      biller, money[0], money[1], money[2], money[3], money[4], payment.paidAt(), "POSTED", startAt
    };
  }

  private static @Nullable Object[] money(Payment payment) {
    return new @Nullable Object[] {
      payment.paymentGuid().value(),
      payment.accountNumber().value(),
      payment.invoiceNumber().map(number -> number.value()).orElse(null),
      payment.method().map(method -> method.code()).orElse(null),
      payment.amount().toBigDecimal()
    };
  }

  private static @Nullable Object[] receipt(Payment payment, String channel) {
    return new @Nullable Object[] {
      BILLER,
      payment.paymentGuid().value(),
      payment.accountNumber().value(),
      payment.invoiceNumber().map(number -> number.value()).orElse(null),
      payment.invoiceTypeId().orElse(null),
      payment.customerName().orElse(null),
      payment.paidAt(),
      payment.amount().toBigDecimal(),
      payment.convenienceFee().map(fee -> fee.toBigDecimal()).orElse(null),
      payment.method().map(method -> method.code()).orElse(null),
      payment.cardType().orElse(null),
      payment.autoPay().orElse(null),
      payment.source().orElse(null),
      payment.approvalCode().orElse(null),
      payment.billerReference().orElse(null),
      channel
    };
  }

  @Override
  public void publish(HttpServer server) {
    new BareOnlineReceipt(dataSource(), receiptByReceipt)
        .publish(server.createContext("/OnlineReceipt"));
  }

  @Override
  public long receipts() throws SQLException {
    return Sql.number(dataSource(), "SELECT COUNT(*) FROM spectrum_receipt");
  }

  @Override
  public void close() {
    if (dataSource != null) {
      dataSource.close();
    }
  }
}
