package com.imt.ic.cloud;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.profile.TimeWriting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The first rows of an answer, and what they tell of the questions that only InvoiceCloud can
 * answer ({@link com.imt.ic.profile.Profile#questions()}). Some rows prove nothing, so that each
 * line is called a hint; it holds names of columns and counts, and no text of a row. Not
 * thread-safe.
 */
final class FirstRows<T> {

  /** A check is to be cheap, however many rows there are. */
  static final int MOST = 20;

  /** Fewer have an order by accident. */
  private static final int LEAST_IN_ORDER = 3;

  private final Function<T, Optional<Instant>> time;
  private final List<Instant> times = new ArrayList<>();
  private final Map<String, TimeWriting> columns = new LinkedHashMap<>();
  private int rows;
  private int notUnderstood;

  private FirstRows(Function<T, Optional<Instant>> time) {
    this.time = time;
  }

  /**
   * Reads them.
   *
   * @param time when that of which a row tells happened; empty where it does not say so
   */
  static <T> FirstRows<T> read(Report<T> report, Function<T, Optional<Instant>> time) {
    FirstRows<T> read = new FirstRows<>(time);
    while (read.rows < MOST && report.hasNext()) {
      read.add(report.next());
    }
    return read;
  }

  private void add(ReportRow<T> row) {
    rows++;
    if (row instanceof ReportRow.Understood<T> understood) {
      time.apply(understood.record()).ifPresent(times::add);
    } else {
      notUnderstood++;
    }
    row.raw()
        .forEach(
            (column, text) -> columns.computeIfAbsent(column, name -> new TimeWriting()).add(text));
  }

  int rows() {
    return rows;
  }

  int notUnderstood() {
    return notUnderstood;
  }

  /**
   * What they tell, a line for each question.
   *
   * @param asked the moment since which the report was asked for; empty where it was for none
   */
  List<String> answers(Optional<Instant> asked) {
    List<String> answers = new ArrayList<>();
    asked.flatMap(this::window).ifPresent(text -> answers.add(hint(1, times.size(), text)));
    order().ifPresent(text -> answers.add(hint(2, times.size(), text)));
    writing().ifPresent(text -> answers.add(hint(3, rows, text)));
    return List.copyOf(answers);
  }

  private static String hint(int question, int rows, String text) {
    return "question %s, a hint of %s row%s: %s".formatted(question, rows, s(rows), text);
  }

  private static String s(int count) {
    return count == 1 ? "" : "s";
  }

  private Optional<String> window(Instant asked) {
    List<Instant> before = times.stream().filter(each -> each.isBefore(asked)).sorted().toList();
    if (times.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        before.isEmpty()
            ? "none is older than the moment that was asked for"
            : "%s older than the moment that was asked for, by up to %s, so that another column decides, or times are read in a wrong zone"
                .formatted(
                    before.size() + (before.size() == 1 ? " is" : " are"),
                    Duration.between(before.get(0), asked)));
  }

  private Optional<String> order() {
    if (times.size() < LEAST_IN_ORDER || Set.copyOf(times).size() < 2) {
      return Optional.empty();
    }
    List<Instant> ascending = times.stream().sorted().toList();
    List<Instant> descending = new ArrayList<>(ascending);
    Collections.reverse(descending);
    return Optional.of(
        times.equals(ascending)
            ? "the oldest comes first"
            : times.equals(descending)
                ? "the newest comes first"
                : "they are not in the order of their times");
  }

  private Optional<String> writing() {
    String times =
        columns.entrySet().stream()
            .filter(column -> column.getValue().isTime())
            .map(column -> column.getKey() + " " + column.getValue())
            .collect(Collectors.joining("; "));
    return times.isEmpty() ? Optional.empty() : Optional.of("times are written: " + times);
  }
}
