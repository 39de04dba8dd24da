package com.imt.ic.examples.cli;

import com.imt.ic.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one JSON object: instants in UTC, durations as ISO 8601, amounts as
 * strings with two decimals, absent values left out.
 */
final class JsonFields {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  JsonFields with(String name, @Nullable Object value) {
    if (value instanceof Instant || value instanceof Duration || value instanceof Money) {
      fields.put(name, value.toString());
    } else if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  Map<String, Object> toMap() {
    return fields;
  }
}
