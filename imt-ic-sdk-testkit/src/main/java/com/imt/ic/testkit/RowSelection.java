package com.imt.ic.testkit;

import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.Values;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which of its rows an answer tells, how often, and how exactly. */
sealed interface RowSelection {

  /** All of them, and all of them again. */
  record Doubled() implements RowSelection {}

  /** All of them in another order, the same for the same seed. */
  record Shuffled(long seed) implements RowSelection {}

  /** Not the first ones. */
  record Late(int rows) implements RowSelection {}

  /** The first ones alone. */
  record Limited(int rows) implements RowSelection {}

  /** Their moments to the whole minute. */
  record Coarse() implements RowSelection {}

  /** The rows as the answer has them. */
  default <T> List<T> of(List<T> rows, RecordType<T> type) {
    if (this instanceof Doubled) {
      List<T> twice = new ArrayList<>(rows);
      twice.addAll(rows);
      return List.copyOf(twice);
    }
    if (this instanceof Shuffled shuffled) {
      return shuffled(rows, shuffled.seed());
    }
    if (this instanceof Late late) {
      return rows.stream().skip(late.rows()).toList();
    }
    if (this instanceof Limited limited) {
      return rows.stream().limit(limited.rows()).toList();
    }
    return rows.stream().map(row -> coarse(row, type)).toList();
  }

  private static <T> List<T> shuffled(List<T> rows, long seed) {
    List<T> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    if (shuffled.equals(rows)) {
      Collections.rotate(shuffled, 1); // a fault that changes nothing is none
    }
    return List.copyOf(shuffled);
  }

  private static <T> T coarse(T row, RecordType<T> type) {
    Values values = type.values(row);
    Draft draft = values.draft();
    type.fields().forEach(field -> coarsen(field, values, draft));
    return type.create(draft);
  }

  @SuppressWarnings("unchecked") // a moment for a moment
  private static <V> void coarsen(Field<V> field, Values values, Draft draft) {
    values
        .find(field)
        .filter(Instant.class::isInstance)
        .map(value -> (V) ((Instant) value).truncatedTo(ChronoUnit.MINUTES))
        .ifPresent(value -> draft.set(field, value));
  }
}
