package com.imt.ic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row of a report that could not be understood, with its raw columns: nothing of it is lost.
 *
 * <p>Immutable and thread-safe. The raw columns hold customers' data; {@code toString} shows their
 * names alone.
 *
 * @param report the report it came in
 * @param reason what is wrong and where, without customers' data
 * @param raw column name to text, in the order in which they came; a null column is absent
 */
public record UnreadableRow(ReportKind report, String reason, Map<String, String> raw) {

  /** Checks and copies. */
  public UnreadableRow {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(reason, "reason");
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public String toString() {
    return "UnreadableRow[" + report.id() + ": " + reason + ", columns " + raw.keySet() + "]";
  }
}
