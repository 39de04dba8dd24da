package com.imt.ic.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection of which one statement, counted from 1, cannot be made. For one thread. */
final class FailingStatement {

  private static final Set<String> STATEMENTS =
      Set.of("prepareStatement", "prepareCall", "createStatement");

  private final int which;
  private int made;

  FailingStatement(int which) {
    this.which = which;
  }

  /** {@return whether so many statements were asked for that it has failed} */
  boolean hasFailed() {
    return made >= which;
  }

  Connection over(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(real, method, arguments));
  }

  private @Nullable Object call(
      Connection real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (STATEMENTS.contains(method.getName()) && ++made == which) {
      throw new SQLException("The test's statement fails", "HY000");
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
