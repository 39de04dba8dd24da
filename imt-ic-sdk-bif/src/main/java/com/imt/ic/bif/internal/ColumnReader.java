package com.imt.ic.bif.internal;

import java.util.List;

/**
 * Reads one column of a line into its place in a row; what cannot be read is noted with its column.
 * Immutable and thread-safe.
 */
interface ColumnReader extends Unrolled.Step<FieldReader, Row> {

  static Unrolled<FieldReader, Row> wholeLine(FileFormat format) {
    List<ColumnReader> line = format.columns().stream().map(ColumnReader::of).toList();
    return Unrolled.of(line);
  }

  private static ColumnReader of(Column column) {
    int place = column.place();
    return switch (column.content()) {
      case RECORD_TYPE -> (fields, row) -> row.rewritten = fields.isRewritten(column);
      case BID -> (fields, row) -> row.bid = fields.bid(column);
      case ACCOUNT_NUMBER -> (fields, row) -> row.values[place] = fields.accountNumber(column);
      case INVOICE_NUMBER -> (fields, row) -> row.values[place] = fields.invoiceNumber(column);
      case TEXT -> (fields, row) -> row.values[place] = fields.text(column);
      case INTEGER -> (fields, row) -> row.values[place] = fields.integer(column);
      case DATE -> (fields, row) -> row.values[place] = fields.date(column);
      case FLAG -> (fields, row) -> row.values[place] = fields.flag(column);
      case AMOUNT -> (fields, row) -> row.values[place] = fields.amount(column);
      case BALANCE_DUE -> (fields, row) -> row.values[place] = fields.balance(column);
      case MINIMUM_PAYMENT -> (fields, row) -> row.minimumPayment = fields.amount(column);
      case CUSTOM -> (fields, row) -> row.setCustom(column.own(), fields.text(column));
      case CONSTANT -> (fields, row) -> fields.constant(column);
    };
  }
}
