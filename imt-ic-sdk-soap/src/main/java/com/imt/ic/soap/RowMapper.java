package com.imt.ic.soap;

import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes one report's record of a row: each field from the columns that the profile names for it,
 * and the columns that it names for none as they came. Immutable and thread-safe.
 */
record RowMapper<T>(RecordType<T> type, Map<String, Function<RowFields, Object>> special) {

  static <T> RowMapper<T> of(RecordType<T> type) {
    return new RowMapper<>(type, Map.of());
  }

  static RowMapper<CustomerEnrollment> autoPay() {
    return new RowMapper<>(
        CustomerEnrollment.recordType(), Map.of("kind", row -> EnrollmentKind.AUTOPAY));
  }

  /** Of BillerPaperlessCustomerReport, which says who gets paper. */
  static RowMapper<CustomerEnrollment> paperless() {
    return new RowMapper<>(
        CustomerEnrollment.recordType(),
        Map.of(
            "kind",
            row -> EnrollmentKind.PAPERLESS,
            "enrolled",
            row -> !row.require("paperInvoices", Kind.FLAG)));
  }

  Supplier<T> over(RowFields row) {
    List<Consumer<Draft>> readers = new ArrayList<>();
    for (Field<?> field : type.fields()) {
      readers.add(reader(field, row));
    }
    return () -> {
      Draft draft = type.draft();
      for (Consumer<Draft> reader : readers) {
        reader.accept(draft);
      }
      return type.create(draft.additional(row.additional()));
    };
  }

  private <V> Consumer<Draft> reader(Field<V> field, RowFields row) {
    Kind<V> kind = field.kind();
    Function<RowFields, Object> own = special.get(field.name());
    if (own != null) {
      return draft -> draft.set(field, kind.type().cast(own.apply(row)));
    }
    RowFields.Column column = row.column(field.name());
    return field.isRequired()
        ? draft -> draft.set(field, column.require(kind))
        : draft -> draft.set(field, column.read(kind));
  }
}
