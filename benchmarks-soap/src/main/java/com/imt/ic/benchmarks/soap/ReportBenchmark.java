package com.imt.ic.benchmarks.soap;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Reads a large report in several ways, in turn, and prints medians: {@code ReportBenchmark ROWS
 * ROUNDS}. Only ratios of one run count: the ways alternate, so that a noisy machine disturbs all
 * of them alike. CPU time is the process's, the collector's included.
 */
public final class ReportBenchmark {

  private static final long SEED = 20261123;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, List<long[]>> results = new LinkedHashMap<>();
  private long expected = -1;

  private ReportBenchmark() {}

  /**
   * Runs it.
   *
   * @param args rows and rounds
   */
  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    PaymentsDocument document = new PaymentsDocument(rows, SEED);
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT, "%d rows, %d MB, seed %d%n", document.rows(), document.size() >> 20, SEED);
    new ReportBenchmark().run(document, rounds, out);
  }

  private void run(PaymentsDocument document, int rounds, PrintStream out) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, document.size());
          try (OutputStream body = exchange.getResponseBody()) {
            document.open().transferTo(body);
          }
        });
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try {
      for (int round = 0; round <= rounds; round++) {
        boolean warm = round > 0;
        measure("memory: Woodstox + JDK", warm, () -> Readers.stax(document.open()));
        measure("memory: SDK", warm, () -> Readers.sdkInMemory(document));
        measure("HTTP: Dispatch<Source> + JDK", warm, () -> Readers.dispatch(base));
        measure("HTTP: SDK", warm, () -> Readers.sdk(base));
      }
    } finally {
      server.stop(0);
    }
    long unused = Readers.skim(document.open());
    out.printf(
        Locale.ROOT, "%-30s %9s %9s %9s%n", "median", "CPU ms", "wall ms", "B/row (own thread)");
    results.forEach(
        (name, all) ->
            out.printf(
                Locale.ROOT,
                "%-30s %9d %9d %9d%n",
                name,
                median(all, 0) / 1_000_000,
                median(all, 1) / 1_000_000,
                median(all, 2) / document.rows()));
    ratio(out, "memory: SDK", "memory: Woodstox + JDK", 0, "CPU");
    ratio(out, "HTTP: SDK", "HTTP: Dispatch<Source> + JDK", 1, "wall");
  }

  private void ratio(PrintStream out, String ours, String peer, int column, String what) {
    out.printf(
        Locale.ROOT,
        "%s / %s, %s: %.2f%n",
        ours,
        peer,
        what,
        (double) median(all(ours), column) / median(all(peer), column));
  }

  private List<long[]> all(String name) {
    return results.getOrDefault(name, List.of());
  }

  private void measure(String name, boolean counts, Callable<Long> work) throws Exception {
    System.gc();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long sum = work.call();
    long[] result = {
      system.getProcessCpuTime() - cpu,
      System.nanoTime() - wall,
      threads.getCurrentThreadAllocatedBytes() - bytes
    };
    if (expected >= 0 && sum != expected) {
      throw new IllegalStateException(name + " read " + sum + " cents, the others " + expected);
    }
    expected = sum;
    if (counts) {
      results.computeIfAbsent(name, n -> new ArrayList<>()).add(result);
    }
  }

  private static long median(List<long[]> all, int column) {
    List<Long> values = new ArrayList<>(all.stream().map(result -> result[column]).toList());
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
