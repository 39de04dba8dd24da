package com.imt.ic.internal.store;

import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way into the quarantine. Immutable and thread-safe; {@code toString} shows no
 * content.
 *
 * @param report the report's id, or {@code online-receipt}
 * @param subject the payment or account that it is about, or null where that is not known
 * @param reason without customers' data
 * @param occurrence which of several equal rows of one answer it is, from 1
 */
public record QuarantinedRow(
    String report,
    QuarantineKind kind,
    @Nullable String subject,
    String reason,
    Map<String, String> raw,
    int occurrence,
    Instant seenAt) {

  public QuarantinedRow {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
    seenAt = Micros.of(seenAt);
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public String toString() {
    return "QuarantinedRow[%s, %s: %s]".formatted(report, kind, reason);
  }
}
