package com.imt.ic.benchmarks.reconcile;

import com.imt.ic.benchmarks.Check;
import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Statements;
import com.imt.ic.examples.spectrum.SpectrumIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link ReconcileBenchmark} orders in a JVM of its own: {@code URL PAYMENTS COUNTING}.
 */
final class ReconcileProcess {

  /** What may be ordered; each checks what it found. */
  enum Order {
    FILL,
    FLOOR,
    FIRST,
    NEWS,
    SECOND,
    EVERY_PAYMENT
  }

  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final HikariDataSource dataSource;
  private final int payments;
  private final @Nullable Statements statements;

  private ReconcileProcess(
      HikariDataSource dataSource, int payments, @Nullable Statements statements) {
    this.dataSource = dataSource;
    this.payments = payments;
    this.statements = statements;
  }

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(2);
    try (HikariDataSource dataSource = new HikariDataSource(config);
        Statements statements = args[2].isEmpty() ? null : new Statements(args[2])) {
      ReconcileProcess process =
          new ReconcileProcess(dataSource, Integer.parseInt(args[1]), statements);
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(process.pass(Order.valueOf(order)).line());
      }
    }
    System.exit(0); // the driver's threads
  }

  private Pass pass(Order order) throws Exception {
    System.gc();
    if (statements != null) {
      statements.reset();
    }
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    follow(order);
    double wall = (System.nanoTime() - start) / 1e6;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e6;
    return statements == null
        ? new Pass(wall, used, 0, 0)
        : new Pass(wall, used, statements.ofTheLedger(), statements.others());
  }

  private void follow(Order order) throws Exception {
    switch (order) {
      case FILL -> ManyPayments.fill(dataSource, payments);
      case NEWS -> ManyPayments.addADay(dataSource, payments);
      case FLOOR -> {
        try (Connection connection = dataSource.getConnection()) {
          Check.equal(ManyPayments.troubles(payments), Floor.of(connection).misfits());
        }
      }
      case FIRST -> checked(reconcile(ManyPayments.FIRST_NIGHT, new Reconciliation.Visitor() {}));
      case SECOND -> checked(reconcile(ManyPayments.SECOND_NIGHT, new Reconciliation.Visitor() {}));
      case EVERY_PAYMENT -> {
        Counting counting = new Counting();
        reconcile(ManyPayments.FIRST_NIGHT, counting);
        Check.equal(payments, counting.payments);
      }
    }
  }

  private Reconciliation reconcile(Instant asOf, Reconciliation.Visitor visitor) {
    return SpectrumIntegration.over(PROFILE, dataSource)
        .clock(Clock.fixed(asOf, ZoneOffset.UTC))
        .build()
        .reconcile(Span.OPEN, visitor);
  }

  /** Every planted trouble is found, each of its kind, and nothing else. */
  private void checked(Reconciliation reconciliation) {
    long each = ManyPayments.troubles(payments) / ManyPayments.KINDS.size();
    for (KindTotal total : reconciliation.kinds()) {
      if (!ManyPayments.KINDS.contains(total.kind()) || total.count() != each) {
        throw new IllegalStateException("%s of each planted, found %s".formatted(each, total));
      }
    }
    Check.equal(ManyPayments.KINDS.size(), reconciliation.kinds().size());
    if (!reconciliation.balanced() || !reconciliation.ledgerRead()) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "not balanced: %s", reconciliation.balances()));
    }
  }

  /** A visitor that does as little as one can. */
  private static final class Counting implements Reconciliation.Visitor {

    private int payments;

    @Override
    public void begin() {
      payments = 0;
    }

    @Override
    public void payment(com.imt.ic.reconcile.ReconciledPayment payment) {
      payments++;
    }
  }
}
