package com.imt.ic.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Runs the benchmarks of the BIF and writes what they gave: {@code Report FILE PATTERN ROUNDS}. */
final class Report {

  private static final int[] HEAP_LINES = {1_000_000, 4_000_000};

  private Report() {}

  public static void main(String[] args) throws Exception {
    Rounds rounds = Rounds.run(Integer.parseInt(args[2]), args[1]);
    StringBuilder report = new StringBuilder();
    report
        .append("# Benchmarks of the Biller Invoice File\n\n")
        .append("Written by `com.imt.ic.benchmarks.Report`, which ")
        .append("`mvn -Pbenchmark package -pl examples/benchmarks -am -DskipTests` runs, ")
        .append(Rounds.machine())
        .append(".\n\n")
        .append("1,000,000 invoices of the default layout, typed, from and to a file. The SDK\n")
        .append("validates each field, finds invoices that stand twice, and digests what it\n")
        .append("writes; its peers do none of this. ReadyBytes puts the same file out of memory\n")
        .append(
            "and digests it, which is the least that a writer with a SHA-256 can do. CPU time\n")
        .append(
            "is the whole process's, in the median of 3 runs (BeanIO: 1); only the ratios, to\n")
        .append("FastCSV with the JDK's conversions in the same run, mean something.\n");
    table(report, rounds, "read", "0.40", 900);
    table(report, rounds, "write", "0.25", 100);
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
      StringBuilder report, Rounds rounds, String work, String bar, int bytes) {
    report
        .append(
            String.format(
                Locale.ROOT,
                "%n## %s%n%nBar: %s of FastCSV, %d bytes a line.%n%n",
                work,
                bar,
                bytes))
        .append(rounds.table(work, "FastCsv", "line", Samples.LINES, Quantity.CPU));
  }
}
