package com.imt.ic.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What benchmarks gave in several rounds. Each round runs all of them in JVMs of their own, so that
 * a machine that is slow for a while is slow for all; a ratio is taken within a round.
 */
public final class Rounds {

  private final List<Map<String, List<IterationResult>>> rounds = new ArrayList<>();

  private Rounds() {}

  /** Runs the benchmarks that JMH's pattern finds. */
  public static Rounds run(int count, String pattern, String... jvmArguments)
      throws RunnerException {
    Rounds all = new Rounds();
    for (int i = 0; i < count; i++) {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(pattern)
                      .addProfiler(GCProfiler.class)
                      .addProfiler(CpuTime.class)
                      .jvmArgsAppend(jvmArguments)
                      .shouldFailOnError(true)
                      .shouldDoGC(true)
                      .build())
              .run();
      Map<String, List<IterationResult>> round = new TreeMap<>();
      for (RunResult result : results) {
        List<IterationResult> iterations = new ArrayList<>();
        result.getBenchmarkResults().forEach(fork -> iterations.addAll(fork.getIterationResults()));
        round.put(result.getPrimaryResult().getLabel(), iterations);
      }
      all.rounds.add(round);
    }
    return all;
  }

  /** The day and the machine, for the head of a report. */
  public static String machine() {
    return LocalDate.now(ZoneOffset.UTC)
        + ", Java "
        + System.getProperty("java.version")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors that other work shares";
  }

  /**
   * A table of the benchmarks whose names begin with one word, beside the one that is the measure.
   *
   * @param work the word
   * @param measure the rest of the name of the one that counts as 1.00
   * @param unit what the bytes are counted by, such as "row"
   * @param units how many of them an iteration reads or writes
   * @param times which times to compare
   */
  public String table(String work, String measure, String unit, int units, Quantity... times) {
    StringBuilder table = new StringBuilder("| who |");
    for (Quantity time : times) {
      table.append(String.format(Locale.ROOT, " %s, ms | of %s |", time.title(), measure));
    }
    table.append(
        String.format(
            Locale.ROOT, " bytes a %s |%n|%s%n", unit, "---|".repeat(2 + 2 * times.length)));
    for (String name : rounds.get(0).keySet()) {
      if (name.startsWith(work)) {
        table.append("| ").append(name.substring(work.length())).append(" |");
        for (Quantity time : times) {
          table.append(
              String.format(
                  Locale.ROOT,
                  " %s | %s |",
                  spread(name, time).text(0),
                  ratio(name, work + measure, time).text(2)));
        }
        table.append(
            String.format(Locale.ROOT, " %.0f |%n", spread(name, Quantity.BYTES).median() / units));
      }
    }
    return table.toString();
  }

  private Spread spread(String name, Quantity quantity) {
    return Spread.of(
        rounds.stream()
            .flatMap(round -> round.get(name).stream())
            .mapToDouble(quantity::of)
            .toArray());
  }

  private Spread ratio(String name, String measure, Quantity quantity) {
    return Spread.of(
        rounds.stream()
            .mapToDouble(round -> median(round, name, quantity) / median(round, measure, quantity))
            .toArray());
  }

  private static double median(
      Map<String, List<IterationResult>> round, String name, Quantity quantity) {
    List<IterationResult> iterations = round.getOrDefault(name, List.of());
    return iterations.isEmpty()
        ? Double.NaN
        : Spread.of(iterations.stream().mapToDouble(quantity::of).toArray()).median();
  }
}
