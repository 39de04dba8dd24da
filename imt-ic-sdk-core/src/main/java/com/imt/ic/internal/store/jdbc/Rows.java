package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.OpenItem;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** How a database takes some hundreds of rows of one biller at once. */
interface Rows {

  static Rows of(SqlSession session) {
    return session.dialect() == Dialect.POSTGRESQL
        ? new ArrayRows(session)
        : new BatchedRows(session);
  }

  /** Adds the rows whose keys are not there. */
  <K, E extends Keyed<K>> Set<K> add(Table<K, E> table, List<E> entries);

  /** Replaces what changes of rows; how many were there. */
  <K, E extends Keyed<K>> int update(Table<K, E> table, List<E> entries);

  /** The rows whose column holds one of these texts, by some column's order. */
  <T> List<T> find(Search search, List<String> texts, Row.Reader<T> reader);

  /**
   * What is looked for by {@link #find}.
   *
   * @param doing the work, for messages
   * @param columns those of the row that the reader reads
   * @param column the first of a key, after the biller
   * @param locking whether the rows are locked, in the order of the texts
   */
  record Search(
      String doing, String columns, String table, String column, String order, boolean locking) {}

  /** Adds open items. */
  void reopen(List<OpenItem> items);

  /**
   * What a statement begins with that goes through a list, however many times: its table {@code o}.
   *
   * @param query of one column named {@code subject}, without repetitions
   */
  String each(String query);

  /**
   * What follows FROM to look up a biller's rows of each payment of the list.
   *
   * @param table with the biller, which is bound, and the payment's GUID as the beginning of its
   *     key
   */
  String ofEach(String table);

  /**
   * A query of {@link FactColumns} of each payment of the list, or of nothing where there are none;
   * the biller is bound three times.
   */
  String factsOfEach();

  /**
   * A condition that a column, the last of a key whose others are bound, holds a number from one to
   * another; both are bound.
   */
  String isFromTo(String column);

  /** A condition that a column holds one of so many texts. */
  String isOneOf(String column, int texts);

  /** Binds the texts of {@link #isOneOf}. */
  void bind(Parameters parameters, List<String> texts) throws SQLException;
}
