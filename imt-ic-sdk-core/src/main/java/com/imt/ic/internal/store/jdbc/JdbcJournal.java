package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Keyed;
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
    return entries.isEmpty() ? Set.of() : rows.add(table, inOrder(entries));
  }

  @Override
  public Set<K> known(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return Set.of();
    }
    String sql =
        "SELECT %s FROM %s WHERE biller = ? AND %s"
            .formatted(
                table.keyNames(), table.name(), rows.isOneOf(table.lookup(), subjects.size()));
    return Set.copyOf(
        session.list(
            "find each " + table.what(),
            sql,
            parameters -> rows.bind(parameters.text(session.biller()), List.copyOf(subjects)),
            table.keyReader()));
  }

  @Override
  public Map<K, E> lock(Collection<String> subjects) {
    Map<K, E> found = new LinkedHashMap<>();
    if (!subjects.isEmpty()) {
      String where = "biller = ? AND " + rows.isOneOf(table.lookup(), subjects.size());
      String sql =
          session.dialect().lockingSelect(table.names(), table.name(), where, table.keyNames());
      session
          .list(
              "lock each " + table.what(),
              sql,
              parameters ->
                  rows.bind(parameters.text(session.biller()), subjects.stream().sorted().toList()),
              table.reader())
          .forEach(entry -> found.put(entry.key(), entry));
    }
    return found;
  }

  @Override
  public void update(Collection<E> entries) {
    if (!entries.isEmpty() && rows.update(table, inOrder(entries)) != entries.size()) {
      throw new IllegalStateException(
          "There is no " + table.what() + " of that identity to update; add it first.");
    }
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
