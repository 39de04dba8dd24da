package com.imt.ic.examples.spectrum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Spectrum's own tables, beside those of the SDK. */
public final class SpectrumTables {

  private static final String SCHEMA = "schema.sql";

  private SpectrumTables() {}

  /**
   * Creates the tables where they are missing.
   *
   * @param dataSource PostgreSQL or H2
   * @throws SpectrumException when the database fails
   */
  public static void create(DataSource dataSource) {
    // Two processes may create the tables at once; the one that loses finds them there.
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        if (isComplete(statement)) {
          return; // even a table or index that is there would be locked by its making
        }
        for (String sql : schema().split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        return;
      } catch (SQLException e) {
        if (attempt == 3) {
          throw new SpectrumException(
              "Spectrum's tables cannot be created (SQLState " + e.getSQLState() + ")", e);
        }
      }
    }
  }

  /** Whether the last table of the script is there. */
  private static boolean isComplete(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            """
            SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA
            AND LOWER(table_name) = 'spectrum_enrollment_change'""")) {
      return tables.next() && tables.getInt(1) > 0;
    }
  }

  private static String schema() {
    try (InputStream in = SpectrumTables.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
