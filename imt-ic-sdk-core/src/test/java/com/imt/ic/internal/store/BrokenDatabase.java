package com.imt.ic.internal.store;

import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 in memory, with the store's tables, that does something else than it is told. */
final class BrokenDatabase {

  private BrokenDatabase() {}

  /** Does what it is told. */
  static DataSource sound() {
    JdbcDataSource sound = new JdbcDataSource();
    sound.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    JdbcSchema.apply(sound);
    return sound;
  }

  /** Runs other SQL than the store writes. */
  static DataSource of(UnaryOperator<String> rewriting) {
    return database(
        (connection, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            arguments[0] = rewriting.apply((String) arguments[0]);
          }
          return method.invoke(connection, arguments);
        });
  }

  /** Keeps auto-commit on, whatever it is told. */
  static DataSource committingAtOnce() {
    return database(
        (connection, method, arguments) ->
            method.getName().equals("setAutoCommit") ? null : method.invoke(connection, arguments));
  }

  /** What a connection does. */
  @FunctionalInterface
  private interface Behaviour {
    Object of(Connection connection, Method method, Object[] arguments)
        throws ReflectiveOperationException;
  }

  private static DataSource database(Behaviour behaviour) {
    DataSource sound = sound();
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object found = method.invoke(sound, arguments);
          return found instanceof Connection connection
              ? proxy(Connection.class, (called, given) -> behaviour.of(connection, called, given))
              : found;
        });
  }

  /** What a proxy does. */
  @FunctionalInterface
  private interface Call {
    Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            BrokenDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.of(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
