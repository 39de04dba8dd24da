package com.imt.ic.quarantine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A row that people must look at, with everything that came of it. Immutable and thread-safe;
 * {@code toString} shows no content.
 *
 * @param report the report's id, or {@code online-receipt}
 * @param reason why it is here
 * @param raw column name to text
 * @param quarantinedAt since when
 */
public record QuarantineEntry(
    String report, String reason, Map<String, String> raw, Instant quarantinedAt) {

  /** Checks and copies. */
  public QuarantineEntry {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(quarantinedAt, "quarantinedAt");
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public String toString() {
    return "QuarantineEntry[" + report + ": " + reason + "]";
  }
}
