package com.imt.ic.examples.spectrum;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A history of payments on PostgreSQL, made there by {@code many-payments.sql} in seconds.
 *
 * @param begun the first of its fifty days
 * @param payments how many they have, a multiple of 50,000
 */
record ManyPayments(LocalDate begun, int payments) {

  private static final int DAYS = 50;

  private static final Set<DifferenceKind> PLANTED =
      Set.of(
          DifferenceKind.NOT_SETTLED,
          DifferenceKind.NOT_IN_LEDGER,
          DifferenceKind.LEDGER_AMOUNT,
          DifferenceKind.SETTLED_AMOUNT,
          DifferenceKind.SETTLED_UNKNOWN,
          DifferenceKind.NOT_REPORTED,
          DifferenceKind.FEE_DIFFERS,
          DifferenceKind.LEDGER_UNKNOWN);

  /** A moment after the last of the days, whose payments have not settled. */
  Instant night() {
    return begun
        .plusDays(DAYS)
        .atTime(LocalTime.of(6, 0))
        .toInstant(ZoneOffset.UTC)
        .plus(Duration.ofMinutes(1));
  }

  /** How many differences of each kind a reconciliation has to find. */
  static Map<DifferenceKind, Long> planted(int payments) {
    long each = payments / DAYS * 40L / 10_000;
    return PLANTED.stream().collect(Collectors.toMap(kind -> kind, kind -> each));
  }

  /** What a reconciliation found. */
  static Map<DifferenceKind, Long> found(Reconciliation reconciliation) {
    return reconciliation.kinds().stream()
        .collect(Collectors.toMap(KindTotal::kind, KindTotal::count));
  }

  void fill(DataSource dataSource) throws SQLException, IOException {
    InvoiceCloudIntegration.createTables(dataSource);
    SpectrumTables.create(dataSource);
    run(dataSource, 1, payments, 0, payments - payments / DAYS);
  }

  /** As many new payments as of each day before, and the settlement of the last day's. */
  void addADay(DataSource dataSource) throws SQLException, IOException {
    int day = payments / DAYS;
    run(dataSource, payments - day + 1, payments + day, payments, payments);
  }

  private void run(DataSource dataSource, int first, int last, int known, int settled)
      throws SQLException, IOException {
    try (InputStream in =
            Objects.requireNonNull(ManyPayments.class.getResourceAsStream("many-payments.sql"));
        Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(":begun", begun.toString())
              .replace(":history", Integer.toString(payments))
              .replace(":first", Integer.toString(first))
              .replace(":last", Integer.toString(last))
              .replace(":known", Integer.toString(known))
              .replace(":settled", Integer.toString(settled)));
      statement.execute("ANALYZE");
    }
  }
}
