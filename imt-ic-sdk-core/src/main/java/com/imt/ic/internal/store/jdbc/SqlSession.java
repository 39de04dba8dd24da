package com.imt.ic.internal.store.jdbc;

import com.imt.ic.BillerId;
import com.imt.ic.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements of one transaction: each is prepared once and used again, and every failure is
 * named and remembered, so that a work which swallows it cannot commit the half.
 */
final class SqlSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqlSession.class);
  private static final int FETCH_SIZE = 500;

  /**
   * How many seconds a statement may take that writes or locks: some hundred rows take none, so
   * that it waits for another transaction, and one that hangs in its ledger must not hold up all
   * others for ever.
   */
  static final int LONGEST_WAIT = 60;

  private final Connection connection;
  private final Dialect dialect;
  private final String biller;
  private final Thread thread = Thread.currentThread();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private @Nullable StoreException failure;
  private boolean closed;

  SqlSession(Connection connection, Dialect dialect, BillerId biller) {
    this.connection = connection;
    this.dialect = dialect;
    this.biller = biller.value();
  }

  Dialect dialect() {
    return dialect;
  }

  /** Whose rows are meant: part of every key. */
  String biller() {
    return biller;
  }

  /** The connection, to the thread of the work and while it runs. */
  Connection connection() {
    if (closed || Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "A transaction is confined to its work: use it on the thread that runs the work, and not after the work has returned.");
    }
    return connection;
  }

  /** The address of the database and the schema in it, as far as the driver tells. */
  String database() {
    try {
      return connection().getMetaData().getURL() + " " + connection().getSchema();
    } catch (SQLException e) {
      throw failed("find the address of its database", e);
    }
  }

  int update(String doing, String sql, Parameters.Binder binder) {
    try {
      PreparedStatement statement = prepared(sql);
      binder.bind(new Parameters(statement, dialect));
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(doing, e);
    }
  }

  void updateOne(String doing, String what, String sql, Parameters.Binder binder) {
    if (update(doing, sql, binder) != 1) {
      throw new IllegalStateException(
          "There is no " + what + " of that identity to update; add it first.");
    }
  }

  /** Whether the row was added; false where its key is taken. */
  boolean insertIfAbsent(String doing, String insert, Parameters.Binder binder) {
    try {
      PreparedStatement statement = prepared(dialect.insertIfAbsent(insert));
      binder.bind(new Parameters(statement, dialect));
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      if (dialect.isDuplicate(e)) {
        return false;
      }
      throw failed(doing, e);
    }
  }

  /** How many rows of the database were touched. */
  <T> int batch(String doing, String sql, Collection<T> rows, RowBinder<T> binder) {
    try {
      PreparedStatement statement = prepared(sql);
      for (T row : rows) {
        binder.bind(new Parameters(statement, dialect), row);
        statement.addBatch();
      }
      return IntStream.of(statement.executeBatch()).sum();
    } catch (SQLException e) {
      throw failed(doing, e);
    }
  }

  @FunctionalInterface
  interface RowBinder<T> {
    void bind(Parameters parameters, T row) throws SQLException;
  }

  <T> Optional<T> first(String doing, String sql, Parameters.Binder binder, Row.Reader<T> reader) {
    List<T> rows = list(doing, sql, binder, reader);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  <T> List<T> list(String doing, String sql, Parameters.Binder binder, Row.Reader<T> reader) {
    try {
      PreparedStatement statement = prepared(sql);
      binder.bind(new Parameters(statement, dialect));
      List<T> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(reader.read(new Row(results, dialect)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw failed(doing, e);
    }
  }

  /** A statement of its own, since the consumer may use this session while rows arrive. */
  <T> void stream(
      String doing,
      String sql,
      Parameters.Binder binder,
      Row.Reader<T> reader,
      Consumer<T> consumer) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      binder.bind(new Parameters(statement, dialect));
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          consumer.accept(reader.read(new Row(results, dialect)));
        }
      }
    } catch (SQLException e) {
      throw failed(doing, e);
    }
  }

  /** Throws what failed during the work, even where the work took no notice. */
  void requireNoFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    Connection open = connection();
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = open.prepareStatement(sql);
      statement.setQueryTimeout(LONGEST_WAIT);
      statements.put(sql, statement);
    }
    return statement;
  }

  private StoreException failed(String doing, SQLException e) {
    StoreException named = SqlFailures.of(doing, e);
    if (failure == null) {
      failure = named;
    }
    return named;
  }

  @Override
  public void close() {
    closed = true;
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // The connection's end frees it; the work's own result or failure is what counts.
        LOG.debug("A statement could not be closed (SQLState {})", SqlFailures.stateOf(e));
      }
    }
  }
}
