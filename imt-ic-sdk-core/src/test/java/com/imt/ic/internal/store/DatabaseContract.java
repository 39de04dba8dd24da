package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the promises of a store in a database have in common: an empty database for each test. */
abstract class DatabaseContract {

  private @Nullable DataSource database;

  /**
   * A database, or a schema of one, without tables, in which the user may define some. A new one
   * for each call.
   */
  protected abstract DataSource emptyDatabase() throws Exception;

  @BeforeEach
  final void makeDatabase() throws Exception {
    database = emptyDatabase();
  }

  final DataSource database() {
    return Objects.requireNonNull(database, "the database of this test");
  }

  /** A store over the database, its tables made. */
  final IntegrationStore store() {
    JdbcSchema.apply(database());
    return JdbcIntegrationStore.of(database(), Entries.BILLER);
  }

  static PaymentEntry payment(String guid) {
    return Entries.payment(PaymentGuid.of(guid));
  }

  final int countOf(String table) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
