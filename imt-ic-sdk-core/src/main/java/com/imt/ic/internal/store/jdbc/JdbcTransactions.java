package com.imt.ic.internal.store.jdbc;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.IntegrationStore.Work;
import java.sql.Connection;
import java.sql.SQLException;

/** Who begins and ends the transactions of a store. */
interface JdbcTransactions {

  <T> T run(Work<T> work);

  /** The same where all reading is of a single moment. */
  <T> T runInSnapshot(Work<T> work);

  /** Runs a work over a connection; the caller commits. */
  static <T> T over(Connection connection, Dialect dialect, BillerId biller, Work<T> work) {
    SqlSession session = new SqlSession(connection, dialect, biller);
    try (JdbcTransaction transaction = new JdbcTransaction(session, Rows.of(session))) {
      T result = work.run(transaction);
      transaction.complete();
      return result;
    }
  }

  static Dialect dialectOf(Connection connection) {
    try {
      return Dialect.of(connection);
    } catch (SQLException e) {
      throw SqlFailures.of("ask which database this is", e);
    }
  }
}
