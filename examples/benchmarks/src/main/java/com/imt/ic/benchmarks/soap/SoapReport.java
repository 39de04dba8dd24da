package com.imt.ic.benchmarks.soap;

import com.imt.ic.benchmarks.Quantity;
import com.imt.ic.benchmarks.Rounds;
import com.imt.ic.benchmarks.Spread;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the benchmarks of the reports and writes what they gave: {@code SoapReport FILE PATTERN
 * ROUNDS ROWS}.
 */
final class SoapReport {

  private static final List<String> COLD =
      List.of(ReadOnce.NOTHING, ReadOnce.WOODSTOX, ReadOnce.SDK, ReadOnce.RI, ReadOnce.CXF);
  private static final int COLD_ROWS = 10;
  private static final int COLD_STARTS_IN_A_ROUND = 5;

  private final PaymentsServer server;
  private final int rounds;
  private final int rows;
  private final StringBuilder report = new StringBuilder();

  private SoapReport(PaymentsServer server, int rounds, int rows) {
    this.server = server;
    this.rounds = rounds;
    this.rows = rows;
  }

  public static void main(String[] args) throws Exception {
    try (PaymentsServer server = new PaymentsServer()) {
      SoapReport report =
          new SoapReport(server, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      report.write(args[1]);
      Files.writeString(Path.of(args[0]), report.report);
      System.out.println(report.report);
    }
  }

  private void write(String pattern) throws Exception {
    checkThatAllAgree();
    say(
        """
        # Benchmarks of the reports over SOAP

        Written by `com.imt.ic.benchmarks.soap.SoapReport`, which
        `mvn -Pbenchmark-soap package -pl examples/benchmarks -am -DskipTests` runs, %s.
        A quick look: `-Dbenchmark.rounds=1 -Dbenchmark.rows=100000` and, so as not to replace
        this file, `-Dbenchmark.results=target/quick.md`.

        %,d payments of 25 columns, invented and seeded, from .NET's DataSet to typed records;
        %,d MB. Every way finds the same sum. The SDK's limits and checks are on: identifiers and
        amounts are validated, the end of the answer is awaited, forbidden characters and zone
        errors are looked for. Its peers convert the same columns with the JDK's parsers and check
        nothing.

        Rounds: %d. Each runs every way in a JVM of its own, once to warm up and twice to measure
        (JAXB: once and once). Times are the median of all runs (least–most), ratios the median of
        the rounds (least–most). Only the ratios mean something.
        """,
        Rounds.machine(),
        rows,
        new PaymentsDocument(rows, PaymentsServer.SEED).size() >> 20,
        rounds);
    Rounds measured =
        Rounds.run(
            rounds,
            pattern,
            "-D" + SoapBenchmark.ROWS + "=" + rows,
            "-D" + SoapBenchmark.SERVER + "=" + server.base(rows));
    say(
        """
        ## From memory, CPU time

        Bar: 0.65 of Woodstox read by hand, 1,800 bytes a row. `Sdk` is the whole client but its
        sockets. `Jaxb` binds the whole document and needs `-Xmx4g`; the others have `-Xmx2g`.

        %s
        ## Over HTTP, wall and CPU time

        Bar: 0.60 of the wall time of the JAX-WS RI's `Dispatch<Source>`. The server is another
        process on loopback, its CPU time not counted. CXF fails past 50,000 rows unless
        `org.apache.cxf.stax.maxChildElements` is set, as here.

        %s""",
        measured.table("memory", "Woodstox", "row", rows, Quantity.CPU),
        measured.table("http", "RiDispatch", "row", rows, Quantity.WALL, Quantity.CPU));
    heap();
    firstCall();
  }

  private void say(String format, Object... arguments) {
    report.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void heap() throws Exception {
    say("## Heap%n");
    say("Bar: 16 MiB for any number of rows. Whether a JVM with so little heap reads so many rows");
    say("over HTTP to the end.%n");
    say("| who | rows | heap | |%n|---|---|---|---|");
    heap(ReadOnce.SDK, 8 * rows, "-Xmx16m");
    heap(ReadOnce.SDK, 2 * rows, "-Xmx16m");
    heap(ReadOnce.SDK, 2 * rows, "-Xmx12m");
    heap(ReadOnce.SDK, 2 * rows, "-Xmx8m");
    heap(ReadOnce.WOODSTOX, 2 * rows, "-Xmx16m");
    heap(ReadOnce.RI, 2 * rows, "-Xmx16m");
    heap(ReadOnce.CXF, 2 * rows, "-Xmx16m");
  }

  private void heap(String way, int count, String heap) throws Exception {
    boolean passed =
        ReadOnce.succeeds(
            List.of(heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), way, server, count);
    say("| %s | %,d | `%s` | %s |", way, count, heap, passed ? "pass" : "FAIL");
  }

  private void firstCall() throws Exception {
    Map<String, double[]> times = new LinkedHashMap<>();
    int starts = rounds * COLD_STARTS_IN_A_ROUND;
    COLD.forEach(way -> times.put(way, new double[starts]));
    for (int i = 0; i < starts; i++) {
      for (String way : COLD) {
        long start = System.nanoTime();
        if (!ReadOnce.succeeds(List.of(), way, server, COLD_ROWS)) {
          throw new IllegalStateException(way + " did not read " + COLD_ROWS + " rows");
        }
        times.get(way)[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    say("%n## First call of a cold JVM, wall time%n");
    say(
        "Bar: 1.10 of the JAX-WS RI. A process from its start to its end, which makes one call that");
    say("brings %d rows; %d starts of each in turn, default JVM options.%n", COLD_ROWS, starts);
    say("| who | wall, ms | of %s |%n|---|---|---|", ReadOnce.RI);
    double[] measure = times.get(ReadOnce.RI);
    times.forEach(
        (way, all) -> {
          double[] ratios = new double[starts];
          Arrays.setAll(ratios, i -> all[i] / measure[i]);
          say("| %s | %s | %s |", way, Spread.of(all).text(0), Spread.of(ratios).text(2));
        });
  }

  private void checkThatAllAgree() throws Exception {
    int few = 2000;
    URI base = server.base(few);
    PaymentsDocument document = new PaymentsDocument(few, PaymentsServer.SEED);
    Map<String, Long> sums = new LinkedHashMap<>();
    sums.put(
        "SDK, memory", sum(s -> Sdk.readInMemory(document, p -> s.addAndGet(p.amount().cents()))));
    sums.put("SDK", sum(s -> Sdk.read(base, p -> s.addAndGet(p.amount().cents()))));
    sums.put(
        "Woodstox, memory",
        sum(s -> HandStax.read(document.open(), p -> s.addAndGet(cents(p.amount())))));
    sums.put("Woodstox", sum(s -> HandStax.read(base, p -> s.addAndGet(cents(p.amount())))));
    sums.put(
        "JAXB, memory",
        sum(s -> JaxbPayments.read(document.open(), p -> s.addAndGet(cents(p.paymentAmount)))));
    sums.put("RI", sum(s -> Ri.read(base, p -> s.addAndGet(cents(p.amount())))));
    sums.put("RI, JAXB", sum(s -> Ri.readWhole(base, p -> s.addAndGet(cents(p.paymentAmount)))));
    sums.put("CXF", sum(s -> Cxf.read(base, p -> s.addAndGet(cents(p.amount())))));
    if (sums.values().stream().distinct().count() != 1) {
      throw new IllegalStateException("The sums differ: " + sums);
    }
  }

  private interface Reading {
    long into(AtomicLong sum) throws Exception;
  }

  private static long sum(Reading reading) throws Exception {
    AtomicLong sum = new AtomicLong();
    reading.into(sum);
    return sum.get();
  }

  private static long cents(BigDecimal amount) {
    return amount.movePointRight(2).longValueExact();
  }
}
