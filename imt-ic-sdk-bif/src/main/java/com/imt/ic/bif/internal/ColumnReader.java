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

  static ColumnReader of(Column column) {
    return switch (column.content()) {
      case RECORD_TYPE -> new Type(column);
      case BID -> new Bid(column);
      case ACCOUNT_NUMBER -> new Account(column, column.place());
      case INVOICE_NUMBER -> new Invoice(column, column.place());
      case TEXT -> new Text(column, column.place());
      case INTEGER -> new Whole(column, column.place());
      case DATE -> new Date(column, column.place());
      case FLAG -> new Flag(column, column.place());
      case AMOUNT -> new Amount(column, column.place());
      case BALANCE_DUE -> new Balance(column, column.place());
      case MINIMUM_PAYMENT -> new Minimum(column);
      case CUSTOM -> new Custom(column, column.own());
      case CONSTANT -> new Constant(column);
    };
  }

  record Constant(Column column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      fields.constant(column);
    }
  }

  record Custom(Column column, String name) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      String text = fields.text(column);
      if (text == null) {
        row.custom.remove(name);
      } else {
        row.custom.put(name, text);
      }
    }
  }

  record Type(Column column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.rewritten = fields.isRewritten(column);
    }
  }

  record Bid(Column column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.bid = fields.bid(column);
    }
  }

  record Account(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.accountNumber(column);
    }
  }

  record Invoice(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.invoiceNumber(column);
    }
  }

  record Balance(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.balance(column);
    }
  }

  record Minimum(Column column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.minimumPayment = fields.amount(column);
    }
  }

  record Text(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.text(column);
    }
  }

  record Date(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.date(column);
    }
  }

  record Amount(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.amount(column);
    }
  }

  /** A flag is false where the column is empty. */
  record Flag(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.flag(column);
    }
  }

  record Whole(Column column, int place) implements ColumnReader {
    @Override
    public void run(FieldReader fields, Row row) {
      row.values[place] = fields.integer(column);
    }
  }
}
