package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.PaymentEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a store over an H2 file has committed is there after a kill. A killed process leaves its
 * file as it is at that moment, so a copy of the file after each commit is what the next process
 * finds. H2 2.5.250 and 2.5.252 fail this: where a commit fills a gap of the file, their header
 * names the commit before it, and all that follows is lost.
 */
class H2KilledAfterCommitTest {

  private static final Instant START = Instant.parse("2026-03-08T12:00:00Z");
  private static final int PROCESSES = 3;
  private static final int COMMITS = 10;

  @TempDir Path folder;

  private JdbcDataSource file(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0;FILE_LOCK=NO");
    return dataSource;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyCommit_isThereForTheNextProcess(long seed) throws Exception {
    Random random = new Random(seed);
    JdbcSchema.apply(file("live"));
    for (int process = 0; process < PROCESSES; process++) {
      try (var open = file("live").getConnection()) {
        IntegrationStore store = JdbcIntegrationStore.of(file("live"), BillerId.of("HILL"));
        for (int commit = 1; commit <= COMMITS; commit++) {
          Instant reached = START.plusSeconds(process * COMMITS + commit);
          int rows = random.nextInt(4) == 0 ? 500 + random.nextInt(1_000) : 1 + random.nextInt(3);
          store.runInTransaction(
              transaction -> {
                for (int i = 0; i < rows; i++) {
                  PaymentEntry payment = payment(random.nextInt(3_000), reached);
                  if (!transaction.payments().add(payment)) {
                    transaction.payments().update(payment);
                  }
                }
                transaction.jobs().put(JobEntry.begun("payments", START).readUpTo(reached));
              });
          assertThat(checkpointAfterAKillNow())
              .as("seed %d, process %d, commit %d", seed, process, commit)
              .contains(reached);
        }
        assertThat(open.isClosed()).isFalse(); // so that the database stayed open in between
      }
    }
  }

  @Test
  void versionsOfH2_thatFailThis_areWarnedOf() {
    assertThat(Dialect.H2.warning("2.5.252 (2026-04-18)")).get().asString().contains("2.4.240");
    assertThat(Dialect.H2.warning("2.5.250 (2026-03-01)")).isPresent();
    assertThat(Dialect.H2.warning("2.4.240 (2025-09-22)")).isEmpty();
    assertThat(Dialect.POSTGRESQL.warning("2.5.252")).isEmpty();
  }

  private Optional<Instant> checkpointAfterAKillNow() throws Exception {
    Files.copy(
        folder.resolve("live.mv.db"),
        folder.resolve("copy.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    return JdbcIntegrationStore.of(file("copy"), BillerId.of("HILL"))
        .inTransaction(transaction -> transaction.jobs().find("payments").map(JobEntry::readUpTo));
  }

  private static PaymentEntry payment(int number, Instant at) {
    return new PaymentEntry(
        PaymentGuid.of("P" + number),
        1,
        Optional.of(AccountNumber.of("HO-" + number)),
        Optional.empty(),
        Optional.of("CC"),
        Money.ofCents(number),
        Optional.empty(),
        Optional.empty(),
        at,
        PaymentEntry.State.POSTED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(at),
        Money.ZERO,
        Money.ZERO);
  }
}
