package com.imt.ic.benchmarks.reconcile;

import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Worker;
import com.imt.ic.benchmarks.reconcile.ReconcileProcess.Order;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reconciles by the SDK and by plain SQL, in turn, and writes what they took: {@code
 * ReconcileBenchmark FILE DATABASES TURNS PAYMENTS}, where DATABASES is a pattern of their names,
 * postgres and h2, and PAYMENTS a multiple of 50,000. Each turn has a database of its own, a copy
 * of one that is filled once.
 */
final class ReconcileBenchmark {

  private static final String HEAP = "-Xmx256m";

  private final int turns;
  private final String payments;
  private String counting = "";

  private ReconcileBenchmark(int turns, String payments) {
    this.turns = turns;
    this.payments = payments;
  }

  public static void main(String[] args) throws Exception {
    ReconcileBenchmark benchmark = new ReconcileBenchmark(Integer.parseInt(args[2]), args[3]);
    ReconcileReport report = new ReconcileReport(Integer.parseInt(args[3]));
    if ("postgres".matches(args[1])) {
      report.database("PostgreSQL", benchmark.onPostgres());
    }
    if ("h2".matches(args[1])) {
      report.database("H2, a file, in the JVM that reconciles", benchmark.onH2());
    }
    Files.writeString(Path.of(args[0]), report.text());
    System.out.println(report.text());
    System.exit(0); // the driver's threads
  }

  private List<Map<Order, Pass>> onPostgres() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start()) {
      counting = postgres.getJdbcUrl("postgres", "postgres");
      execute("CREATE DATABASE filled");
      order(postgres.getJdbcUrl("postgres", "filled"), HEAP, Order.FILL);
      List<Map<Order, Pass>> all = new ArrayList<>();
      for (int turn = 0; turn < turns; turn++) {
        execute("CREATE DATABASE turn TEMPLATE filled");
        all.add(turn(postgres.getJdbcUrl("postgres", "turn"), HEAP));
        execute("DROP DATABASE turn");
      }
      return all;
    }
  }

  private List<Map<Order, Pass>> onH2() throws Exception {
    counting = "";
    Path folder = Files.createTempDirectory("reconcile");
    Path filled = folder.resolve("filled.mv.db");
    Path copy = folder.resolve("turn.mv.db");
    try {
      order("jdbc:h2:file:" + folder.resolve("filled"), "-Xmx1g", Order.FILL);
      List<Map<Order, Pass>> all = new ArrayList<>();
      for (int turn = 0; turn < turns; turn++) {
        Files.copy(filled, copy, StandardCopyOption.REPLACE_EXISTING);
        all.add(turn("jdbc:h2:file:" + folder.resolve("turn"), "-Xmx1g"));
      }
      return all;
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(counting);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The floor warms the database's pages for the SDK, and then for itself: its second time counts.
   */
  private Map<Order, Pass> turn(String url, String heapOfTheFloor) throws IOException {
    Map<Order, Pass> passes = new EnumMap<>(Order.class);
    passes.putAll(order(url, heapOfTheFloor, Order.FLOOR, Order.FLOOR));
    passes.putAll(order(url, HEAP, Order.FIRST, Order.NEWS, Order.SECOND));
    return passes;
  }

  private Map<Order, Pass> order(String url, String heap, Order... orders) throws IOException {
    Map<Order, Pass> passes = new EnumMap<>(Order.class);
    try (Worker worker =
        new Worker(
            List.of(heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
            ReconcileProcess.class,
            url,
            payments,
            counting)) {
      for (Order order : orders) {
        Pass pass = worker.pass(order.name());
        passes.put(order, pass);
        System.out.println(order + " " + pass);
      }
    }
    return passes;
  }
}
