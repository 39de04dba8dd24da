package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.TransactionRunner;
import com.imt.ic.polling.PollResult;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.MutableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** A host whose transactions are Spring's: what README.md shows, run for real. */
class SpringTransactionsTest {

  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  /** What the ledger fails on. */
  private static final Money BAD = Money.parse("66.60");

  private final JdbcDataSource dataSource = new JdbcDataSource();
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-02T14:00:00Z"));
  private final FakeInvoiceCloud cloud =
      FakeInvoiceCloud.builder().clock(clock).profile(PROFILE).build();
  private JdbcTemplate jdbc;
  private TransactionTemplate transactions;
  private InvoiceCloudIntegration integration;

  @BeforeEach
  void database() {
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(dataSource);
    jdbc = new JdbcTemplate(dataSource);
    jdbc.execute("CREATE TABLE receipt (payment_guid VARCHAR(100), amount DECIMAL(19, 2))");
    transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    integration = builder(runner(transactions.getTransactionManager(), dataSource)).build();
    cloud.holdInvoices(List.of(invoice()));
    cloud.invoice("INV-1").pays("120.00").byCard();
  }

  private InvoiceCloudIntegration.Builder builder(TransactionRunner runner) {
    return InvoiceCloudIntegration.builder()
        .profile(PROFILE)
        .cloud(cloud)
        .transactions(runner)
        .ledger(new JdbcTemplateLedger(jdbc))
        .startAt(Instant.parse("2026-11-01T00:00:00Z"))
        .node("node")
        .clock(clock);
  }

  private static TransactionRunner runner(
      PlatformTransactionManager transactionManager, DataSource dataSource) {
    // snippet: Spring
    TransactionTemplate own = new TransactionTemplate(transactionManager);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    TransactionRunner runner =
        work ->
            own.executeWithoutResult(
                status -> work.accept(DataSourceUtils.getConnection(dataSource)));
    // end
    return runner;
  }

  /** Books on Spring's JdbcTemplate, which finds the transaction by itself. */
  private record JdbcTemplateLedger(JdbcTemplate jdbc) implements Ledger {

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      if (payment.amount().equals(BAD)) {
        throw new IllegalStateException("policy locked");
      }
      jdbc.update(
          "INSERT INTO receipt VALUES (?, ?)",
          payment.paymentGuid().value(),
          payment.amount().toBigDecimal());
      return LedgerAnswer.accepted();
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      return LedgerAnswer.refused("no test of this takes anything back");
    }
  }

  private int receipts() {
    return jdbc.queryForObject("SELECT COUNT(*) FROM receipt", Integer.class);
  }

  @Test
  void poll_postsThroughSpringsTransaction_once() {
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(receipts()).isEqualTo(1);
  }

  @Test
  void hostRollsBack_whatThePollPosted_staysWithItsReceipt() {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      integration.poll(ReportKind.PAYMENTS);
                      throw new IllegalStateException("the host's own work failed");
                    }))
        .hasMessage("the host's own work failed");

    assertThat(receipts()).isEqualTo(1);
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(receipts()).isEqualTo(1);
  }

  @Test
  void paymentThatTheLedgerFailsOn_withinAHostsTransaction_stopsNoOther() {
    cloud.invoice("INV-1").pays(BAD.toString()).byCard();

    PollResult result = transactions.execute(status -> integration.poll(ReportKind.PAYMENTS));

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 1L));
    assertThat(receipts()).isEqualTo(1);
    assertThat(integration.status().quarantined()).containsEntry(QuarantineKind.FAILED, 1L);
  }

  /** Why the runner of the README joins none: Spring takes all of a joined transaction back. */
  @Test
  void sameWithARunnerThatJoinsTheHostsTransaction_keepsNothingOfThePoll() {
    InvoiceCloudIntegration joined =
        builder(
                work ->
                    transactions.executeWithoutResult(
                        status -> work.accept(DataSourceUtils.getConnection(dataSource))))
            .build();
    cloud.invoice("INV-1").pays(BAD.toString()).byCard();

    assertThatThrownBy(() -> transactions.execute(status -> joined.poll(ReportKind.PAYMENTS)))
        .isInstanceOf(UnexpectedRollbackException.class);

    assertThat(receipts()).isZero();
    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
  }

  private static BifInvoice invoice() {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV-1"))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .invoiceDate(LocalDate.of(2026, 11, 1))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse("511.14"))
        .allowPartialPayments(true)
        .build();
  }
}
