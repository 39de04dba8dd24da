package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.imt.ic.BillerId;
import com.imt.ic.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a connection is treated, failures included that no real database shows on demand. */
class OwnTransactionsTest {

  private final DataSource dataSource = mock(DataSource.class);
  private final Connection connection = mock(Connection.class);
  private final DatabaseMetaData metaData = mock(DatabaseMetaData.class);

  @BeforeEach
  void connect() throws SQLException {
    when(dataSource.getConnection()).thenReturn(connection);
    when(connection.getMetaData()).thenReturn(metaData);
    when(connection.getAutoCommit()).thenReturn(true);
    when(metaData.getDatabaseProductName()).thenReturn("PostgreSQL");
  }

  @Test
  void connection_is_committed_and_handed_back_as_it_came() throws SQLException {
    JdbcIntegrationStore.of(dataSource, BillerId.of("HILL")).inTransaction(transaction -> "done");

    var order = inOrder(connection);
    order.verify(connection).setAutoCommit(false);
    order.verify(connection).commit();
    order.verify(connection).setAutoCommit(true);
    order.verify(connection).close();
    verify(connection, never()).rollback();
  }

  @Test
  void connection_of_failed_work_is_rolled_back_and_handed_back_as_it_came() throws SQLException {
    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                    .inTransaction(
                        transaction -> {
                          throw new IllegalArgumentException("the work's own");
                        }))
        .hasMessage("the work's own");

    var order = inOrder(connection);
    order.verify(connection).setAutoCommit(false);
    order.verify(connection).rollback();
    order.verify(connection).setAutoCommit(true);
    order.verify(connection).close();
    verify(connection, never()).commit();
  }

  @Test
  void connection_that_cannot_roll_back_is_ended_and_never_set_to_commit() throws SQLException {
    doThrow(new SQLException("gone", "08006")).when(connection).rollback();

    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                    .inTransaction(
                        transaction -> {
                          throw new IllegalArgumentException("the work's own");
                        }))
        .hasMessage("the work's own")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));

    verify(connection).abort(any());
    verify(connection).close();
    verify(connection, never()).setAutoCommit(true);
  }

  @Test
  void commit_with_unknown_outcome_says_so_and_is_not_repeated() throws SQLException {
    doThrow(new SQLException("connection reset", "08006")).when(connection).commit();
    AtomicInteger runs = new AtomicInteger();

    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                    .inTransaction(transaction -> runs.incrementAndGet()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("could not commit (SQLState 08006")
        .hasMessageContaining("Whether the transaction was kept is unknown");
    assertThat(runs).hasValue(1);
  }

  @Test
  void commit_that_the_database_gave_up_is_done_again() throws SQLException {
    doThrow(new SQLException("could not serialize", "40001")).doNothing().when(connection).commit();
    AtomicInteger runs = new AtomicInteger();

    JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
        .inTransaction(transaction -> runs.incrementAndGet());

    assertThat(runs).hasValue(2);
  }

  @Test
  void connection_lost_before_the_commit_is_replaced_and_the_work_done_again() throws SQLException {
    AtomicInteger runs = new AtomicInteger();

    String result =
        JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
            .inTransaction(
                transaction -> {
                  if (runs.incrementAndGet() == 1) {
                    throw SqlFailures.of("read", new SQLException("gone", "08006"));
                  }
                  return "done";
                });

    assertThat(result).isEqualTo("done");
    verify(connection).rollback();
    verify(connection).commit();
  }

  @Test
  void interrupted_thread_does_not_try_again() {
    AtomicInteger runs = new AtomicInteger();
    try {
      assertThatThrownBy(
              () ->
                  JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                      .inTransaction(
                          transaction -> {
                            runs.incrementAndGet();
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(new SQLException("x", "40001"));
                          }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(runs).hasValue(1);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void database_that_cannot_be_reached_is_named_with_what_to_do() throws SQLException {
    when(dataSource.getConnection())
        .thenThrow(new SQLException("Connection to localhost:5432 refused.", "08001"));

    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                    .inTransaction(work -> "never"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The integration store could not connect to the database (SQLState 08001, error 0):"
                + " Connection to localhost:5432 refused. — check that the database runs and can be"
                + " reached.");
  }

  @Test
  void unknown_product_is_refused_with_the_known_ones() throws SQLException {
    when(metaData.getDatabaseProductName()).thenReturn("Foxbase");

    assertThatThrownBy(
            () ->
                JdbcIntegrationStore.of(dataSource, BillerId.of("HILL"))
                    .inTransaction(work -> "never"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The integration store knows PostgreSQL, H2, Microsoft SQL Server, Oracle, found \"Foxbase\";"
                + " use a database of one of these.");
    verify(connection).close();
  }
}
