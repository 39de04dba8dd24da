package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.MutableClock;
import com.imt.ic.testkit.NachaCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Spectrum's books, on both databases. */
class SpectrumLedgerTest {

  private static final BillerId BILLER = BillerId.of("1234");

  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T16:00:00Z"));
  private final FakeInvoiceCloud cloud =
      FakeInvoiceCloud.builder().clock(clock).profile(PROFILE).build();

  @Test
  void h2_postsCompletesAndReverses() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1");
    postsCompletesAndReverses(dataSource);
  }

  @Test
  void postgresql_postsCompletesAndReverses() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      postsCompletesAndReverses(postgres.getPostgresDatabase());
    }
  }

  private void postsCompletesAndReverses(DataSource dataSource) throws SQLException {
    InvoiceCloudIntegration.createTables(dataSource);
    SpectrumTables.create(dataSource);
    InvoiceCloudIntegration integration =
        SpectrumIntegration.over(PROFILE, dataSource)
            .cloud(cloud)
            .clock(clock)
            .startAt(Instant.parse("2026-11-01T00:00:00Z"))
            .build();
    cloud.holdInvoices(List.of(invoice()));
    Payment paid = cloud.invoice("INV1").pays("11.14").byEft();

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(texts(dataSource, "SELECT customer_name || '|' || channel FROM spectrum_receipt"))
        .containsExactly("Müller & Söhne|POLL");

    SpectrumInvoices balances = new SpectrumInvoices(BILLER, dataSource);
    balances.put(List.of(invoice()));
    assertThat(balances.balances(AccountNumber.of("nobody"), null)).isEmpty();
    assertThat(due(balances)).isEqualTo(Money.parse("500.00"));

    clock.advance(Duration.ofDays(2));
    cloud.bankReturns(paid, NachaCode.R01);
    integration.poll(ReportKind.ACH_REJECTS);
    integration.poll(ReportKind.ACH_REJECTS);
    assertThat(texts(dataSource, "SELECT code FROM spectrum_ach_reject")).containsExactly("R01");
    assertThat(texts(dataSource, "SELECT code FROM spectrum_reversal")).containsExactly("R01");
    assertThat(due(balances)).isEqualTo(Money.parse("511.14"));
  }

  @Test
  void h2_hundredsAtOnce_eachGetsItsOwnNumber() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:hundreds;DB_CLOSE_DELAY=-1");
    hundredsAtOnce_eachGetsItsOwnNumber(dataSource);
  }

  @Test
  void postgresql_hundredsAtOnce_eachGetsItsOwnNumber() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      hundredsAtOnce_eachGetsItsOwnNumber(postgres.getPostgresDatabase());
    }
  }

  /** Two billers, the same payments: with and without what a report may leave out. */
  private void hundredsAtOnce_eachGetsItsOwnNumber(DataSource dataSource) throws SQLException {
    SpectrumTables.create(dataSource);
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Payment bare = payment("guid-" + (i * 7919) % 500);
      payments.add(
          i % 2 == 0
              ? bare
              : bare.toBuilder().customerName("Zoë").autoPay(true).source("IVR").build());
    }
    Map<String, String> answered = new TreeMap<>();
    for (BillerId biller : List.of(BILLER, BillerId.of("5678"))) {
      try (Connection connection = dataSource.getConnection()) {
        List<LedgerAnswer> answers =
            new SpectrumLedger()
                .postAll(
                    payments, LedgerTransaction.of(biller, PaymentChannel.POLL, () -> connection));
        for (int i = 0; i < payments.size(); i++) {
          answered.put(
              biller + " " + payments.get(i).paymentGuid().value(),
              answers.get(i).receiptNumber().orElseThrow());
        }
      }
    }

    Map<String, String> written = new TreeMap<>();
    try (Connection connection = dataSource.getConnection()) {
      Sql.query(
          connection,
          "SELECT biller || ' ' || payment_guid, receipt_number FROM spectrum_receipt",
          row -> written.put(row.getString(1), "R-" + row.getLong(2)));
    }
    assertThat(answered).hasSize(1000).isEqualTo(written);
  }

  @Test
  void receiptThatWasPushedWithoutAName_isCompletedByTheReport() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:completed;DB_CLOSE_DELAY=-1");
    SpectrumTables.create(dataSource);
    Payment pushed = payment("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
    Payment reported = pushed.toBuilder().customerName("Müller & Söhne").autoPay(true).build();
    SpectrumLedger ledger = new SpectrumLedger();
    try (Connection connection = dataSource.getConnection()) {
      ledger.post(pushed, LedgerTransaction.of(BILLER, PaymentChannel.PUSH, () -> connection));
      ledger.confirmed(
          reported, LedgerTransaction.of(BILLER, PaymentChannel.POLL, () -> connection));
    }

    assertThat(
            texts(
                dataSource,
                "SELECT customer_name || '|' || auto_pay || '|' || channel || '|' || paid_at"
                    + " FROM spectrum_receipt"))
        .containsExactly("Müller & Söhne|TRUE|PUSH|2026-11-20 15:00:00.123456+00");
  }

  private static Payment payment(String guid) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(guid))
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV1"))
        .paidAt(Instant.parse("2026-11-20T15:00:00.1234567Z"))
        .amount(Money.parse("11.14"))
        .method(PaymentMethod.EFT)
        .approved(true)
        .build();
  }

  @Test
  void payment_lowersTheBalanceOfItsOwnBillerAlone() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:balances;DB_CLOSE_DELAY=-1");
    SpectrumTables.create(dataSource);
    SpectrumInvoices mine = new SpectrumInvoices(BILLER, dataSource);
    SpectrumInvoices other = new SpectrumInvoices(BillerId.of("5678"), dataSource);
    mine.put(List.of(invoice()));
    other.put(List.of(invoice()));
    try (Connection connection = dataSource.getConnection()) {
      new SpectrumLedger()
          .post(
              payment("guid-1"),
              LedgerTransaction.of(BILLER, PaymentChannel.PUSH, () -> connection));
    }

    assertThat(due(mine)).isEqualTo(Money.parse("500.00"));
    assertThat(due(other)).isEqualTo(Money.parse("511.14"));
  }

  private static Money due(SpectrumInvoices balances) {
    return balances
        .balances(AccountNumber.of("HO-1"), InvoiceNumber.of("INV1"))
        .orElseThrow()
        .get(0)
        .balanceDue();
  }

  private static List<String> texts(DataSource dataSource, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      Sql.query(connection, sql, row -> texts.add(row.getString(1)));
    }
    return texts;
  }

  private static BifInvoice invoice() {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV1"))
        .invoiceTypeId(1)
        .customerName("Müller & Söhne")
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse("511.14"))
        .allowPartialPayments(true)
        .build();
  }
}
