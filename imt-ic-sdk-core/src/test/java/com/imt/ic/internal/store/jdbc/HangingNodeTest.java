package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.StoreException;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A node that hangs in its ledger, in the middle of a transaction, does not hang all others. */
final class HangingNodeTest {

  private static final BillerId BILLER = BillerId.of("1234");
  private DataSource database;
  private final AtomicInteger seconds = new AtomicInteger();

  @Test
  void waitingForAnotherTransaction_endsWithAFailureThatSaysWhatToLookFor() throws SQLException {
    database = PostgresServer.emptySchema();
    JdbcSchema.apply(database);
    IntegrationStore hanging = JdbcIntegrationStore.of(database, BILLER);
    IntegrationStore waiting = JdbcIntegrationStore.of(impatient(), BILLER);
    PaymentEntry payment = payment();
    hanging.runInTransaction(
        held -> {
          held.payments().add(payment);
          assertThatThrownBy(
                  () -> waiting.runInTransaction(within -> within.payments().add(payment)))
              .isInstanceOf(StoreException.class)
              .hasMessageContaining("cut after 60 seconds")
              .hasMessageContaining("look whether a node hangs in its ledger");
        });
    assertThat(seconds).as("how long it may wait").hasValue(60);
    waiting.runInTransaction(
        within -> assertThat(within.payments().add(payment)).as("it is there by now").isFalse());
  }

  private static PaymentEntry payment() {
    return new PaymentEntry(
        PaymentGuid.of("11111111-2222-3333-4444-555555555555"),
        1,
        Optional.of(AccountNumber.of("HO-1")),
        Optional.empty(),
        Optional.of("CC"),
        Money.parse("100.00"),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        PaymentEntry.State.POSTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Money.ZERO,
        Money.ZERO);
  }

  /** The same database, where a minute lasts a second. */
  private DataSource impatient() {
    return proxy(
        DataSource.class,
        database,
        connection ->
            proxy(
                Connection.class,
                (Connection) connection,
                prepared ->
                    prepared instanceof PreparedStatement statement
                        ? shortened(statement)
                        : prepared));
  }

  private PreparedStatement shortened(PreparedStatement statement) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (self, method, arguments) -> {
              if (method.getName().equals("setQueryTimeout")) {
                seconds.set((Integer) arguments[0]);
                statement.setQueryTimeout(1);
                return null;
              }
              return call(method, statement, arguments);
            });
  }

  private interface Wrapping {
    Object wrap(Object found);
  }

  private static <T> T proxy(Class<T> type, T real, Wrapping wrapping) {
    return type.cast(
        Proxy.newProxyInstance(
            HangingNodeTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object found = call(method, real, arguments);
              boolean wraps =
                  method.getName().equals("getConnection")
                      || method.getName().equals("prepareStatement");
              return wraps ? wrapping.wrap(found) : found;
            }));
  }

  private static Object call(Method method, Object real, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
