package com.imt.ic.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the fields of one type of record, in their order. Not thread-safe. */
public final class FieldTable {

  private final List<Field<?>> fields = new ArrayList<>();

  public <V> Field<V> required(String name, Kind<V> kind) {
    return add(new Field<>(fields.size(), name, kind, true));
  }

  public <V> Field<V> optional(String name, Kind<V> kind) {
    return add(new Field<>(fields.size(), name, kind, false));
  }

  private <V> Field<V> add(Field<V> field) {
    fields.add(field);
    return field;
  }

  /** The type of the fields so far. */
  public <T> RecordType<T> type(Function<Values, T> maker, Function<T, Values> opener) {
    return new RecordType<>(List.copyOf(fields), maker, opener);
  }
}
