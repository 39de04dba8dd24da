package com.imt.ic.soap.internal.dataset;

import java.util.Map;

/**
 * A current row of a DataSet. Immutable and thread-safe. {@code toString} shows no value.
 *
 * @param table the table's name, decoded
 * @param columns decoded column name to text, in the order in which they came; a null column is
 *     absent, an empty text is empty, nothing is trimmed
 * @param hasErrors whether the server marked the row as erroneous ({@code diffgr:hasErrors})
 * @param replacedCharacters how many characters U+FFFD the texts hold, which is what stands where
 *     XML forbids what was there
 */
public record DataSetRow(
    String table, Map<String, String> columns, boolean hasErrors, int replacedCharacters) {

  @Override
  public String toString() {
    return "DataSetRow[" + table + ", columns " + columns.keySet() + "]";
  }
}
