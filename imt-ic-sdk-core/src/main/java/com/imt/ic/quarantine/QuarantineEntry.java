package com.imt.ic.quarantine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row that people must look at, with everything that came of it. Immutable and thread-safe;
 * {@code toString} shows no content.
 *
 * @param report the report's id, or {@code online-receipt} for what the data pump pushed
 * @param kind why it is here
 * @param reason the same in words, without customers' data
 * @param raw the whole row as it came, column name to text, in the order of the columns
 * @param quarantinedAt since when, cut to the microsecond
 */
public record QuarantineEntry(
    String report,
    QuarantineKind kind,
    String reason,
    Map<String, String> raw,
    Instant quarantinedAt) {

  /** Copies the row. */
  public QuarantineEntry {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
    quarantinedAt = quarantinedAt.truncatedTo(ChronoUnit.MICROS);
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public String toString() {
    return "QuarantineEntry[%s, %s: %s]".formatted(report, kind, reason);
  }
}
