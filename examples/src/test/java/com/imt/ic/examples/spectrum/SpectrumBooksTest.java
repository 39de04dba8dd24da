package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Spectrum's books hold after each fact that the SDK brings, on both databases. */
class SpectrumBooksTest {

  private static final PaymentGuid GUID = PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
  private static final Instant PAID = Instant.parse("2026-11-20T15:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private final SpectrumLedger ledger = new SpectrumLedger();

  @Test
  void h2_keepsACart_whatTakesItBack_andCorrections() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:books;DB_CLOSE_DELAY=-1");
    keepsACart_whatTakesItBack_andCorrections(dataSource);
  }

  @Test
  void postgresql_keepsACart_whatTakesItBack_andCorrections() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      keepsACart_whatTakesItBack_andCorrections(postgres.getPostgresDatabase());
    }
  }

  private void keepsACart_whatTakesItBack_andCorrections(DataSource dataSource)
      throws SQLException {
    SpectrumTables.create(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      LedgerTransaction books =
          LedgerTransaction.of(BillerId.of("1234"), PaymentChannel.POLL, () -> connection);
      cart(books);
      lines(books);
      returns(books);
    }
  }

  /** One payment of two invoices, of which each is taken back by itself. */
  private void cart(LedgerTransaction books) {
    PostedPayment first = post("INV1", "60.00", books);
    PostedPayment second = post("INV2", "40.00", books);
    post(null, "5.00", books);
    ledger.declined(payment("INV1", "7.00"), books);
    ledger.declined(payment("INV2", "7.00"), books);
    assertThat(first.receiptNumber()).isNotEqualTo(second.receiptNumber());

    ledger.chargedBack(
        new Chargeback(line("-10.00", null), first, Money.parse("10.00"), "call-1"), books);
    ledger.chargedBack(
        new Chargeback(line("-40.00", null), second, Money.parse("40.00"), "call-2"), books);
    ledger.represented(
        new Representment(line("40.00", null), second, Money.parse("40.00"), "call-3"), books);
    ledger.reverse(
        new Reversal(achReturn("r01 ", PAID), first, Money.parse("50.00"), "call-4"), books);

    assertThat(read(books))
        .containsExactly("+60.00", "+40.00", "+5.00", "-10.00", "-40.00", "+40.00", "-50.00");
    assertThat(texts(books, "SELECT code FROM spectrum_reversal ORDER BY reversal_number"))
        .containsExactly("REFUND", "CHARGEBACK", "REPRESENTED", "R01");
    assertThat(read(of("5678", books))).isEmpty();
    parts(books);
  }

  /** Open items alone are asked for: what is new, and what is held of some payments. */
  private void parts(LedgerTransaction books) {
    List<String> all = read(books);
    Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
    Instant later = Instant.now().plus(Duration.ofDays(1));
    List<PaymentGuid> asked = List.of(PaymentGuid.of("another payment"), GUID);

    assertThat(told(reader -> ledger.readSince(longAgo, reader, books))).isEqualTo(all);
    assertThat(told(reader -> ledger.readSince(later, reader, books))).isEmpty();
    assertThat(told(reader -> ledger.readPayments(asked, reader, books)))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(told(reader -> ledger.readPayments(asked.subList(0, 1), reader, books))).isEmpty();
    LedgerTransaction others = of("5678", books);
    assertThat(told(reader -> ledger.readSince(longAgo, reader, others))).isEmpty();
    assertThat(told(reader -> ledger.readPayments(asked, reader, others))).isEmpty();
  }

  /** Of two equal lines one is completed, and then the other. */
  private void lines(LedgerTransaction books) {
    String lines =
        "SELECT settled_on || ' ' || amount || ' ' || COALESCE(CAST(deposit_amount AS VARCHAR(20)),"
            + " '-') FROM spectrum_settled ORDER BY line_number";
    SettledPayment bare = line("-10.00", null);
    ledger.settled(bare, books);
    ledger.settled(bare, books);
    ledger.settled(line("100.00", "100.00"), books);

    ledger.settlementCorrected(bare, line("-10.00", "-9.00"), books);
    assertThat(texts(books, lines))
        .containsExactly(
            "2026-11-21 -10.00 -9.00", "2026-11-21 -10.00 -", "2026-11-21 100.00 100.00");

    SettledPayment later = bare.toBuilder().settledOn(DAY.plusDays(1)).build();
    ledger.settlementCorrected(bare, later, books);
    ledger.settlementCorrected(
        later, later.toBuilder().depositAmount(Money.parse("-9.00")).build(), books);
    assertThat(texts(books, lines))
        .containsExactly(
            "2026-11-21 -10.00 -9.00", "2026-11-22 -10.00 -9.00", "2026-11-21 100.00 100.00");
  }

  /** A corrected code and time are those of what was reversed too. */
  private void returns(LedgerTransaction books) {
    AchReturn before = achReturn("r01 ", PAID);
    ledger.returned(before, books);
    ledger.returned(achReturn("R02", PAID.plusSeconds(9)), books);

    ledger.returnCorrected(before, achReturn("R09", PAID.plusMillis(120)), books);

    assertThat(texts(books, "SELECT code FROM spectrum_ach_reject ORDER BY reject_number"))
        .containsExactly("R09", "R02");
    assertThat(texts(books, "SELECT code FROM spectrum_reversal WHERE rejected_at IS NOT NULL"))
        .containsExactly("R09");
  }

  private PostedPayment post(@Nullable String invoice, String amount, LedgerTransaction books) {
    Payment payment = payment(invoice, amount);
    return new PostedPayment(
        GUID,
        payment.accountNumber(),
        payment.invoiceNumber().orElse(null),
        PaymentMethod.CC,
        payment.amount(),
        PAID,
        ledger.post(payment, books).receiptNumber().orElseThrow());
  }

  private static Payment payment(@Nullable String invoice, String amount) {
    return Payment.builder()
        .paymentGuid(GUID)
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(invoice == null ? null : InvoiceNumber.of(invoice))
        .paidAt(PAID)
        .amount(Money.parse(amount))
        .approved(true)
        .build();
  }

  private static SettledPayment line(String amount, @Nullable String deposit) {
    return SettledPayment.builder()
        .batchId("700")
        .settledOn(DAY)
        .paymentGuid(GUID)
        .amount(Money.parse(amount))
        .processor("Chase")
        .depositAmount(deposit == null ? null : Money.parse(deposit))
        .build();
  }

  private static AchReturn achReturn(String code, Instant at) {
    return AchReturn.builder()
        .paymentGuid(GUID)
        .returnedAt(at)
        .code(code)
        .amount(Money.parse("50.00"))
        .build();
  }

  private static LedgerTransaction of(String biller, LedgerTransaction like) {
    return LedgerTransaction.of(BillerId.of(biller), PaymentChannel.POLL, like::connection);
  }

  private List<String> read(LedgerTransaction books) {
    return told(reader -> ledger.read(reader, books));
  }

  private static List<String> told(Predicate<LedgerReader> reading) {
    List<String> told = new ArrayList<>();
    LedgerReader reader =
        new LedgerReader() {
          @Override
          public void receipt(PaymentGuid payment, Money amount, Instant recordedAt) {
            assertThat(recordedAt).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            told.add("+" + amount);
          }

          @Override
          public void reversal(PaymentGuid payment, Money amount, Instant recordedAt) {
            assertThat(recordedAt).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            told.add("-" + amount);
          }
        };
    assertThat(reading.test(reader)).isTrue();
    return told;
  }

  private static List<String> texts(LedgerTransaction books, String sql) {
    List<String> texts = new ArrayList<>();
    Sql.query(books.connection(), sql, row -> texts.add(row.getString(1)));
    return texts;
  }
}
