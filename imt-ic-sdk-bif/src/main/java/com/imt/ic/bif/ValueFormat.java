package com.imt.ic.bif;

/**
 * How dates, amounts and flags are written: the layout's, or a column's own. Immutable and
 * thread-safe.
 */
record ValueFormat(BifDateFormat date, BifAmountFormat amount, String trueText, String falseText) {

  ValueFormat withDate(BifDateFormat other) {
    return new ValueFormat(other, amount, trueText, falseText);
  }

  ValueFormat withAmount(BifAmountFormat other) {
    return new ValueFormat(date, other, trueText, falseText);
  }

  ValueFormat withFlags(String trueOne, String falseOne) {
    return new ValueFormat(date, amount, trueOne, falseOne);
  }

  String flag(boolean value) {
    return value ? trueText : falseText;
  }
}
