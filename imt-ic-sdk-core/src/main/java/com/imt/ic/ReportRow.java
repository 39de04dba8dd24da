package com.imt.ic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a {@link Report}: either understood, or kept raw with the reason why not, so that one
 * bad row stops neither the others nor gets lost. {@code toString} shows the names of its columns,
 * never what they hold.
 *
 * @param <T> the record of an understood row
 */
public sealed interface ReportRow<T> {

  /**
   * The whole row as it came, by the report's own column names.
   *
   * @return column name to text, in the order in which they came, unmodifiable; a null column is
   *     absent, an empty one is empty. A column that came more than once stands under {@code
   *     NAME#1}, {@code NAME#2} and so on, and its row is not understood
   */
  Map<String, String> raw();

  /**
   * A row that was understood.
   *
   * @param record its content
   * @param raw as {@link ReportRow#raw()} says; not copied, since rows are many: whoever makes one
   *     hands over a map that changes no more
   * @param <T> the type of the record
   */
  record Understood<T>(T record, Map<String, String> raw) implements ReportRow<T> {

    /** Makes the row unmodifiable. */
    public Understood {
      Objects.requireNonNull(record, "record");
      raw = Collections.unmodifiableMap(raw);
    }

    @Override
    public String toString() {
      return "Understood[%s, columns %s]".formatted(record, Redaction.names(raw));
    }
  }

  /**
   * A row that was not understood; it belongs in quarantine.
   *
   * @param raw as {@link ReportRow#raw()} says; copied
   * @param reason what is wrong and where, without customers' data
   * @param <T> the type that it should have had
   */
  record NotUnderstood<T>(Map<String, String> raw, String reason) implements ReportRow<T> {

    /** Copies the row. */
    public NotUnderstood {
      Objects.requireNonNull(reason, "reason");
      raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    @Override
    public String toString() {
      return "NotUnderstood[%s, columns %s]".formatted(reason, Redaction.names(raw));
    }
  }
}
