package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.jdbc.Column.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's way: one statement of one text for any number of rows, each column an array. */
record ArrayRows(SqlSession session) implements Rows {

  @Override
  public <K, E extends Keyed<K>> Set<K> add(Table<K, E> table, List<E> entries) {
    String sql =
        "INSERT INTO %s (biller, %s) SELECT ?, r.* FROM %s AS r ON CONFLICT DO NOTHING RETURNING %s"
            .formatted(table.name(), table.names(), unnest(table.columns()), table.keyNames());
    return new LinkedHashSet<>(
        session.list(
            "add each " + table.what(),
            sql,
            parameters -> arrays(parameters.text(session.biller()), table.columns(), entries),
            table.keyReader()));
  }

  @Override
  public <K, E extends Keyed<K>> int update(Table<K, E> table, List<E> entries) {
    List<Column<E>> keys = table.columns(Role.KEY);
    List<Column<E>> changing = table.columns(Role.CHANGING);
    List<Column<E>> all = Stream.concat(keys.stream(), changing.stream()).toList();
    String sql =
        "UPDATE %1$s AS t SET %2$s FROM (SELECT r.*, k.ctid AS place FROM %3$s AS r (%4$s) CROSS JOIN LATERAL (SELECT ctid FROM %1$s AS k WHERE k.biller = ? AND %5$s OFFSET 0) AS k) AS r WHERE t.ctid = r.place"
            .formatted(
                table.name(),
                joined(changing, ", ", "%1$s = r.%1$s"),
                unnest(all),
                joined(all, ", ", "%s"),
                joined(keys, " AND ", "k.%1$s = r.%1$s"));
    return session.update(
        "update each " + table.what(),
        sql,
        parameters -> arrays(parameters, all, entries).text(session.biller()));
  }

  /**
   * One look-up by the key for each text. Left to itself, the planner reads the whole table of some
   * hundred thousand rows rather than looking a thousand up, or all rows of the biller where it has
   * no statistics; OFFSET keeps it from seeing through the subquery.
   */
  @Override
  public <T> List<T> find(Search search, List<String> texts, Row.Reader<T> reader) {
    String sql =
        "SELECT t.* FROM unnest(CAST(? AS text[])) AS n (x) CROSS JOIN LATERAL (SELECT %s FROM %s WHERE biller = ? AND %s = n.x OFFSET 0%s) AS t ORDER BY %s"
            .formatted(
                search.columns(),
                search.table(),
                search.column(),
                search.locking() ? " FOR UPDATE" : "",
                search.order());
    return session.list(
        search.doing(),
        sql,
        parameters -> parameters.array(ColumnType.TEXT, texts).text(session.biller()),
        reader);
  }

  @Override
  public void reopen(List<OpenItem> items) {
    session.update(
        "open each payment",
        "INSERT INTO ic_unreconciled (biller, payment_guid, settled_on) SELECT ?, r.* FROM unnest(CAST(? AS text[]), CAST(? AS date[])) AS r",
        parameters ->
            parameters
                .text(session.biller())
                .array(ColumnType.TEXT, items.stream().map(OpenItem::subject).toList())
                .array(
                    ColumnType.DATE,
                    items.stream()
                        .map(item -> item.settledOn().map(LocalDate::toString).orElse(null))
                        .toList()));
  }

  /** Sorted, so that neighbours are looked up one after the other. */
  @Override
  public String each(String query) {
    return "WITH o AS (%s ORDER BY subject) ".formatted(query);
  }

  /** As {@link #find}: else the planner reads a history of millions for the news of a day. */
  @Override
  public String ofEach(String table) {
    return "o CROSS JOIN LATERAL (SELECT * FROM %s WHERE biller = ? AND payment_guid = o.subject OFFSET 0) AS f"
        .formatted(table);
  }

  /** The list goes along with the rows, so that these need not be sorted. */
  @Override
  public String factsOfEach() {
    return "SELECT o.subject AS payment_guid, f.* FROM o LEFT JOIN LATERAL (%s OFFSET 0) AS f ON TRUE"
        .formatted(
            FactColumns.query(
                "", table -> table + " WHERE biller = ? AND payment_guid = o.subject"));
  }

  /**
   * The planner shall not see the numbers. Else it finds that all rows are between them, and reads
   * the whole table rather than the key, with every page that the removed rows of a history left
   * empty.
   */
  @Override
  public String isFromTo(String column) {
    return "%1$s >= (SELECT CAST(? AS BIGINT)) AND %1$s <= (SELECT CAST(? AS BIGINT))"
        .formatted(column);
  }

  @Override
  public String isOneOf(String column, int texts) {
    return column + " = ANY (?)";
  }

  @Override
  public void bind(Parameters parameters, List<String> texts) throws SQLException {
    parameters.array(ColumnType.TEXT, texts);
  }

  private static <E> String unnest(List<Column<E>> columns) {
    return columns.stream()
        .map(column -> "CAST(? AS " + column.type().postgresql + "[])")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  private static <E> Parameters arrays(
      Parameters parameters, List<Column<E>> columns, List<E> entries) throws SQLException {
    for (Column<E> column : columns) {
      parameters.array(column.type(), entries.stream().map(column::text).toList());
    }
    return parameters;
  }

  private static <E> String joined(List<Column<E>> columns, String separator, String form) {
    return columns.stream()
        .map(column -> String.format(Locale.ROOT, form, column.name()))
        .collect(Collectors.joining(separator));
  }
}
