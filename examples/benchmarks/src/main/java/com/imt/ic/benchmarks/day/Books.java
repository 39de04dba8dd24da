package com.imt.ic.benchmarks.day;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of one side: where it is, and how it is emptied. */
record Books(String url) {

  boolean isPostgres() {
    return url.startsWith("jdbc:postgresql:");
  }

  /** As the example's pool. */
  HikariDataSource open() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  /** Drops all that the user has made in a database that is this side's alone. */
  void empty() throws SQLException {
    try (HikariDataSource dataSource = open();
        Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          isPostgres()
              ? "DROP SCHEMA IF EXISTS day CASCADE; CREATE SCHEMA day"
              : "DROP ALL OBJECTS");
    }
  }
}
