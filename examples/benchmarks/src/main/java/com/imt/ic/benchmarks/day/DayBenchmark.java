package com.imt.ic.benchmarks.day;

import com.imt.ic.Report;
import com.imt.ic.benchmarks.Check;
import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Spread;
import com.imt.ic.benchmarks.Worker;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The day: every work on every database by the SDK and by plain SQL, in turn, and writes what they
 * gave: {@code DayBenchmark FILE DATABASES WARM_PASSES PAYMENTS}, where DATABASES is a pattern of
 * their names: h2, postgres, postgres-1ms. PostgreSQL and InvoiceCloud are processes apart from
 * those that are measured.
 */
final class DayBenchmark {

  private static final int ROUND_TRIPS = 500;
  private static final int WARM_UP_REPORTS = 5;
  private static final Duration ENOUGH = Duration.ofMinutes(1);
  private static final List<String> SIDES =
      List.of(DayProcess.FLOOR, DayProcess.SDK, DayProcess.ONE_BY_ONE);

  private final EmbeddedPostgres postgres;
  private final FakeInvoiceCloudServer cloud;
  private final Path folder;
  private final Instant startAt;
  private final int warmPasses;
  private final int payments;

  private DayBenchmark(
      EmbeddedPostgres postgres,
      FakeInvoiceCloudServer cloud,
      Path folder,
      Instant startAt,
      int warmPasses,
      int payments) {
    this.postgres = postgres;
    this.cloud = cloud;
    this.folder = folder;
    this.startAt = startAt;
    this.warmPasses = warmPasses;
    this.payments = payments;
  }

  public static void main(String[] args) throws Exception {
    int payments = Integer.parseInt(args[3]);
    Instant startAt = Instant.now().minus(Duration.ofHours(2));
    FakeInvoiceCloud holding = FakeInvoiceCloud.builder().profile(Profile.defaults()).build();
    holding.recordPayments(DayRows.payments(0, payments, startAt.plusSeconds(60)));
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
        FakeInvoiceCloudServer cloud = FakeInvoiceCloudServer.start(holding);
        DelayProxy far = new DelayProxy(postgres.getPort())) {
      DayBenchmark day =
          new DayBenchmark(
              postgres,
              cloud,
              Files.createTempDirectory("day"),
              startAt,
              Integer.parseInt(args[2]),
              payments);
      day.warmUpTheCloud();
      DayReport report = new DayReport(payments);
      if ("h2".matches(args[1])) {
        report.database("H2, a file", day.onH2());
      }
      if ("postgres".matches(args[1])) {
        report.database("PostgreSQL", day.onPostgres("near", postgres.getPort()));
      }
      if ("postgres-1ms".matches(args[1])) {
        report.database(
            String.format(
                Locale.ROOT,
                "PostgreSQL behind a delay (`SELECT 1` takes %.2f ms instead of %.2f)",
                day.roundTrip(far.port()),
                day.roundTrip(postgres.getPort())),
            day.onPostgres("far", far.port()));
      }
      Files.writeString(Path.of(args[0]), report.text());
      System.out.println(report.text());
    }
    System.exit(0); // the proxy's and the driver's threads
  }

  /** Else the first database would seem slower than it is. */
  private void warmUpTheCloud() {
    SoapSettings settings =
        SoapSettings.builder(FakeInvoiceCloudServer.CREDENTIALS)
            .baseAddress(cloud.baseAddress())
            .build();
    for (int i = 0; i < WARM_UP_REPORTS; i++) {
      try (InvoiceCloud client = SoapInvoiceCloud.connect(Profile.defaults(), settings);
          Report<Payment> report = client.paymentsSince(startAt)) {
        report.forEachRemaining(row -> {});
        Check.equal(payments, report.statistics().rows());
      }
    }
  }

  private Map<Work, Map<String, List<Pass>>> onH2() throws Exception {
    Path h2 = Files.createDirectory(folder.resolve("h2"));
    return measure(
        h2, "", side -> "jdbc:h2:file:" + h2.resolve(side) + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
  }

  private Map<Work, Map<String, List<Pass>>> onPostgres(String name, int port) throws Exception {
    for (String side : SIDES) {
      try (Connection connection =
          DriverManager.getConnection(url(postgres.getPort(), "postgres"))) {
        Sql.execute(connection, "CREATE DATABASE " + database(name, side));
      }
    }
    return measure(
        Files.createDirectory(folder.resolve(name)),
        url(postgres.getPort(), "postgres"),
        side -> url(port, database(name, side)) + "&currentSchema=day");
  }

  private static String database(String name, String side) {
    return name + "_" + side.replace('-', '_');
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  private Map<Work, Map<String, List<Pass>>> measure(
      Path place, String counting, UnaryOperator<String> url) throws Exception {
    Map<Work, Map<String, List<Pass>>> all = new EnumMap<>(Work.class);
    for (Work work : Work.values()) {
      Map<String, List<Pass>> sides = new LinkedHashMap<>();
      Map<String, Worker> workers = new LinkedHashMap<>();
      try {
        for (String side : SIDES) {
          if (work == Work.PUSH || !side.equals(DayProcess.ONE_BY_ONE)) {
            sides.put(side, new ArrayList<>());
            workers.put(side, worker(side, work, place, counting, url));
          }
        }
        long begin = System.nanoTime();
        for (int i = 0; i <= warmPasses && System.nanoTime() - begin < ENOUGH.toNanos(); i++) {
          for (Map.Entry<String, Worker> worker : workers.entrySet()) {
            Pass pass = worker.getValue().pass("");
            sides.get(worker.getKey()).add(pass);
            System.out.println(
                place.getFileName() + " " + work + " " + worker.getKey() + " " + pass);
          }
        }
      } finally {
        for (Worker worker : workers.values()) {
          worker.close();
        }
      }
      all.put(work, sides);
    }
    return all;
  }

  private Worker worker(
      String side, Work work, Path place, String counting, UnaryOperator<String> url)
      throws IOException {
    return new Worker(
        List.of("-Xmx1g"),
        DayProcess.class,
        side,
        work.name(),
        Integer.toString(payments),
        startAt.toString(),
        url.apply(side),
        counting,
        cloud.baseAddress().toString(),
        Files.createDirectories(place.resolve(side)).toString());
  }

  private double roundTrip(int port) throws SQLException {
    double[] times = new double[ROUND_TRIPS];
    try (Connection connection = DriverManager.getConnection(url(port, "postgres"))) {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        long start = System.nanoTime();
        Check.equal(1, Sql.number(connection, "SELECT 1"));
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Spread.of(times).median();
  }
}
