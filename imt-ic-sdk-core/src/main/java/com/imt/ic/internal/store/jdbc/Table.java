package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.jdbc.Column.Role;
import java.util.List;
import java.util.Optional;
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
record Table<K, E extends Keyed<K>>(
    String name,
    String what,
    String lookup,
    String order,
    List<Column<E>> columns,
    Row.Reader<K> keyReader,
    Row.Reader<E> reader) {

  /** What a reconciliation has to look at again since an entry was written, if anything. */
  Optional<OpenItem> openItem(E entry) {
    if (entry instanceof SettlementEntry line) {
      return Optional.of(new OpenItem(line.subject(), Optional.of(line.settledOn())));
    }
    return entry instanceof PaymentEntry || entry instanceof RejectEntry
        ? Optional.of(OpenItem.of(entry.subject()))
        : Optional.empty();
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
