package com.imt.ic.internal.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One raw row, its columns by number, so that names are looked up once for all rows of a table. */
public interface RowValues {

  /** A row that was kept, column name to text. */
  static RowValues of(Map<String, String> raw) {
    return new KeptRow(raw);
  }

  /**
   * The names of the columns by number. The same list for all rows of a table, to which more may be
   * added at its end; another table's is another list.
   */
  List<String> columnNames();

  /** Whether a column of this row has a value, be it an empty text. */
  boolean has(int column);

  /** The text of a column that {@link #has} a value; good until the next call. */
  CharSequence value(int column);

  /** Those of the wanted columns that the row has, as they came; unmodifiable and to be kept. */
  Map<String, String> only(Set<String> wanted);
}
