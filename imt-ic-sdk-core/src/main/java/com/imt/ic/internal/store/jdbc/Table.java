package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.jdbc.Column.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the schema as its journal sees it. Immutable and thread-safe.
 *
 * @param name the table's
 * @param what an entry is called in messages
 * @param lookup the column that holds the entries' subject
 * @param order the columns by which it is read as a whole
 * @param columns those of the key first; without the biller, which is the first of every key
 * @param keyReader reads the columns of the key
 * @param reader reads all columns
 */
record Table<K, E>(
    String name,
    String what,
    String lookup,
    String order,
    List<Column<E>> columns,
    Row.Reader<K> keyReader,
    Row.Reader<E> reader) {

  /** Whether an entry is a fact of a payment, which a reconciliation has to look at again. */
  boolean isReconciled() {
    return lookup.equals("payment_guid");
  }

  List<Column<E>> columns(Role role) {
    return columns.stream().filter(column -> column.role() == role).toList();
  }

  String names() {
    return names(columns.stream());
  }

  String keyNames() {
    return names(columns(Role.KEY).stream());
  }

  private static <E> String names(Stream<Column<E>> columns) {
    return columns.map(Column::name).collect(Collectors.joining(", "));
  }
}
