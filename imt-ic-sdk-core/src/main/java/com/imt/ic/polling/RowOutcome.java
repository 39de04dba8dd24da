package com.imt.ic.polling;

/** What became of one row. */
enum RowOutcome {
  FRESH,
  /** Known, refused before, and posted now. */
  RETRIED,
  KNOWN,
  DECLINED,
  QUARANTINED
}
