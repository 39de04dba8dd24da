package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailuresTest {

  /** What the three drivers say of a table that is not there. */
  @ParameterizedTest
  @CsvSource({"42P01, 0", "42S02, 42102", "S0002, 208"})
  void missing_table_is_answered_with_what_to_do(String state, int code) {
    assertThat(SqlFailures.of("read a checkpoint", new SQLException("invented", state, code)))
        .hasMessageStartingWith(
            "The integration store could not read a checkpoint (SQLState "
                + state
                + ", error "
                + code
                + ")")
        .hasMessageEndingWith(
            "check that InvoiceCloudIntegration.createTables, or its schemaScript, was run in the"
                + " schema that this user sees.");
  }
}
