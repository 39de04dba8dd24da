package com.imt.ic.benchmarks.day;

import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Rounds;
import com.imt.ic.benchmarks.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the day gave, as a page. Not thread-safe. */
final class DayReport {

  private final int payments;
  private final StringBuilder text = new StringBuilder();

  DayReport(int payments) {
    this.payments = payments;
    say(
        """
        # Benchmarks of the day

        Written by `com.imt.ic.benchmarks.day.DayBenchmark`, which
        `mvn -Pbenchmark-day package -pl examples/benchmarks -am -DskipTests` runs, %s.
        A quick look: `-Dbenchmark.rows=5000`, `-Dbenchmark=postgres` (or h2, postgres-1ms) and,
        so as not to replace this file, `-Dbenchmark.results=target/quick.md`.

        End to end: the report over HTTP from the testkit's server, the example's ledger, files
        with their digests. The floor reads the same report by the SDK's own reader, writes the
        same file by its own writer, and puts the same rows into tables with the same keys by as
        few statements as there can be (COPY, batches on H2; one join for what is known); one
        wrong row would undo all of it. A file is accepted at once, since the floor submits none.

        Each work of each side is a JVM of its own, with 1 GiB of heap, PostgreSQL and
        InvoiceCloud being others. The sides take turns: cold is each one's first time, once the
        pool is open; warm the median of those after it (least–most), of which there are up to
        three in a minute, or none. A ratio is taken within a turn; only ratios mean something.
        PostgreSQL 14 runs without fsync for both.
        """,
        Rounds.machine());
  }

  /** What one database gave, by work and side. */
  void database(String title, Map<Work, Map<String, List<Pass>>> works) {
    say("## %s%n", title);
    say("| work | rows | | cold, ms | of floor | warm, ms | of floor | CPU, ms | bar | met |");
    say("|---|---|---|---|---|---|---|---|---|---|");
    works.forEach((work, sides) -> sides.forEach((side, passes) -> times(work, side, sides)));
    if (works.values().iterator().next().values().iterator().next().get(0).others() > 0) {
      say("%nStatements of a row, counted by `pg_stat_statements`; BEGIN and COMMIT are some.%n");
      say("| work | the SDK's own | its ledger's | floor, all |");
      say("|---|---|---|---|");
      works.forEach(this::statements);
    }
    say("");
  }

  private void times(Work work, String side, Map<String, List<Pass>> sides) {
    List<Pass> floor = of(sides, DayProcess.FLOOR);
    List<Pass> passes = of(sides, side);
    double[] ratios = new double[passes.size()];
    Arrays.setAll(ratios, i -> passes.get(i).wall() / floor.get(i).wall());
    Spread warm = warm(ratios);
    boolean isSdk = side.equals(DayProcess.SDK);
    say(
        "| %s | %,d | %s | %.0f | %.2f | %s | %s | %.0f | %s | %s |",
        work.title,
        work.rows(payments),
        isSdk ? "SDK" : side.equals(DayProcess.FLOOR) ? "floor" : "floor, one by one",
        passes.get(0).wall(),
        ratios[0],
        warm(passes.stream().mapToDouble(Pass::wall).toArray()).text(0),
        warm.text(2),
        last(passes).cpu(),
        isSdk ? Double.toString(work.bar) : "",
        !isSdk ? "" : warm.median() <= work.bar ? "yes" : "**no**");
  }

  private void statements(Work work, Map<String, List<Pass>> sides) {
    double rows = work.rows(payments);
    Pass sdk = last(of(sides, DayProcess.SDK));
    Pass floor = last(of(sides, DayProcess.FLOOR));
    say(
        "| %s | %.4f | %.4f | %.4f |",
        work.title,
        sdk.others() / rows,
        sdk.ledger() / rows,
        (floor.ledger() + floor.others()) / rows);
  }

  private static List<Pass> of(Map<String, List<Pass>> sides, String side) {
    return Objects.requireNonNull(sides.get(side), side);
  }

  private static Pass last(List<Pass> passes) {
    return passes.get(passes.size() - 1);
  }

  /** Those after the first, or the first where it took too long for another. */
  private static Spread warm(double[] values) {
    return Spread.of(values.length > 1 ? Arrays.copyOfRange(values, 1, values.length) : values);
  }

  String text() {
    return text.toString();
  }

  private void say(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
