package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Money;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement one after the other, each type in the one way we store it. */
final class Parameters {

  @FunctionalInterface
  interface Binder {
    void bind(Parameters parameters) throws SQLException;
  }

  private final PreparedStatement statement;
  private final Dialect dialect;
  private int at;

  Parameters(PreparedStatement statement, Dialect dialect) {
    this.statement = statement;
    this.dialect = dialect;
  }

  /** NUL, which PostgreSQL cannot hold, becomes the replacement character. */
  Parameters text(String value) throws SQLException {
    statement.setString(++at, dialect.stored(storable(value)));
    return this;
  }

  static String storable(String value) {
    return value.replace('\0', '\uFFFD');
  }

  /** Texts that the database reads as that type; PostgreSQL's alone. */
  Parameters array(ColumnType type, List<? extends @Nullable String> texts) throws SQLException {
    Array array =
        statement.getConnection().createArrayOf(type.postgresql, texts.toArray(new String[0]));
    statement.setArray(++at, array);
    return this;
  }

  Parameters text(Optional<String> value) throws SQLException {
    return value.isPresent() ? text(value.get()) : absent(Types.VARCHAR);
  }

  Parameters state(Enum<?> value) throws SQLException {
    return text(value.name());
  }

  Parameters money(Money value) throws SQLException {
    statement.setBigDecimal(++at, value.toBigDecimal());
    return this;
  }

  Parameters money(Optional<Money> value) throws SQLException {
    return value.isPresent() ? money(value.get()) : absent(Types.DECIMAL);
  }

  /** Entries have cut theirs; keys and moments that stand in none are cut here. */
  Parameters moment(Instant value) throws SQLException {
    statement.setObject(++at, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    return this;
  }

  Parameters moment(Optional<Instant> value) throws SQLException {
    return value.isPresent() ? moment(value.get()) : absent(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private Parameters absent(int type) throws SQLException {
    statement.setNull(++at, type);
    return this;
  }

  Parameters date(LocalDate value) throws SQLException {
    statement.setObject(++at, value);
    return this;
  }

  Parameters date(Optional<LocalDate> value) throws SQLException {
    return value.isPresent() ? date(value.get()) : absent(Types.DATE);
  }

  Parameters flag(boolean value) throws SQLException {
    if (dialect.hasBooleans()) {
      statement.setBoolean(++at, value);
    } else {
      statement.setInt(++at, value ? 1 : 0);
    }
    return this;
  }

  Parameters count(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }
}
