package com.imt.ic.bif;

/** What a {@link BifParser} may be told to overlook; each hides something that can matter. */
public enum BifLeniency {
  /** A byte order mark before the first line: hides that a text editor re-saved the file. */
  BYTE_ORDER_MARK,
  /** LF or CR LF, whatever the layout says: hides that the file was converted on its way. */
  ANY_LINE_END,
  /** A last line without a line end: hides that the file was cut off within its last value. */
  NO_LAST_LINE_END,
  /** Empty lines: hides that something was taken out or put together by hand. */
  EMPTY_LINES,
  /**
   * A MinimumPayment that is not the balance due: hides that the writer breaks the page's rule; the
   * value is dropped, and a file that is written from the records has the balance there.
   */
  OTHER_MINIMUM_PAYMENT,
  /** An invoice that stands twice: hides which of the two is current; both records are given. */
  REPEATED_INVOICE
}
