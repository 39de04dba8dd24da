package com.imt.ic.internal.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** What the store in memory promises beyond the contract of all stores. */
class InMemoryIntegrationStoreTest {

  private final IntegrationStore store = new InMemoryIntegrationStore();

  @Test
  void connection_is_refused_with_what_to_use_instead() {
    assertThatThrownBy(
            () -> store.inTransaction(transaction -> transaction.unwrap(Connection.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.sql.Connection")
        .hasMessageContaining("JdbcIntegrationStore");
  }

  @Test
  void transaction_inside_a_transaction_is_refused() {
    assertThatThrownBy(
            () -> store.inTransaction(outer -> store.inTransaction(inner -> "never reached")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in a transaction of this store already");
  }
}
