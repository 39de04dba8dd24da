package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.OpenItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rows of one table that are of one biller.
 *
 * @param rows how the database takes many at once
 */
record JdbcJournal<K, E extends Keyed<K>>(SqlSession session, Table<K, E> table, Rows rows)
    implements Journal<K, E> {

  @Override
  public Set<K> add(Collection<E> entries) {
    if (entries.isEmpty()) {
      return Set.of();
    }
    Set<K> added = rows.add(table, inOrder(entries));
    reopen(entries.stream().filter(entry -> added.contains(entry.key())).toList());
    return added;
  }

  /** In the same transaction as the fact, so that no reconciliation can miss it. */
  private void reopen(Collection<E> written) {
    List<OpenItem> items =
        written.stream().flatMap(entry -> table.openItem(entry).stream()).distinct().toList();
    if (!items.isEmpty()) {
      rows.reopen(items);
    }
  }

  @Override
  public Set<K> known(Collection<String> subjects) {
    return Set.copyOf(find("find", table.keyNames(), subjects, false, table.keyReader()));
  }

  @Override
  public Map<K, E> lock(Collection<String> subjects) {
    Map<K, E> found = new LinkedHashMap<>();
    find("lock", table.names(), subjects, true, table.reader())
        .forEach(entry -> found.put(entry.key(), entry));
    return found;
  }

  private <T> List<T> find(
      String verb,
      String columns,
      Collection<String> subjects,
      boolean locking,
      Row.Reader<T> reader) {
    return subjects.isEmpty()
        ? List.of()
        : rows.find(
            new Rows.Search(
                verb + " each " + table.what(),
                columns,
                table.name(),
                table.lookup(),
                table.keyNames(),
                locking),
            subjects.stream().distinct().sorted().toList(),
            reader);
  }

  @Override
  public void update(Collection<E> entries) {
    if (!entries.isEmpty() && rows.update(table, inOrder(entries)) != entries.size()) {
      throw new IllegalStateException(
          "There is no " + table.what() + " of that identity to update; add it first.");
    }
    reopen(entries);
  }

  @Override
  public void forEach(Consumer<E> reader) {
    session.stream(
        "read every " + table.what(),
        "SELECT %s FROM %s WHERE biller = ? ORDER BY %s"
            .formatted(table.names(), table.name(), table.order()),
        parameters -> parameters.text(session.biller()),
        table.reader(),
        reader);
  }

  /** One order for all transactions, so that two of them cannot wait for one another. */
  private List<E> inOrder(Collection<E> entries) {
    Comparator<E> bySubject = Comparator.comparing(Keyed::subject);
    return entries.stream()
        .sorted(bySubject.thenComparing(entry -> entry.key().toString()))
        .toList();
  }
}
