package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Collects the columns of one report in the order of the wire, by the names and time policies of a
 * profile. A field that the profile does not name gets no column.
 */
final class ReportColumns<T> {

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .toFormatter(Locale.ROOT);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d+");

  private final OperationSpec spec;
  private final List<ReportColumn<T>> columns = new ArrayList<>();

  ReportColumns(OperationSpec spec) {
    this.spec = spec;
  }

  ReportColumns<T> add(String field, DotNetType type, Function<T, Optional<String>> text) {
    named(field, 0).ifPresent(name -> columns.add(new ReportColumn<>(name, type, text)));
    return this;
  }

  ReportColumns<T> amount(String field, Function<T, Optional<Money>> amount) {
    return add(field, DotNetType.DECIMAL, row -> amount.apply(row).map(ReportColumn::decimal));
  }

  ReportColumns<T> flag(String field, Function<T, Optional<Boolean>> flag) {
    return add(
        field, DotNetType.BOOLEAN, row -> flag.apply(row).map(value -> value ? "true" : "false"));
  }

  ReportColumns<T> method(String field, Function<T, Optional<PaymentMethod>> method) {
    return add(field, DotNetType.STRING, row -> method.apply(row).map(PaymentMethod::code));
  }

  /** The method again as IC's number of it, where the profile names a second column for it. */
  ReportColumns<T> methodNumber(String field, Function<T, Optional<PaymentMethod>> method) {
    named(field, 1)
        .ifPresent(
            name -> {
              Map<String, String> codes = spec.column(field).codes();
              columns.add(
                  new ReportColumn<>(
                      name,
                      DotNetType.INT,
                      row -> method.apply(row).flatMap(m -> number(codes, m))));
            });
    return this;
  }

  ReportColumns<T> time(String field, Function<T, Optional<Instant>> time) {
    ColumnSpec column = spec.columns().get(field);
    if (column == null) {
      return this;
    }
    TimePolicy policy = column.time();
    if (policy.equals(TimePolicy.GMT) || policy.equals(TimePolicy.OFFSET)) {
      return add(
          field,
          DotNetType.UTC_TIME,
          row ->
              time.apply(row)
                  .map(t -> wallClock(t.atOffset(ZoneOffset.UTC).toLocalDateTime()) + "Z"));
    }
    ZoneId zone = policy.equals(TimePolicy.DATE) ? ZoneOffset.UTC : ZoneId.of(policy.toString());
    return add(
        field,
        DotNetType.WALL_CLOCK_TIME,
        row -> time.apply(row).map(t -> wallClock(LocalDateTime.ofInstant(t, zone))));
  }

  ReportColumns<T> date(String field, Function<T, LocalDate> date) {
    return add(
        field,
        DotNetType.WALL_CLOCK_TIME,
        row -> Optional.of(wallClock(date.apply(row).atStartOfDay())));
  }

  /** Columns that the profile does not name, as far as any record has them. */
  List<ReportColumn<T>> withAdditional(List<T> rows, Function<T, Map<String, String>> additional) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(additional.apply(row).keySet()));
    for (String name : names) {
      columns.add(
          new ReportColumn<>(
              name,
              DotNetType.STRING,
              row -> Optional.ofNullable(additional.apply(row).get(name))));
    }
    return List.copyOf(columns);
  }

  /** At most seven digits of a second, without trailing zeros, as .NET writes them. */
  static String wallClock(LocalDateTime time) {
    return DATE_TIME.format(time);
  }

  private Optional<String> named(String field, int index) {
    ColumnSpec column = spec.columns().get(field);
    return column == null || column.names().size() <= index
        ? Optional.empty()
        : Optional.of(column.names().get(index));
  }

  private static Optional<String> number(Map<String, String> codes, PaymentMethod method) {
    return codes.entrySet().stream()
        .filter(code -> code.getValue().equals(method.code()))
        .map(Map.Entry::getKey)
        .filter(key -> WHOLE_NUMBER.matcher(key).matches())
        .sorted()
        .findFirst();
  }
}
