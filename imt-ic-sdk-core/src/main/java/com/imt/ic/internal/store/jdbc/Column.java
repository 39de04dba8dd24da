package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, and what of an entry stands in it. Immutable and thread-safe.
 *
 * @param value a text, {@link Money}, {@link Instant}, {@link LocalDate}, boolean or long, as the
 *     type says, or null
 */
record Column<E>(String name, Role role, ColumnType type, Function<E, @Nullable Object> value) {

  enum Role {
    /** Part of the key, after the biller. */
    KEY,
    /** Stays as it was added. */
    FIXED,
    CHANGING
  }

  static <E> Column<E> key(String name, ColumnType type, Function<E, @Nullable Object> value) {
    return new Column<>(name, Role.KEY, type, value);
  }

  static <E> Column<E> fixed(String name, ColumnType type, Function<E, @Nullable Object> value) {
    return new Column<>(name, Role.FIXED, type, value);
  }

  static <E> Column<E> changing(String name, ColumnType type, Function<E, @Nullable Object> value) {
    return new Column<>(name, Role.CHANGING, type, value);
  }

  /** The value as text that every database reads as the type. */
  @Nullable String text(E entry) {
    Object found = value.apply(entry);
    return found == null ? null : Parameters.storable(found.toString());
  }

  void bind(Parameters parameters, E entry) throws SQLException {
    Object found = value.apply(entry);
    switch (type) {
      case TEXT -> parameters.text(Optional.ofNullable((String) found));
      case MONEY -> parameters.money(Optional.ofNullable((Money) found));
      case MOMENT -> parameters.moment(Optional.ofNullable((Instant) found));
      case DATE -> parameters.date((LocalDate) found);
      case FLAG -> parameters.flag(Boolean.TRUE.equals(found));
      case COUNT -> parameters.count(found == null ? 0 : (Long) found);
    }
  }
}
