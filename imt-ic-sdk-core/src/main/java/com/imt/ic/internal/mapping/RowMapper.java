package com.imt.ic.internal.mapping;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
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
public final class RowMapper<T> {

  public static final RowMapper<Payment> PAYMENTS =
      new RowMapper<>(ReportKind.PAYMENTS, "payments", Payment.recordType(), Map.of());

  public static final RowMapper<SettledPayment> SETTLED_BATCHES =
      new RowMapper<>(
          ReportKind.SETTLED_BATCHES, "settledBatches", SettledPayment.recordType(), Map.of());

  public static final RowMapper<AchReturn> ACH_REJECTS =
      new RowMapper<>(ReportKind.ACH_REJECTS, "achRejects", AchReturn.recordType(), Map.of());

  public static final RowMapper<CustomerEnrollment> AUTOPAY =
      new RowMapper<>(
          ReportKind.AUTOPAY,
          "autoPay",
          CustomerEnrollment.recordType(),
          Map.of("kind", row -> EnrollmentKind.AUTOPAY));

  /** The report says who gets paper; where the profile names a column of the contrary, who none. */
  public static final RowMapper<CustomerEnrollment> PAPERLESS =
      new RowMapper<>(
          ReportKind.PAPERLESS,
          "paperless",
          CustomerEnrollment.recordType(),
          Map.of(
              "kind",
              row -> EnrollmentKind.PAPERLESS,
              "enrolled",
              row ->
                  row.isNamed("enrolled")
                      ? row.require("enrolled", Kind.FLAG)
                      : !row.require("paperInvoices", Kind.FLAG)));

  private static final List<RowMapper<?>> ALL =
      List.of(PAYMENTS, SETTLED_BATCHES, ACH_REJECTS, AUTOPAY, PAPERLESS);

  private final ReportKind report;
  private final String operation;
  private final RecordType<T> type;
  private final Map<String, Function<RowFields, Object>> special;

  private RowMapper(
      ReportKind report,
      String operation,
      RecordType<T> type,
      Map<String, Function<RowFields, Object>> special) {
    this.report = report;
    this.operation = operation;
    this.type = type;
    this.special = special;
  }

  /** Those of all reports. */
  static List<RowMapper<?>> all() {
    return ALL;
  }

  public ReportKind report() {
    return report;
  }

  /** {@return the profile's name of the operation that answers the report} */
  public String operation() {
    return operation;
  }

  /** {@return what makes the record of the row that the fields are over at that time} */
  public Supplier<T> over(RowFields row) {
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
