package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.jdbc.Column.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every other database's way: lists in queries, and JDBC's batches. */
record BatchedRows(SqlSession session) implements Rows {

  /** Lists are filled up to one of few sizes, so that few statements are prepared. */
  private static final int[] SIZES = {1, 10, 100, 1_000};

  @Override
  public <K, E extends Keyed<K>> Set<K> add(Table<K, E> table, List<E> entries) {
    String marks = String.join(", ", Collections.nCopies(table.columns().size() + 1, "?"));
    String sql =
        "INSERT INTO %s (biller, %s) VALUES (%s)".formatted(table.name(), table.names(), marks);
    Set<K> added = new LinkedHashSet<>();
    for (E entry : entries) {
      if (session.insertIfAbsent(
          "add each " + table.what(),
          sql,
          parameters -> bind(parameters.text(session.biller()), table.columns(), entry))) {
        added.add(entry.key());
      }
    }
    return added;
  }

  @Override
  public <K, E extends Keyed<K>> int update(Table<K, E> table, List<E> entries) {
    List<Column<E>> keys = table.columns(Role.KEY);
    List<Column<E>> changing = table.columns(Role.CHANGING);
    List<Column<E>> all = Stream.concat(changing.stream(), keys.stream()).toList();
    String sql =
        "UPDATE %s SET %s WHERE %s AND biller = ?"
            .formatted(table.name(), equal(changing, ", "), equal(keys, " AND "));
    return session.batch(
        "update each " + table.what(),
        sql,
        entries,
        (parameters, entry) -> bind(parameters, all, entry).text(session.biller()));
  }

  @Override
  public <T> List<T> find(Search search, List<String> texts, Row.Reader<T> reader) {
    String where = "biller = ? AND " + isOneOf(search.column(), texts.size());
    String sql =
        search.locking()
            ? session
                .dialect()
                .lockingSelect(search.columns(), search.table(), where, search.order())
            : "SELECT %s FROM %s WHERE %s ORDER BY %s"
                .formatted(search.columns(), search.table(), where, search.order());
    return session.list(
        search.doing(), sql, parameters -> bind(parameters.text(session.biller()), texts), reader);
  }

  @Override
  public void reopen(List<OpenItem> items) {
    session.batch(
        "open each payment",
        "INSERT INTO ic_unreconciled (biller, payment_guid, settled_on) VALUES (?, ?, ?)",
        items,
        (parameters, item) ->
            parameters.text(session.biller()).text(item.subject()).date(item.settledOn()));
  }

  @Override
  public String each(String query) {
    return "WITH o AS (%s) ".formatted(query);
  }

  @Override
  public String ofEach(String table) {
    return "o INNER JOIN %s f ON f.biller = ? AND f.payment_guid = o.subject".formatted(table);
  }

  @Override
  public String factsOfEach() {
    return FactColumns.query("payment_guid, ", this::ofEach)
        + " UNION ALL SELECT subject, %s FROM o".formatted(FactColumns.OF_NOTHING);
  }

  @Override
  public String isFromTo(String column) {
    return "%1$s >= ? AND %1$s <= ?".formatted(column);
  }

  @Override
  public String isOneOf(String column, int texts) {
    int longest = session.dialect().longestList();
    List<String> lists = new ArrayList<>();
    for (int left = size(texts); left > 0; left -= longest) {
      String marks = String.join(", ", Collections.nCopies(Math.min(left, longest), "?"));
      lists.add("%s IN (%s)".formatted(column, marks));
    }
    return lists.size() == 1 ? lists.get(0) : "(" + String.join(" OR ", lists) + ")";
  }

  @Override
  public void bind(Parameters parameters, List<String> texts) throws SQLException {
    for (int i = 0; i < size(texts.size()); i++) {
      parameters.text(texts.get(Math.min(i, texts.size() - 1)));
    }
  }

  private static int size(int texts) {
    for (int size : SIZES) {
      if (texts <= size) {
        return size;
      }
    }
    return texts;
  }

  private static <E> Parameters bind(Parameters parameters, List<Column<E>> columns, E entry)
      throws SQLException {
    for (Column<E> column : columns) {
      column.bind(parameters, entry);
    }
    return parameters;
  }

  private static <E> String equal(List<Column<E>> columns, String separator) {
    return columns.stream()
        .map(column -> column.name() + " = ?")
        .collect(Collectors.joining(separator));
  }
}
