package com.imt.ic.benchmarks.reconcile;

import com.imt.ic.examples.spectrum.SpectrumLedger;
import com.imt.ic.examples.spectrum.SpectrumTables;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.reconcile.DifferenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The invented history of {@code many-payments.sql}, which the example's tests have too. */
final class ManyPayments {

  /** After all fifty days; the fiftieth day's payments have not settled. */
  static final Instant FIRST_NIGHT = Instant.parse("2026-12-16T06:00:00Z");

  /** One day later. */
  static final Instant SECOND_NIGHT = Instant.parse("2026-12-17T06:00:00Z");

  /** What is planted, the same number of each. */
  static final Set<DifferenceKind> KINDS =
      Set.of(
          DifferenceKind.NOT_SETTLED,
          DifferenceKind.NOT_IN_LEDGER,
          DifferenceKind.LEDGER_AMOUNT,
          DifferenceKind.SETTLED_AMOUNT,
          DifferenceKind.SETTLED_UNKNOWN,
          DifferenceKind.NOT_REPORTED,
          DifferenceKind.FEE_DIFFERS,
          DifferenceKind.LEDGER_UNKNOWN);

  private static final int DAYS = 50;

  private ManyPayments() {}

  static void fill(DataSource dataSource, int payments) throws SQLException, IOException {
    InvoiceCloudIntegration.createTables(dataSource);
    SpectrumTables.create(dataSource);
    run(dataSource, payments, 1, payments, 0, payments - payments / DAYS);
  }

  /** As many new payments as of each day before, and the settlement of the last day's. */
  static void addADay(DataSource dataSource, int payments) throws SQLException, IOException {
    int day = payments / DAYS;
    run(dataSource, payments, payments - day + 1, payments + day, payments, payments);
  }

  /** How many troubles are in it; PAYMENTS is a multiple of 50,000. */
  static int troubles(int payments) {
    return payments / DAYS * 40 / 10_000 * KINDS.size();
  }

  private static void run(
      DataSource dataSource, int history, int first, int last, int known, int settled)
      throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      String script =
          script()
              .replace(":begun", "2026-10-27")
              .replace(":history", Integer.toString(history))
              .replace(":first", Integer.toString(first))
              .replace(":last", Integer.toString(last))
              .replace(":known", Integer.toString(known))
              .replace(":settled", Integer.toString(settled));
      if (!connection.isWrapperFor(PGConnection.class)) {
        script =
            script.replace("MD5(", "HASH('MD5', ").replace("generate_series(", "SYSTEM_RANGE(");
      }
      for (String sql : script.split(";\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      // As a database is that has run for a while; H2 keeps what it wrote over until it is closed.
      statement.execute(connection.isWrapperFor(PGConnection.class) ? "VACUUM ANALYZE" : "ANALYZE");
    }
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SpectrumLedger.class.getResourceAsStream("many-payments.sql"), "many-payments.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
