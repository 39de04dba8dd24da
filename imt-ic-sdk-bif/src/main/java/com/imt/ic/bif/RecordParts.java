package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import org.jspecify.annotations.Nullable;

/** What one line has given so far, used again for every line. Not thread-safe. */
final class RecordParts {

  final BifInvoice.Builder invoice = BifInvoice.builder();
  @Nullable Money minimumPayment;
  @Nullable BifRecordType type;
  @Nullable BillerId bid;
  private boolean complete = true;

  /** Starts a line; every column that the layout has is set again in each. */
  void clear() {
    minimumPayment = null;
    type = null;
    bid = null;
    complete = true;
  }

  /** Sets a field without which there is no invoice. */
  void setIndispensable(BifField field, @Nullable Object value) {
    invoice.set(field, value);
    complete &= value != null;
  }

  /** The record, or null where something indispensable is missing, which was noted then. */
  @Nullable BifRecord build() {
    return complete && type != null && bid != null
        ? new BifRecord(type, bid, invoice.build())
        : null;
  }
}
