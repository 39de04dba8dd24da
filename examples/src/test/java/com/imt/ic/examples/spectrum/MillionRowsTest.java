package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million rows go through a JVM with a heap of 64 MiB, and are reconciled in one of 256 MiB, over
 * PostgreSQL: {@code -Dmillion.rows=1000000}, or any multiple of 50,000. By default there are
 * fewer, in heaps that are smaller by as much as the libraries' own classes and pools allow.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, minutes later
class MillionRowsTest {

  private static final int MILLION = 1_000_000;
  private static final int ROWS = Integer.getInteger("million.rows", 50_000);
  private static final int PATIENCE_MINUTES = 6;
  private static CountingPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = CountingPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  @Test
  void payments_arePolledInASmallHeap() throws Exception {
    create("poll");
    assertGoesThrough("poll", heap(64, 24));
  }

  @Test
  void invoices_areSentAndThenLeftOutInASmallHeap() throws Exception {
    create("send");
    assertGoesThrough("send", heap(64, 24));
  }

  @Test
  void invoices_areLoadedAndCountedInASmallHeap() throws Exception {
    create("load");
    assertGoesThrough("load", heap(64, 24));
  }

  @Test
  void payments_areReconciledInASmallHeap() throws Exception {
    try (HikariDataSource database = postgres.createDatabase("reconcile")) {
      new ManyPayments(MillionRows.BEGUN, ROWS).fill(database);
    }
    assertGoesThrough("reconcile", heap(256, 64));
  }

  private static String heap(int ofAMillion, int ofFewer) {
    return "-Xmx%sm".formatted(ROWS < MILLION ? ofFewer : ofAMillion);
  }

  private static void create(String name) throws SQLException {
    try (HikariDataSource database = postgres.createDatabase(name)) {
      assertThat(database.isRunning()).isTrue();
    }
  }

  private void assertGoesThrough(String work, String heap) throws Exception {
    Path out = folder.resolve("out.txt");
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MillionRows.class.getName(),
                    work,
                    postgres.url(work),
                    Integer.toString(ROWS),
                    folder.resolve("spool").toString()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean ended = child.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      assertThat(ended).as("%s rows in %s minutes", ROWS, PATIENCE_MINUTES).isTrue();
      assertThat(child.exitValue()).as(Files.readString(out)).isZero();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
