package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.internal.store.PostgresServer;
import com.imt.ic.polling.PollResult;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failed statement ends a transaction of PostgreSQL, whatever the ledger makes of it. */
class PostgresRowIsolationTest {

  @Test
  void statementThatFailsWithinTheTransaction_isABadRow() throws SQLException {
    Host postgres = new Host(PostgresServer.emptySchema());
    postgres.ledger.execute("ALTER TABLE book_line ADD CHECK (amount < 100)");
    for (int i = 0; i < 20; i++) {
      postgres.cloud.pay(Samples.payment(i, i == 7 ? "100.00" : "1.00"));
    }

    PollResult result = postgres.integration().poll(ReportKind.PAYMENTS);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 19L, Outcome.REFUSED, 1L));
    assertThat(postgres.ledger.lines()).hasSize(19);
    assertThat(postgres.quarantine().get(0).reason()).contains("SQLState 23514");
  }
}
