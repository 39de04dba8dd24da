package com.imt.ic.examples.cli;

import java.util.List;

/**
 * A table of {@link HtmlReport}, which the page sorts, filters and pages.
 *
 * @param id its name in the page's addresses: lower case letters and hyphens
 * @param title its heading
 * @param about one sentence below the heading
 * @param empty the sentence that stands instead of no rows
 * @param columns its columns, left to right
 * @param rows the cells of each row, as many as there are columns; an absent value is empty
 */
record ReportTable(
    String id,
    String title,
    String about,
    String empty,
    List<Column> columns,
    List<List<String>> rows) {

  /** How a column is sorted, aligned and shown. */
  enum Kind {
    /** Words, sorted as people do: case and accents apart, numbers within by value. */
    TEXT,
    /** Decimal text with two decimals, in US dollars. */
    MONEY,
    /** Whole numbers. */
    COUNT,
    /** An ISO 8601 instant with {@code Z}. */
    INSTANT,
    /** A day as {@code yyyy-MM-dd}. */
    DATE,
    /** Whole hours, shown as days and hours. */
    AGE,
    /**
     * What identifies the payment or batch of the row; where it names another table's row, a link.
     */
    ID
  }

  /**
   * A column.
   *
   * @param name its heading
   * @param kind how it is sorted, aligned and shown
   */
  record Column(String name, Kind kind) {}

  ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of table " + id + " has " + row.size() + " cells, expected " + columns.size());
      }
    }
  }
}
