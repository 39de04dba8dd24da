package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after the other, the mirror of {@link Parameters}. */
final class Row {

  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  private final ResultSet results;
  private final Dialect dialect;
  private int at;

  Row(ResultSet results, Dialect dialect) {
    this.results = results;
    this.dialect = dialect;
  }

  /** Passes columns over. */
  void skip(int columns) {
    at += columns;
  }

  String text() throws SQLException {
    return present(dialect.read(results.getString(++at)));
  }

  Optional<String> optionalText() throws SQLException {
    return Optional.ofNullable(dialect.read(results.getString(++at)));
  }

  Money money() throws SQLException {
    return Money.of(present(results.getBigDecimal(++at)));
  }

  Optional<Money> optionalMoney() throws SQLException {
    return Optional.ofNullable(results.getBigDecimal(++at)).map(Money::of);
  }

  Instant moment() throws SQLException {
    return present(results.getObject(++at, OffsetDateTime.class)).toInstant();
  }

  Optional<Instant> optionalMoment() throws SQLException {
    return Optional.ofNullable(results.getObject(++at, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  LocalDate date() throws SQLException {
    return present(results.getObject(++at, LocalDate.class));
  }

  boolean flag() throws SQLException {
    return results.getBoolean(++at);
  }

  long count() throws SQLException {
    return results.getLong(++at);
  }

  private <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value, "a column that the schema says is never null");
  }
}
