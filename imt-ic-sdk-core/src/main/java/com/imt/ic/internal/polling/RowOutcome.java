package com.imt.ic.internal.polling;

/** What became of one row. */
enum RowOutcome {
  FRESH,
  /** Known, refused before, and posted now. */
  RETRIED,
  KNOWN,
  /** Durably received, and to be posted once the transaction commits. */
  RECEIVED,
  DECLINED,
  QUARANTINED
}
