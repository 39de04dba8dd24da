package com.imt.ic.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and writes what they gave: {@code Report FILE [PATTERN]}. */
final class Report {

  private static final int[] HEAP_LINES = {1_000_000, 4_000_000};

  private Report() {}

  public static void main(String[] args) throws Exception {
    String pattern = args.length > 1 ? args[1] : ".*";
    Options options =
        new OptionsBuilder()
            .include(pattern)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    StringBuilder report = new StringBuilder();
    report
        .append("# Benchmarks of the Biller Invoice File\n\n")
        .append("Written by `com.imt.ic.benchmarks.Report`, which ")
        .append("`mvn -Pbenchmark package -pl benchmarks -am -DskipTests` runs, ")
        .append(LocalDate.now(ZoneOffset.UTC))
        .append(", Java ")
        .append(System.getProperty("java.version"))
        .append(", ")
        .append(Runtime.getRuntime().availableProcessors())
        .append(" processors that other work shares.\n\n")
        .append("1,000,000 invoices of the default layout, typed, from and to a file. The SDK\n")
        .append("validates each field, finds invoices that stand twice, and digests what it\n")
        .append("writes; its peers do none of this. CPU time is the whole process's, in the\n")
        .append("median of 3 runs (BeanIO: 1); only the ratios, to FastCSV with the JDK's conversions in\n")
        .append("the same run, mean something.\n");
    table(report, results, "read", "0.40", 900);
    table(report, results, "write", "0.25", 100);
    report.append("\n## Heap\n\nWriting and reading in a JVM with `-Xmx16m`:\n\n");
    for (int lines : HEAP_LINES) {
      report.append(
          String.format(
              Locale.ROOT, "- %,d invoices: %s%n", lines, Heap.suffices(lines) ? "pass" : "FAIL"));
    }
    Files.writeString(Path.of(args[0]), report.toString());
    System.out.println(report);
  }

  private static void table(
      StringBuilder report, Collection<RunResult> results, String work, String bar, int bytes) {
    Map<String, Double> cpu = new TreeMap<>();
    Map<String, Double> allocated = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getPrimaryResult().getLabel();
      if (name.startsWith(work)) {
        Map<String, Result> more = result.getSecondaryResults();
        cpu.put(name, more.get(CpuTime.NAME).getStatistics().getPercentile(50));
        more.forEach(
            (key, value) -> {
              if (key.endsWith("gc.alloc.rate.norm")) {
                allocated.put(name, value.getScore() / Samples.LINES);
              }
            });
      }
    }
    double measure = cpu.getOrDefault(work + "FastCsv", Double.NaN);
    report.append(
        String.format(
            Locale.ROOT,
            "%n## %s%n%nBar: %s of FastCSV, %d bytes a line.%n%n"
                + "| who | CPU, ms | of FastCSV | bytes a line |%n|---|---|---|---|%n",
            work,
            bar,
            bytes));
    cpu.forEach(
        (name, millis) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %.0f |%n",
                    name.substring(work.length()),
                    millis,
                    millis / measure,
                    allocated.getOrDefault(name, Double.NaN))));
  }
}
