package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.QuarantinedRow;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SQL for Microsoft SQL Server by a grammar of its language, ShardingSphere's: parsed, not run,
 * since no server starts here. What only a server knows, types and collations for instance, {@code
 * JdbcIntegrationStoreContract} shows where there is one.
 */
@EnabledOnJre(
    JRE.JAVA_17) // statements do not depend on the JDK, and a grammar takes long to read them
class SqlServerSyntaxTest {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
  private static final PaymentGuid GUID = PaymentGuid.of("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final AccountNumber ACCOUNT = AccountNumber.of("PC-100-2001");
  private static final FactScope PERIOD =
      new FactScope.Period(
          NOON, NOON.plusSeconds(60), LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 9));
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");

  /** What the grammar has against a statement; empty for nothing. */
  private static List<String> faults(String sql) {
    List<String> faults = new ArrayList<>();
    BaseErrorListener listener =
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            faults.add(line + ":" + column + " " + message);
          }
        };
    SQLServerStatementLexer lexer = new SQLServerStatementLexer(CharStreams.fromString(sql));
    lexer.removeErrorListeners();
    lexer.addErrorListener(listener);
    SQLServerStatementParser parser = new SQLServerStatementParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(listener);
    parser.execute();
    return faults;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT amount FROM ic_payment WHERE payment_guid = ? FOR UPDATE",
        "INSERT INTO ic_payment (payment_guid) VALUES (?) ON CONFLICT DO NOTHING",
        "CREATE TABLE IF NOT EXISTS ic_job (job NVARCHAR(100) NOT NULL)",
        "CREATE TABLE ic_job (job VARCHAR(100) COLLATE \"C\" NOT NULL)",
        "CREATE TABLE ic_job (job NVARCHAR(100) NOT NULL,)",
        "UPDATE ic_job SET row_count = ?, WHERE job = ?"
      })
  void grammar_refuses_what_other_databases_take(String sql) {
    assertThat(faults(sql)).isNotEmpty();
  }

  @Test
  void script_is_of_its_language() {
    List<String> statements = JdbcSchema.statements(Dialect.SQL_SERVER);

    assertThat(statements).hasSize(15);
    assertThat(statements)
        .allSatisfy(statement -> assertThat(faults(statement)).as(statement).isEmpty());
  }

  @Test
  void statements_of_the_store_are_of_its_language() {
    PretendedSqlServer server = new PretendedSqlServer();
    IntegrationStore store = JdbcIntegrationStore.of(server.dataSource(), BillerId.of("HILL"));
    for (int i = 0; i < 2; i++) {
      String file = "a" + i + ".bif";
      store.runInTransaction(transaction -> useEverything(transaction, file));
    }
    store.runInTransaction(
        transaction -> {
          assertThat(transaction.payments().lock(GUID.value(), new PaymentEntry.Key(GUID, 1)))
              .isPresent();
          assertThat(transaction.jobs().find("payments")).isPresent();
        });

    assertThat(server.statements()).hasSizeGreaterThan(30);
    for (String table :
        List.of(
            "ic_payment",
            "ic_settled_payment",
            "ic_ach_reject",
            "ic_payment_reference",
            "ic_unreconciled",
            "ic_enrollment",
            "ic_sent_invoice",
            "ic_invoice_file",
            "ic_quarantine",
            "ic_lease",
            "ic_job")) {
      assertThat(server.statements())
          .anyMatch(sql -> sql.startsWith("INSERT INTO " + table + " "))
          .anyMatch(sql -> sql.contains(" FROM " + table + " "));
    }
    assertThat(server.statements())
        .allSatisfy(
            // The grammar takes one hint for each table, SQL Server several.
            sql ->
                assertThat(faults(sql.replaceAll("\\(UPDLOCK, [A-Z, ]+\\)", "(UPDLOCK)")))
                    .as(sql)
                    .isEmpty());
    assertThat(server.statements()).anyMatch(sql -> sql.contains(" WITH (UPDLOCK, ROWLOCK) "));
    assertThat(server.statements())
        .noneMatch(sql -> sql.toUpperCase(Locale.ROOT).contains(" LIMIT "));
  }

  /** Runs every statement that the store has. */
  static void useEverything(StoreTransaction transaction, String fileName) {
    PaymentEntry payment =
        new PaymentEntry(
            GUID,
            1,
            Optional.of(ACCOUNT),
            Optional.empty(),
            Optional.of("CC"),
            Money.ofCents(811_90),
            Optional.empty(),
            Optional.empty(),
            NOON,
            PaymentEntry.State.POSTED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(NOON),
            Money.ZERO,
            Money.ZERO);
    transaction.payments().add(payment);
    transaction.payments().update(payment);
    transaction.payments().lock(GUID.value(), payment.key());
    transaction.payments().forEach(entry -> {});
    transaction.references().add(new PaymentReference("ab12", GUID));
    transaction.references().known(List.of("ab12"));
    transaction
        .settlements()
        .add(
            new SettlementEntry(
                "B1",
                GUID,
                1,
                LocalDate.of(2026, 3, 9),
                Optional.empty(),
                Optional.empty(),
                Money.ofCents(1),
                Optional.empty(),
                Optional.empty(),
                SettlementEntry.State.SETTLED,
                NOON,
                true));
    transaction.settlements().lock(GUID.value(), new SettlementEntry.Key(GUID, "B1", 1));
    transaction.settlements().forEach(entry -> {});
    RejectEntry reject =
        new RejectEntry(
            GUID,
            1,
            "R01",
            NOON,
            Money.ofCents(100),
            Money.ZERO,
            RejectEntry.State.WAITING,
            NOON,
            Map.of("code", "R01"),
            Map.of("ReturnCode", " R01"),
            true);
    transaction.rejects().add(reject);
    transaction.rejects().update(reject);
    transaction.rejects().lock(List.of(GUID.value()));
    transaction.rejects().forEach(entry -> {});
    EnrollmentState enrolled = new EnrollmentState("AUTOPAY", ACCOUNT, "", true, Optional.of("CC"));
    transaction.enrollments().add(enrolled);
    transaction.enrollments().update(enrolled);
    transaction
        .enrollments()
        .lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, ""));
    transaction.sentInvoices().written(fileName, Map.of(INVOICE, "digest-1"));
    transaction.sentInvoices().accepted("a.bif");
    transaction.sentInvoices().forgotten("a.bif");
    transaction.sentInvoices().lastWritten(List.of(INVOICE)).get(INVOICE);
    InvoiceFileEntry file =
        new InvoiceFileEntry(
            "a.bif",
            "ab".repeat(32),
            12,
            NOON,
            InvoiceFileEntry.State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    transaction.invoiceFiles().add(file);
    transaction.invoiceFiles().update(file);
    transaction.invoiceFiles().find("a.bif");
    transaction.invoiceFiles().lock("a.bif");
    transaction.invoiceFiles().known(List.of("a.bif"));
    transaction.invoiceFiles().remove("a.bif");
    transaction.invoiceFiles().in(List.of(InvoiceFileEntry.State.QUEUED));
    transaction
        .quarantine()
        .add(
            List.of(
                new QuarantinedRow(
                    "payments", QuarantineKind.FAILED, "g", "why", Map.of("a", "b"), 1, NOON)));
    transaction.quarantine().forEach(QuarantineFilter.ALL, entry -> {});
    transaction.quarantine().page(new QuarantineFilter(State.OPEN, "x", null), 0, 10);
    transaction.quarantine().standing(List.of("payments"), List.of("g"));
    transaction.quarantine().taken(List.of("payments"), List.of("g"), NOON);
    transaction.quarantine().open();
    transaction.quarantine().lock(1);
    transaction.sentInvoices().sharing("a.bif", List.of("b.bif"));
    transaction.sentInvoices().holding(List.of(INVOICE), List.of("b.bif"));
    transaction.sentInvoices().forgotten("b.bif", List.of(INVOICE));
    transaction.sentInvoices().outdated("b.bif", List.of(INVOICE));
    Lease lease =
        transaction
            .leases()
            .acquire("payments", "node-1", NOON, NOON.plusSeconds(60))
            .orElseThrow();
    transaction.leases().find("payments");
    transaction.leases().renew(lease, NOON.plusSeconds(90));
    transaction.leases().release(lease);
    JobEntry job = JobEntry.begun("payments", NOON);
    transaction.jobs().put(job);
    transaction.jobs().put(job.readUpTo(NOON));
    transaction.jobs().find("payments");
    read(transaction.facts());
  }

  private static void read(Facts facts) {
    List<PaymentGuid> many =
        IntStream.range(0, 1_500).mapToObj(i -> PaymentGuid.of("P" + i)).toList();
    for (FactScope scope :
        List.of(
            new FactScope.All(),
            new FactScope.Open(facts.openItems()),
            new FactScope.Payments(List.of(GUID)),
            new FactScope.Payments(many),
            PERIOD)) {
      facts.read(scope, payment -> {});
      facts.sums(scope);
      facts.batches(scope, batch -> facts.isAgain(batch, batch));
    }
    facts.returns(NOON, NOON.plusSeconds(1), each -> {});
    facts.reopen(
        List.of(
            new OpenItem(GUID.value(), Optional.of(LocalDate.EPOCH)), OpenItem.of(GUID.value())));
    facts.close(facts.openItems());
  }
}
