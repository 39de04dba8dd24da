package com.imt.ic.internal.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record that is being made. {@link Values} made of it stay as they are when it
 * changes again. Not thread-safe.
 */
public final class Draft {

  private @Nullable Object[] slots;
  private Map<String, String> additional;
  private boolean slotsShared;
  private boolean additionalShared = true;

  Draft(int fields) {
    slots = new @Nullable Object[fields];
    additional = Map.of();
  }

  Draft(@Nullable Object[] shared, Map<String, String> additional) {
    slots = shared;
    slotsShared = true;
    this.additional = additional;
  }

  public <V> Draft set(Field<V> field, @Nullable V value) {
    if (slotsShared) {
      slots = slots.clone();
      slotsShared = false;
    }
    slots[field.index()] = value;
    return this;
  }

  /** Sets a field to the value of the SDK's own text. */
  public <V> Draft parse(Field<V> field, String text) {
    return set(field, field.kind().parse(text));
  }

  /** Adds a column that no field is named for. */
  public Draft additional(String column, String text) {
    if (additionalShared) {
      additional = new LinkedHashMap<>(additional);
      additionalShared = false;
    }
    additional.put(column, text);
    return this;
  }

  /** Puts others in the place of all columns that no field is named for. */
  public Draft additional(Map<String, String> columns) {
    additional = columns;
    additionalShared = true;
    return this;
  }

  boolean has(Field<?> field) {
    return slots[field.index()] != null;
  }

  Values values() {
    slotsShared = true;
    if (!additionalShared) {
      additional = Collections.unmodifiableMap(additional);
      additionalShared = true;
    }
    return new Values(slots, additional);
  }
}
