package com.imt.ic.internal.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record by field, and the columns that no field is named for. Immutable and
 * thread-safe. {@code toString} shows nothing of them.
 */
public final class Values {

  private final @Nullable Object[] slots;
  private final Map<String, String> additional;

  /** Takes both over: whoever makes one changes them no more. */
  Values(@Nullable Object[] slots, Map<String, String> additional) {
    this.slots = slots;
    this.additional = additional;
  }

  /** The value of a field that is required. */
  public <V> V get(Field<V> field) {
    return Objects.requireNonNull(value(field), field.name());
  }

  public <V> Optional<V> find(Field<V> field) {
    return Optional.ofNullable(value(field));
  }

  @SuppressWarnings("unchecked") // Draft.set puts no other there
  <V> @Nullable V value(Field<V> field) {
    return (V) slots[field.index()];
  }

  /** {@return column name to text, unmodifiable} */
  public Map<String, String> additional() {
    return additional;
  }

  /** {@return the same values, to be changed} */
  public Draft draft() {
    return new Draft(slots, additional);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values that
        && Arrays.equals(slots, that.slots)
        && additional.equals(that.additional);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(slots);
  }
}
