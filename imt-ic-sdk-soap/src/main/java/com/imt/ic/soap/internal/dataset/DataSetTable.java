package com.imt.ic.soap.internal.dataset;

import java.util.List;

/**
 * A table as an inline schema declares it. Immutable and thread-safe.
 *
 * @param name its name, decoded
 * @param columns its columns in order, hidden and attribute columns included
 */
public record DataSetTable(String name, List<DataSetColumn> columns) {

  public DataSetTable {
    columns = List.copyOf(columns);
  }
}
