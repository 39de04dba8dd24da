package com.imt.ic.soap.internal.dataset;

/** A row that waits for what belongs to it. Its arrays are not changed. */
final class HeldRow {

  private static final long ROW = 64;
  private static final long COLUMN = 8;

  final TableColumns columns;

  /** The numbers of its columns, in order; one that came again stands again. */
  final int[] numbers;

  /** Where each ends in the text. */
  final int[] ends;

  final String text;
  final boolean hasErrors;

  /** Takes the arrays over. */
  HeldRow(TableColumns columns, int[] numbers, int[] ends, String text, boolean hasErrors) {
    this.columns = columns;
    this.numbers = numbers;
    this.ends = ends;
    this.text = text;
    this.hasErrors = hasErrors;
  }

  /** What it costs in memory, in characters, roughly. */
  long cost() {
    return cost(text) + COLUMN * ends.length;
  }

  /** The same of a text alone. */
  static long cost(String text) {
    return ROW + text.length();
  }
}
