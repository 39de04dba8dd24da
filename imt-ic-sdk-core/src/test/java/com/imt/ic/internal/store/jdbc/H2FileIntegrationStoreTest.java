package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.SettlementEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 in a file shows beyond the contract of all stores, which the testkit runs. */
class H2FileIntegrationStoreTest {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

  @TempDir Path folder;

  private DataSource open() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + folder.resolve("kept").toAbsolutePath());
    return dataSource;
  }

  @Test
  void rows_outlive_the_closing_of_the_database() {
    JdbcSchema.apply(open());
    JdbcIntegrationStore.of(open())
        .runInTransaction(transaction -> transaction.checkpoints().advance("payments", NOON));

    IntegrationStore reopened = JdbcIntegrationStore.of(open());

    Optional<Instant> kept =
        reopened.inTransaction(transaction -> transaction.checkpoints().find("payments"));
    assertThat(kept).contains(NOON);
  }

  @Test
  void failure_says_what_could_not_be_done_and_what_to_look_at() {
    JdbcSchema.apply(open());
    IntegrationStore store = JdbcIntegrationStore.of(open());
    SettlementEntry tooLong =
        new SettlementEntry(
            "B".repeat(300),
            LocalDate.of(2026, 3, 9),
            PaymentGuid.of("P1"),
            Money.ofCents(1),
            Optional.empty(),
            NOON);

    assertThatThrownBy(
            () -> store.inTransaction(transaction -> transaction.settlements().add(tooLong)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The integration store could not add a settled payment (SQLState 22001, error 22001):"
                + " a value does not fit its column; a text may be longer than the column.");
  }
}
