package com.imt.ic.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

class InMemoryIntegrationStoreTest extends IntegrationStoreContract {

  @Override
  protected IntegrationStore emptyStore() {
    return new InMemoryIntegrationStore();
  }

  @Test
  void connection_is_refused_with_what_to_use_instead() {
    assertThatThrownBy(
            () -> emptyStore().inTransaction(transaction -> transaction.unwrap(Connection.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.sql.Connection")
        .hasMessageContaining("JdbcIntegrationStore");
  }

  @Test
  void transaction_inside_a_transaction_is_refused() {
    IntegrationStore store = emptyStore();

    assertThatThrownBy(
            () ->
                store.<Object>inTransaction(
                    outer -> store.<Object>inTransaction(inner -> "never reached")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in a transaction of this store already");
  }
}
