package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import org.jspecify.annotations.Nullable;

/** What one line has given so far, used again for every line. Not thread-safe. */
final class RecordParts {

  final BifInvoice.Builder invoice = BifInvoice.builder();
  @Nullable Money minimumPayment;
  private @Nullable BifRecordType type;
  private @Nullable BillerId bid;
  private boolean complete = true;

  /** Starts a line; every column that the layout has is set again in each. */
  void clear() {
    minimumPayment = null;
    type = null;
    bid = null;
    complete = true;
  }

  /** Reads one column into the field that it carries. */
  void set(BifField field, BifColumn column, FieldReader fields) {
    switch (field) {
      case RECORD_TYPE -> type = fields.type(column);
      case BID -> bid = fields.bid(column);
      case ACCOUNT_NUMBER -> setIndispensable(field, fields.accountNumber(column));
      case INVOICE_NUMBER -> setIndispensable(field, fields.invoiceNumber(column));
      case BALANCE_DUE -> setIndispensable(field, fields.balance(column));
      case MINIMUM_PAYMENT -> minimumPayment = fields.amount(column);
      default ->
          invoice.set(
              field,
              switch (field.kind()) {
                case TEXT, CODE -> fields.text(column);
                case DATE -> fields.date(column);
                case AMOUNT -> fields.amount(column);
                case FLAG -> isTrue(fields.flag(column));
                case INTEGER -> fields.integer(column);
              });
    }
  }

  private void setIndispensable(BifField field, @Nullable Object value) {
    invoice.set(field, value);
    complete &= value != null;
  }

  private static Boolean isTrue(@Nullable Boolean flag) {
    return flag != null && flag;
  }

  /** The record, or null where something indispensable is missing, which was noted then. */
  @Nullable BifRecord build() {
    return complete && type != null && bid != null
        ? new BifRecord(type, bid, invoice.build())
        : null;
  }
}
