package com.imt.ic.blackbox.bif;

import static org.mockito.Mockito.mock;

import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A host that sends one biller's invoices: its database, its spool, and its InvoiceCloud. */
final class SendingHost {

  static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");

  final DataSource database;
  final Path spool;
  final ReceivingCloud cloud;
  Instant now = HOUR_1;
  private final Profile profile;

  SendingHost(DataSource database, Path spool, Profile profile) {
    this.database = database;
    this.spool = spool;
    this.profile = profile;
    cloud = new ReceivingCloud(BifLayout.of(profile));
  }

  /** With a database of its own in memory. */
  static SendingHost of(Path spool) {
    return new SendingHost(emptyDatabase(), spool, profile("1234"));
  }

  static Profile profile(String bid) {
    return Profile.defaults().override("{\"biller\": {\"bid\": \"%s\"}}".formatted(bid));
  }

  static DataSource emptyDatabase() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    return database;
  }

  /** A node of this host, at the moment that the test says. */
  InvoiceCloudIntegration.Builder node(String name) {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.ofHours(9);
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }
        };
    return InvoiceCloudIntegration.builder()
        .profile(profile)
        .cloud(cloud.port())
        .dataSource(database)
        .ledger(mock(Ledger.class))
        .clock(clock)
        .node(name);
  }

  InvoiceFiles files(String node) {
    return InvoiceFiles.of(node(node).build(), spool);
  }

  /** The files of a node that was just started. */
  InvoiceFiles files() {
    return files("node-1");
  }

  static BifInvoice invoice(int number, String balance) {
    return Invoices.plain(number).balanceDue(Money.parse(balance)).build();
  }

  FileStatus status() {
    return node("node-1").build().status().files();
  }

  /** The state of each file, in the order in which they go out, such as {@code NAME ACCEPTED}. */
  List<String> states() {
    return query("SELECT file_name || ' ' || file_state FROM ic_invoice_file ORDER BY created_at");
  }

  /** How many versions of invoices the database remembers. */
  int versions() {
    return Integer.parseInt(query("SELECT COUNT(*) FROM ic_sent_invoice").get(0));
  }

  List<String> query(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> filesInSpool() {
    if (!Files.exists(spool)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
