package com.imt.ic.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.PaymentGuid;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Oracle's script and statements, run by H2 in its compatibility mode: as far as that goes, and no
 * proof of Oracle itself.
 */
class PretendedOracleIntegrationStoreTest extends JdbcIntegrationStoreContract {

  private static final Pattern LIST = Pattern.compile("\\bIN \\([^)]*\\)");

  private final List<DataSource> opened = new ArrayList<>();

  private PretendedOracle latest;

  @Override
  protected DataSource emptyDatabase() {
    latest = new PretendedOracle();
    DataSource dataSource = latest.dataSource();
    opened.add(dataSource);
    return dataSource;
  }

  @Test
  void texts_that_are_empty_or_of_spaces_come_back_as_they_were() throws Exception {
    IntegrationStore store = emptyStore();
    for (String text : List.of("", " ", "  ")) {
      EnrollmentState enrolled =
          new EnrollmentState("AUTOPAY", Entries.ACCOUNT, text, true, Optional.of(text));
      store.runInTransaction(transaction -> transaction.enrollments().add(enrolled));

      Optional<EnrollmentState> found =
          store.inTransaction(
              transaction ->
                  transaction.enrollments().lock(Entries.ACCOUNT.value(), enrolled.key()));

      assertThat(found).contains(enrolled);
    }
  }

  @Test
  void lists_are_cut_at_a_thousand_items() throws Exception {
    IntegrationStore store = emptyStore();
    List<String> guids = IntStream.range(0, 2_500).mapToObj(i -> "P" + i).toList();
    List<PaymentEntry> three =
        Stream.of("P0", "P1500", "P2499")
            .map(guid -> Entries.payment(PaymentGuid.of(guid)))
            .toList();
    store.runInTransaction(transaction -> transaction.payments().add(three));

    Set<PaymentEntry.Key> known =
        store.inTransaction(transaction -> transaction.payments().known(guids));

    assertThat(known).hasSize(3);
    store.runInTransaction(
        transaction -> {
          transaction.payments().lock(guids);
          transaction.quarantine().taken(LongStream.range(0, 1_500).boxed().toList(), Entries.NOON);
        });

    assertThat(latest.statements())
        .allSatisfy(
            sql ->
                assertThat(LIST.matcher(sql).results())
                    .allSatisfy(
                        list -> assertThat(list.group().split(",", -1)).hasSizeBetween(1, 1_000)));
  }

  @AfterEach
  void forgetDatabases() throws Exception {
    for (DataSource dataSource : opened) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
  }
}
