package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.StoreException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and states as Oracle's driver pairs them (ojdbc11 23.5, errorMap.xml). */
class OracleErrorsTest {

  private static SQLException failure(String state, int code) {
    return new SQLException("ORA-%05d".formatted(code), state, code);
  }

  @ParameterizedTest
  @CsvSource({
    "54, 61000, true", // resource busy
    "60, 61000, true", // deadlock
    "8177, 72000, true", // cannot serialize
    "30006, 99999, true", // resource busy, WAIT timed out
    "2049, 42000, true", // distributed lock
    "1, 23000, false",
    "942, 42000, false",
    "1013, 72000, false", // cut by the query timeout
    "12899, 72000, false",
    "17002, 08006, false"
  })
  void transaction_given_up_by_the_database_is_run_again(int code, String state, boolean again) {
    assertThat(Dialect.ORACLE.isTransient(failure(state, code))).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 61000, true",
    "8177, 72000, true",
    "30006, 99999, true",
    "1013, 72000, true",
    "20, 61000, true", // no more processes
    "1653, 72000, true", // tablespace full
    "3113, 08006, true",
    "3135, 63000, true", // lost contact
    "12541, 66000, true", // no listener
    "600, 60000, true",
    "12899, 72000, false", // value too large for its column
    "1400, 23000, false",
    "20001, 72000, false" // raised by a trigger of the host's
  })
  void trouble_of_the_database_is_told_from_that_of_a_row(int code, String state, boolean trouble) {
    RuntimeException ofTheLedger = new IllegalStateException(failure(state, code));

    assertThat(SqlFailures.isTrouble(ofTheLedger)).isEqualTo(trouble);
  }

  @Test
  void text_too_long_says_so_without_showing_it() {
    StoreException failure =
        SqlFailures.of("add each payment", new SQLException("value \"Ann\"", "72000", 12899));

    assertThat(failure)
        .hasMessage(
            "The integration store could not add each payment (SQLState 22001, error 12899): a value does not fit its column; a text may be longer than the column.");
  }

  @ParameterizedTest
  @CsvSource({"08006, 3113", "08003, 17008", "08000, 17410", "63000, 3135", "66000, 12571"})
  void lost_connection_is_known(String state, int code) {
    assertThat(Dialect.ORACLE.lostTheConnection(failure(state, code))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"23505, 0", "40001, 0", "72000, 0", "S0001, 1205", "HYT00, 50200", "90131, 90131"})
  void states_of_other_databases_stay(String state, int code) {
    assertThat(SqlFailures.stateOf(failure(state, code))).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ' '",
    "' ', '  '",
    "'  ', '   '",
    "a, a",
    "' a', ' a'",
    "'a ', 'a '",
    "'\t', '\t'"
  })
  void text_of_spaces_is_one_longer_in_its_column_and_comes_back(String text, String stored) {
    assertThat(Dialect.ORACLE.stored(text)).isEqualTo(stored);
    assertThat(Dialect.ORACLE.read(stored)).isEqualTo(text);
    assertThat(Dialect.POSTGRESQL.stored(text)).isEqualTo(text);
    assertThat(Dialect.POSTGRESQL.read(text)).isEqualTo(text);
  }
}
