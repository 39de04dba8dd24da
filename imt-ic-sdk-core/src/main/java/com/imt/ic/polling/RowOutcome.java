package com.imt.ic.polling;

/** What became of one row. */
enum RowOutcome {
  FRESH,
  KNOWN,
  DECLINED,
  QUARANTINED
}
