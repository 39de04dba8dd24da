package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.TransactionRunner;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A host with a database of its own: what it hands in, and what it sees of the integration. */
public final class Host {

  /** Where a first poll begins. */
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /** Where the clock stands unless a test moves it. */
  public static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

  public static final Duration LEASE = Duration.ofMinutes(1);

  /** Of payments, by the profile that ships with the SDK. */
  public static final Duration LOOK_BACK = Duration.ofHours(24);

  /** Of every report, by the profile that ships with the SDK. */
  public static final Duration SETTLE_LAG = Duration.ofMinutes(5);

  public final MutableClock clock = new MutableClock(NOW);
  public final ScriptedCloud cloud = new ScriptedCloud();
  public final DataSource database;
  public final TableLedger ledger;

  /** Over an empty database in memory. */
  public Host() {
    this(h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
  }

  /** Over a database that may hold what another host left. */
  public Host(DataSource database) {
    this.database = database;
    InvoiceCloudIntegration.createTables(database);
    ledger = new TableLedger(database, clock);
  }

  public static DataSource h2(String url) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url);
    return database;
  }

  /** Everything but where a first poll begins. */
  public InvoiceCloudIntegration.Builder withoutStart() {
    return InvoiceCloudIntegration.builder()
        .profile(Samples.profile())
        .cloud(cloud)
        .dataSource(database)
        .ledger(ledger)
        .clock(clock)
        .leaseTerm(LEASE);
  }

  public InvoiceCloudIntegration.Builder builder() {
    return withoutStart().startAt(START);
  }

  public InvoiceCloudIntegration integration() {
    return node("node-1");
  }

  public InvoiceCloudIntegration node(String name) {
    return builder().node(name).build();
  }

  /** Polls a report of which most rows cannot be read. */
  public static void pollUnreadable(InvoiceCloudIntegration integration, ReportKind report) {
    assertThatThrownBy(() -> integration.poll(report))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("rows cannot be read");
  }

  /** What people must look at. */
  public List<QuarantineEntry> quarantine() {
    List<QuarantineEntry> entries = new ArrayList<>();
    integration().quarantine().forEach(QuarantineFilter.ALL, entries::add);
    return entries;
  }

  /** A transaction of the host's own for each work. */
  public TransactionRunner transactions() {
    return work -> {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try {
          work.accept(connection);
          connection.commit();
        } catch (RuntimeException | Error e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    };
  }
}
