package com.imt.ic.benchmarks.reconcile;

import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Rounds;
import com.imt.ic.benchmarks.Spread;
import com.imt.ic.benchmarks.reconcile.ReconcileProcess.Order;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the reconciliations took, as a page. Not thread-safe. */
final class ReconcileReport {

  private static final double FIRST_BAR = 3;
  private static final double SECOND_BAR = 0.1;

  private final int payments;
  private final StringBuilder text = new StringBuilder();

  ReconcileReport(int payments) {
    this.payments = payments;
    say(
        """
        # Benchmarks of the reconciliation

        Written by `com.imt.ic.benchmarks.reconcile.ReconcileBenchmark`, which
        `mvn -Pbenchmark-reconcile package -pl examples/benchmarks -am -DskipTests` runs, %s.
        A quick look: `-Dbenchmark.rows=100000`, `-Dbenchmark=postgres` (or h2) and, so as not to
        replace this file, `-Dbenchmark.results=target/quick.md`.

        %,d payments of fifty days, all but the last day's settled, one EFT in 80 returned, and
        %,d planted troubles of %s kinds, in the SDK's tables and those of the example's ledger.
        The first reconciliation has all of it before it; the second, in the same JVM, comes after
        a day of news: %,d new payments, as many settled lines, %,d returns. Each has to find
        every planted trouble, and nothing else, and its balances have to hold. The SDK's JVM has
        256 MiB of heap (on H2 with the database in it), and its first reconciliation is cold.

        The floor is one statement over the same tables: payments, lines, returns, receipts and
        reversals grouped by payment and joined, a verdict for each by CASE, counted and summed.
        It runs twice before the SDK does, on the same copy of the database, and the second time
        counts. Ratios are taken within a turn; only they mean something. Median (least–most).
        """,
        Rounds.machine(),
        payments,
        ManyPayments.troubles(payments),
        ManyPayments.KINDS.size(),
        payments / 50,
        payments / 50 / 200);
  }

  /** What one database gave, turn by turn. */
  void database(String title, List<Map<Order, Pass>> turns) {
    say("## %s%n", title);
    say("| what | ms | ratio | bar | met |");
    say("|---|---|---|---|---|");
    say("| floor | %s | | | |", spread(turns, turn -> of(turn, Order.FLOOR).wall()).text(0));
    line(
        "first, of the floor",
        turns,
        Order.FIRST,
        turn -> of(turn, Order.FIRST).wall() / of(turn, Order.FLOOR).wall(),
        FIRST_BAR);
    line(
        "second, of the first",
        turns,
        Order.SECOND,
        turn -> of(turn, Order.SECOND).wall() / of(turn, Order.FIRST).wall(),
        SECOND_BAR);
    Map<Order, Pass> last = turns.get(turns.size() - 1);
    if (of(last, Order.FIRST).others() > 0) {
      say(
          "%nStatements, counted by `pg_stat_statements`, BEGIN and COMMIT among them: first %,d"
              + " and %,d of the ledger, second %,d and %,d.",
          of(last, Order.FIRST).others(),
          of(last, Order.FIRST).ledger(),
          of(last, Order.SECOND).others(),
          of(last, Order.SECOND).ledger());
    }
    say("");
  }

  private void line(
      String title,
      List<Map<Order, Pass>> turns,
      Order order,
      ToDoubleFunction<Map<Order, Pass>> ratio,
      double bar) {
    Spread ratios = spread(turns, ratio);
    say(
        "| %s | %s | %s | %s | %s |",
        title,
        spread(turns, turn -> of(turn, order).wall()).text(0),
        ratios.text(2),
        bar,
        ratios.median() <= bar ? "yes" : "**no**");
  }

  private static Spread spread(
      List<Map<Order, Pass>> turns, ToDoubleFunction<Map<Order, Pass>> figure) {
    return Spread.of(turns.stream().mapToDouble(figure).toArray());
  }

  private static Pass of(Map<Order, Pass> turn, Order order) {
    return Objects.requireNonNull(turn.get(order), order.name());
  }

  String text() {
    return text.toString();
  }

  private void say(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
