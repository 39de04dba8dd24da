package com.imt.ic.examples.cli;

import com.imt.ic.BillerId;
import com.imt.ic.examples.spectrum.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One of Spectrum's tables as the outside sees it.
 *
 * @param file the file of JSON Lines that holds it
 * @param from the table
 * @param order the columns by which it is sorted
 * @param fields the outside's names, and where their values are
 */
record SpectrumTable(String file, String from, String order, List<Field> fields) {

  /** How a column's value becomes text. */
  enum Kind {
    TEXT,
    MONEY,
    INSTANT,
    DATE,
    FLAG
  }

  /** One field: the outside's name of a column. */
  record Field(String name, String column, Kind kind) {}

  /** Every table that is exported. */
  static final List<SpectrumTable> ALL =
      List.of(
          new SpectrumTable(
              "payments.jsonl",
              "spectrum_receipt",
              "paid_at, payment_guid, invoice_number",
              List.of(
                  text("paymentGuid", "payment_guid"),
                  text("accountNumber", "account_number"),
                  text("invoiceNumber", "NULLIF(invoice_number, '')"),
                  text("invoiceTypeId", "invoice_type_id"),
                  text("customerName", "customer_name"),
                  instant("paidAt", "paid_at"),
                  money("amount", "amount"),
                  money("convenienceFee", "convenience_fee"),
                  text("method", "method"),
                  text("cardType", "card_type"),
                  new Field("autoPay", "auto_pay", Kind.FLAG),
                  text("source", "source"),
                  text("approvalCode", "approval_code"),
                  text("billerReference", "biller_reference"),
                  text("channel", "channel"))),
          new SpectrumTable(
              "declined.jsonl",
              "spectrum_declined",
              "paid_at, payment_guid, invoice_number",
              List.of(
                  text("paymentGuid", "payment_guid"),
                  text("accountNumber", "account_number"),
                  text("invoiceNumber", "NULLIF(invoice_number, '')"),
                  instant("paidAt", "paid_at"),
                  money("amount", "amount"),
                  text("message", "message"))),
          new SpectrumTable(
              "settled-batches.jsonl",
              "spectrum_settled",
              "settled_on, batch_id, line_number",
              List.of(
                  text("batchId", "batch_id"),
                  new Field("settledOn", "settled_on", Kind.DATE),
                  text("paymentGuid", "payment_guid"),
                  text("accountNumber", "account_number"),
                  text("invoiceNumber", "invoice_number"),
                  money("amount", "amount"),
                  money("convenienceFee", "convenience_fee"),
                  text("method", "method"),
                  text("processor", "processor"),
                  money("depositAmount", "deposit_amount"))),
          new SpectrumTable(
              "ach-rejects.jsonl",
              "spectrum_ach_reject",
              "rejected_at, reject_number",
              List.of(
                  text("paymentGuid", "payment_guid"),
                  text("accountNumber", "account_number"),
                  text("invoiceNumber", "invoice_number"),
                  instant("rejectedAt", "rejected_at"),
                  text("code", "code"),
                  text("reason", "reason"),
                  money("amount", "amount"),
                  instant("paidAt", "paid_at"))),
          new SpectrumTable(
              "reversals.jsonl",
              "spectrum_reversal",
              "reversal_number",
              List.of(
                  text("paymentGuid", "payment_guid"),
                  text("code", "code"),
                  money("amount", "amount"))),
          new SpectrumTable(
              "enrollment-changes.jsonl",
              "spectrum_enrollment_change",
              "change_number",
              List.of(
                  text("kind", "kind"),
                  text("accountNumber", "account_number"),
                  new Field("enrolled", "enrolled", Kind.FLAG),
                  text("method", "method"),
                  instant("changedAt", "changed_at"),
                  new Field("missing", "missing", Kind.FLAG))));

  /** The table that a file holds. */
  static SpectrumTable of(String file) {
    return ALL.stream().filter(table -> table.file().equals(file)).findFirst().orElseThrow();
  }

  /**
   * Reads every row of a biller: field to text, or to a Boolean for a flag; absent values are left
   * out.
   */
  void forEach(Connection connection, BillerId biller, Consumer<Map<String, Object>> reader) {
    String columns = String.join(", ", fields.stream().map(Field::column).toList());
    Sql.query(
        connection,
        "SELECT " + columns + " FROM " + from + " WHERE biller = ? ORDER BY " + order,
        row -> reader.accept(values(row)),
        biller.value());
  }

  private Map<String, Object> values(ResultSet row) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      int column = i + 1;
      if (row.getObject(column) != null) {
        values.put(fields.get(i).name(), value(row, column, fields.get(i).kind()));
      }
    }
    return values;
  }

  private static Object value(ResultSet row, int column, Kind kind) throws SQLException {
    return switch (kind) {
      case TEXT -> row.getString(column);
      case MONEY -> row.getBigDecimal(column).toPlainString();
      case INSTANT -> row.getObject(column, OffsetDateTime.class).toInstant().toString();
      case DATE -> row.getObject(column, LocalDate.class).toString();
      case FLAG -> row.getBoolean(column);
    };
  }

  private static Field text(String name, String column) {
    return new Field(name, column, Kind.TEXT);
  }

  private static Field money(String name, String column) {
    return new Field(name, column, Kind.MONEY);
  }

  private static Field instant(String name, String column) {
    return new Field(name, column, Kind.INSTANT);
  }
}
