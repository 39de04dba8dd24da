package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.record.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What a report tells of a record: nothing of a field that the profile does not name, and of a time
 * what its pattern holds. Stateless.
 */
final class ToldRecord {

  private ToldRecord() {}

  static <T> UnaryOperator<T> of(OperationSpec spec, RecordType<T> type, ZoneId billerZone) {
    List<BiConsumer<Values, Draft>> changes = new ArrayList<>();
    for (Field<?> field : type.fields()) {
      if (spec.columns().containsKey(field.name())) {
        changeOf(field, spec, billerZone, changes);
      } else if (!field.isRequired()) {
        changes.add((values, draft) -> draft.set(field, null));
      }
    }
    return changes.isEmpty()
        ? record -> record
        : record -> {
          Values values = type.values(record);
          Draft draft = values.draft();
          changes.forEach(change -> change.accept(values, draft));
          return type.create(draft);
        };
  }

  private static <V> void changeOf(
      Field<V> field,
      OperationSpec spec,
      ZoneId billerZone,
      List<BiConsumer<Values, Draft>> changes) {
    if (!spec.column(field.name()).patterns().isEmpty()) {
      ColumnText<V> text = new ColumnText<>(spec, field.name(), field.kind(), billerZone);
      changes.add(
          (values, draft) ->
              values.find(field).ifPresent(value -> draft.set(field, text.told(value))));
    }
  }
}
