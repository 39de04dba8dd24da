package com.imt.ic.cloud;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-\\d\\d-\\d\\dT(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)?");
  private static final Pattern AMERICAN =
      Pattern.compile("\\d{1,2}/\\d{1,2}/(\\d{4})( \\d{1,2}:\\d\\d(:\\d\\d)?( ?[AaPp][Mm])?)?");
  private static final String MIDNIGHT = "00:00:00";

  /** Of a column that holds other texts too. */
  private static final String NO_TIME = "";

  private final Function<T, Optional<Instant>> time;
  private final List<Instant> times = new ArrayList<>();
  private final Map<String, Set<String>> forms = new LinkedHashMap<>();
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
            (column, text) ->
                form(text.strip())
                    .ifPresent(
                        form ->
                            forms.computeIfAbsent(column, name -> new TreeSet<>()).add(form)));
  }

  /** How a text is written as a time; empty for none at all, such as a date that is not set. */
  private static Optional<String> form(String text) {
    Matcher iso = ISO.matcher(text);
    Matcher american = AMERICAN.matcher(text);
    if (iso.matches()) {
      String offset = iso.group(3);
      return unset(iso.group(1))
          ? Optional.empty()
          : Optional.of(
              offset != null
                  ? offset.equals("Z") ? "with Z" : "with the offset " + offset
                  : iso.group(2).equals(MIDNIGHT)
                      ? "as midnight without an offset"
                      : "without an offset");
    }
    if (american.matches()) {
      return unset(american.group(1))
          ? Optional.empty()
          : Optional.of("as " + text.replaceAll("\\d", "9") + ", without an offset");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(NO_TIME);
  }

  private static boolean unset(String year) {
    return year.compareTo("1971") < 0 || year.equals("9999");
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
    String columns =
        forms.entrySet().stream()
            .filter(column -> !column.getValue().contains(NO_TIME))
            .map(column -> column.getKey() + " " + String.join(" or ", column.getValue()))
            .collect(Collectors.joining("; "));
    return columns.isEmpty() ? Optional.empty() : Optional.of("times are written: " + columns);
  }
}
