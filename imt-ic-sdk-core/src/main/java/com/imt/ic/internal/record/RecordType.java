package com.imt.ic.internal.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One type of record, as the table of its fields. Immutable and thread-safe.
 *
 * @param <T> the record
 */
public final class RecordType<T> {

  /** Before an additional column's name that a field's could be taken for. */
  private static final String COLUMN = "column:";

  private final List<Field<?>> fields;
  private final Map<String, Field<?>> byName = new LinkedHashMap<>();
  private final Function<Values, T> maker;
  private final Function<T, Values> opener;

  RecordType(List<Field<?>> fields, Function<Values, T> maker, Function<T, Values> opener) {
    this.fields = fields;
    this.maker = maker;
    this.opener = opener;
    for (Field<?> field : fields) {
      if (byName.put(field.name(), field) != null) {
        throw new IllegalArgumentException("Field " + field.name() + " is there twice");
      }
    }
  }

  /** {@return the fields in their order} */
  public List<Field<?>> fields() {
    return fields;
  }

  /** The field of that name. */
  public Field<?> field(String name) {
    Field<?> field = byName.get(name);
    if (field == null) {
      throw new IllegalArgumentException("No field " + name + "; there are " + byName.keySet());
    }
    return field;
  }

  /** {@return values of a record that is to be made; none so far} */
  public Draft draft() {
    return new Draft(fields.size());
  }

  /** Makes a record; the draft may be used again. */
  public T create(Draft draft) {
    for (Field<?> field : fields) {
      if (field.isRequired() && !draft.has(field)) {
        throw new NullPointerException(field.name());
      }
    }
    return maker.apply(draft.values());
  }

  /** {@return a record's values} */
  public Values values(T record) {
    return opener.apply(record);
  }

  /**
   * The whole record as text, which {@link #parse} makes an equal one of.
   *
   * @return field name to text, then the additional columns by their own names (behind {@code
   *     column:} where a field has that name); unmodifiable, without fields that have no value
   */
  public Map<String, String> texts(T record) {
    Values values = values(record);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      String text = text(field, values);
      if (text != null) {
        texts.put(field.name(), text);
      }
    }
    values
        .additional()
        .forEach(
            (column, text) ->
                texts.put(
                    byName.containsKey(column) || column.startsWith(COLUMN)
                        ? COLUMN + column
                        : column,
                    text));
    return Collections.unmodifiableMap(texts);
  }

  private static <V> @Nullable String text(Field<V> field, Values values) {
    V value = values.value(field);
    return value == null ? null : field.kind().text(value);
  }

  /** The record that {@link #texts} wrote. */
  public T parse(Map<String, String> texts) {
    Draft draft = draft();
    texts.forEach(
        (name, text) -> {
          Field<?> field = byName.get(name);
          if (field != null) {
            draft.parse(field, text);
          } else {
            draft.additional(
                name.startsWith(COLUMN) ? name.substring(COLUMN.length()) : name, text);
          }
        });
    return create(draft);
  }
}
