package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.examples.cli.SampleInvoices;
import com.imt.ic.examples.cli.SpectrumTable;
import com.imt.ic.internal.posting.Acceptance.Outcome;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Spectrum's books, on both databases. */
class SpectrumLedgerTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
  private final SpectrumLedger ledger = new SpectrumLedger();

  @Test
  void h2_postsCompletesAndReverses() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1");
    postsCompletesAndReverses(dataSource);
  }

  @Test
  void postgresql_postsCompletesAndReverses() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      postsCompletesAndReverses(postgres.getPostgresDatabase());
    }
  }

  private void postsCompletesAndReverses(DataSource dataSource) {
    JdbcSchema.apply(dataSource);
    SpectrumDatabase.createTables(dataSource);
    IntegrationStore store = JdbcIntegrationStore.of(dataSource);
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    PaymentInbox inbox = new PaymentInbox(store, ledger, rejects, clock);
    Payment pushed =
        Payment.builder()
            .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"))
            .accountNumber(AccountNumber.of("HO-1"))
            .invoiceNumber(InvoiceNumber.of("INV1"))
            .paidAt(Instant.parse("2026-11-20T15:00:00.1234567Z"))
            .amount(Money.parse("11.14"))
            .method(PaymentMethod.EFT)
            .approved(true)
            .build();
    Payment reported =
        pushed.toBuilder().customerName("Müller & Söhne").autoPay(true).cardType(null).build();

    assertThat(inbox.accept(pushed, PaymentChannel.PUSH).outcome()).isEqualTo(Outcome.POSTED);
    assertThat(inbox.accept(reported, PaymentChannel.POLL).outcome())
        .isEqualTo(Outcome.ALREADY_POSTED);

    assertThat(rows(store, "payments.jsonl"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("customerName", "Müller & Söhne")
                    .containsEntry("autoPay", true)
                    .containsEntry("amount", "11.14")
                    .containsEntry("paidAt", "2026-11-20T15:00:00.123456Z")
                    .containsEntry("channel", "PUSH")
                    .doesNotContainKey("cardType"));

    SpectrumInvoices balances = new SpectrumInvoices(store);
    balances.put(SampleInvoices.hour(1).subList(0, 1));
    assertThat(balances.balances(AccountNumber.of("nobody"), Optional.empty())).isEmpty();

    AchReturn reject =
        AchReturn.builder()
            .paymentGuid(pushed.paymentGuid())
            .code("R01")
            .returnedAt(Instant.parse("2026-11-22T00:00:00Z"))
            .amount(pushed.amount())
            .build();
    for (int i = 0; i < 2; i++) {
      store.runInTransaction(transaction -> rejects.accept(reject, transaction));
    }
    assertThat(rows(store, "ach-rejects.jsonl")).hasSize(1);
    int[] reversals = {0};
    store.runInTransaction(
        transaction ->
            Sql.query(
                transaction.unwrap(Connection.class),
                "SELECT amount FROM spectrum_reversal",
                row -> reversals[0]++));
    assertThat(reversals[0]).isEqualTo(1);
  }

  private static List<Map<String, Object>> rows(IntegrationStore store, String file) {
    List<Map<String, Object>> rows = new ArrayList<>();
    store.runInTransaction(
        transaction ->
            SpectrumTable.of(file).forEach(transaction.unwrap(Connection.class), rows::add));
    return rows;
  }
}
