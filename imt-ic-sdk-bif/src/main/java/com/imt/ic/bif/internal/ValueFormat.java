package com.imt.ic.bif.internal;

/**
 * How dates, amounts and flags are written: the layout's, or a column's own. Immutable and
 * thread-safe.
 */
public record ValueFormat(DateFormat date, AmountFormat amount, String trueText, String falseText) {

  public ValueFormat withDate(DateFormat other) {
    return new ValueFormat(other, amount, trueText, falseText);
  }

  public ValueFormat withAmount(AmountFormat other) {
    return new ValueFormat(date, other, trueText, falseText);
  }

  public ValueFormat withFlags(String trueOne, String falseOne) {
    return new ValueFormat(date, amount, trueOne, falseOne);
  }

  public String flag(boolean value) {
    return value ? trueText : falseText;
  }
}
