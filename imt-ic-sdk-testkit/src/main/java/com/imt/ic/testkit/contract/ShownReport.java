package com.imt.ic.testkit.contract;

import com.imt.ic.Money;
import com.imt.ic.Redaction;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.Values;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report as a person reads it: some rows, sums, times by the biller's clock, flags in words.
 * Names and e-mail addresses are masked. Not thread-safe.
 */
final class ShownReport<T> {

  private static final int MOST_ROWS = 10;
  private static final int MOST_REASONS = 5;
  private static final Set<String> MASKED = Set.of("customerName", "emailAddress", "message");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.US);

  private final RecordType<T> type;
  private final ZoneId zone;
  private final List<String> rows = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Map<String, Money> sums = new LinkedHashMap<>();
  private final Map<String, Integer> flags = new LinkedHashMap<>();
  private int read;
  private int unread;

  ShownReport(RecordType<T> type, ZoneId zone) {
    this.type = type;
    this.zone = zone;
  }

  void add(ReportRow<T> row) {
    if (row instanceof ReportRow.Understood<T> understood) {
      read++;
      add(type.values(understood.record()));
    } else if (row instanceof ReportRow.NotUnderstood<T> not) {
      unread++;
      if (reasons.size() < MOST_REASONS && !reasons.contains(not.reason())) {
        reasons.add(not.reason());
      }
    }
  }

  private void add(Values values) {
    List<String> cells = new ArrayList<>();
    for (Field<?> field : type.fields()) {
      Object value = values.find(field).orElse(null);
      if (value instanceof Money money) {
        sums.merge(field.name(), money, Money::plus);
      } else if (value instanceof Boolean flag) {
        flags.merge(field.name() + (flag ? " yes" : " no"), 1, Integer::sum);
      }
      if (value != null) {
        cells.add(field.name() + " " + text(field.name(), value));
      }
    }
    if (rows.size() < MOST_ROWS) {
      rows.add(String.join(", ", cells));
    }
  }

  private String text(String field, @Nullable Object value) {
    if (MASKED.contains(field)) {
      return "***";
    }
    if (value instanceof Instant moment) {
      return CLOCK.format(moment.atZone(zone));
    }
    if (value instanceof Boolean flag) {
      return flag ? "yes" : "no";
    }
    return Redaction.shorten(String.valueOf(value));
  }

  /** How many rows could not be read. */
  int unread() {
    return unread;
  }

  /** Why rows could not be read, each reason once. */
  List<String> reasons() {
    return List.copyOf(reasons);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder();
    head.append(read).append(" rows read, ").append(unread).append(" not");
    sums.forEach((field, sum) -> head.append("; sum of ").append(field).append(' ').append(sum));
    flags.forEach((flag, count) -> head.append("; ").append(flag).append(": ").append(count));
    lines.add(head.toString());
    rows.forEach(row -> lines.add("  " + row));
    reasons.forEach(reason -> lines.add("  not read: " + reason));
    return lines;
  }
}
