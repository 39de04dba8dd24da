package com.imt.ic.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.StoreException;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file that every connection opens anew, as the example does. */
class H2FileIntegrationStoreTest extends JdbcIntegrationStoreContract {

  private static final AtomicInteger FILES = new AtomicInteger();

  @TempDir Path folder;

  @Override
  protected DataSource emptyDatabase() {
    return open("store" + FILES.incrementAndGet());
  }

  private DataSource open(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + folder.resolve(name).toAbsolutePath());
    return dataSource;
  }

  @Test
  void rows_outlive_the_closing_of_the_database() {
    JdbcSchema.apply(open("kept"));
    JdbcIntegrationStore.of(open("kept"), Entries.BILLER).runInTransaction(Entries::addOneOfEach);

    IntegrationStore reopened = JdbcIntegrationStore.of(open("kept"), Entries.BILLER);

    Optional<PaymentEntry> kept =
        reopened.inTransaction(
            transaction ->
                transaction.payments().lock(Entries.GUID.value(), Entries.key(Entries.GUID)));
    assertThat(kept).contains(Entries.payment(Entries.GUID));
  }

  @Test
  void failure_says_what_could_not_be_done_and_what_to_look_at() {
    JdbcSchema.apply(open("kept"));
    SettlementEntry tooLong = Entries.settlement("B".repeat(300), Money.ofCents(1));

    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(open("kept"), Entries.BILLER)
                    .inTransaction(transaction -> transaction.settlements().add(tooLong)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The integration store could not add each settled line (SQLState 22001, error 22001):"
                + " a value does not fit its column; a text may be longer than the column.");
  }
}
