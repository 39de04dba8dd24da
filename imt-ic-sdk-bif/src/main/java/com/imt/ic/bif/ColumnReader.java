package com.imt.ic.bif;

/**
 * Reads one column of a line into the part of a record that it carries; what cannot be read is
 * noted with its column. Immutable and thread-safe.
 */
interface ColumnReader extends Unrolled.Step<FieldReader, RecordParts> {

  /** All columns of a line. */
  static Unrolled<FieldReader, RecordParts> wholeLine(BifLayout layout) {
    return Unrolled.of(layout.columns().stream().map(ColumnReader::of).toList());
  }

  static ColumnReader of(BifColumn column) {
    BifField field = column.field();
    if (field == null) {
      String name = column.customName();
      return name == null ? new Constant(column) : new Custom(column, name);
    }
    return switch (field) {
      case RECORD_TYPE -> new Type(column);
      case BID -> new Bid(column);
      case ACCOUNT_NUMBER -> new Account(column);
      case INVOICE_NUMBER -> new Invoice(column);
      case BALANCE_DUE -> new Balance(column);
      case MINIMUM_PAYMENT -> new Minimum(column);
      default ->
          switch (field.kind()) {
            case TEXT, CODE -> new Text(column, field);
            case DATE -> new Date(column, field);
            case AMOUNT -> new Amount(column, field);
            case FLAG -> new Flag(column, field);
            case INTEGER -> new Whole(column, field);
          };
    };
  }

  /** The layout's own text. */
  record Constant(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      fields.constant(column);
    }
  }

  /** A field of the biller's own. */
  record Custom(BifColumn column, String name) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.invoice.custom(name, fields.text(column));
    }
  }

  /** Whether the record is new or re-written. */
  record Type(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.type = fields.type(column);
    }
  }

  /** The BID. */
  record Bid(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.bid = fields.bid(column);
    }
  }

  /** The account number, without which there is no invoice. */
  record Account(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.setIndispensable(BifField.ACCOUNT_NUMBER, fields.accountNumber(column));
    }
  }

  /** The invoice number, without which there is no invoice. */
  record Invoice(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.setIndispensable(BifField.INVOICE_NUMBER, fields.invoiceNumber(column));
    }
  }

  /** The balance due, without which there is no invoice. */
  record Balance(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.setIndispensable(BifField.BALANCE_DUE, fields.balance(column));
    }
  }

  /** The minimum payment, which is checked against the balance due and no field of an invoice. */
  record Minimum(BifColumn column) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.minimumPayment = fields.amount(column);
    }
  }

  /** A text. */
  record Text(BifColumn column, BifField field) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.invoice.set(field, fields.text(column));
    }
  }

  /** A date. */
  record Date(BifColumn column, BifField field) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.invoice.set(field, fields.date(column));
    }
  }

  /** An amount. */
  record Amount(BifColumn column, BifField field) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.invoice.set(field, fields.amount(column));
    }
  }

  /** A flag, which is false where the column is empty. */
  record Flag(BifColumn column, BifField field) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      Boolean flag = fields.flag(column);
      parts.invoice.set(field, flag != null && flag);
    }
  }

  /** A whole number. */
  record Whole(BifColumn column, BifField field) implements ColumnReader {
    @Override
    public void run(FieldReader fields, RecordParts parts) {
      parts.invoice.set(field, fields.integer(column));
    }
  }
}
