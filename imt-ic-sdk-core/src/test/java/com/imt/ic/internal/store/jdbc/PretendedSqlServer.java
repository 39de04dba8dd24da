package com.imt.ic.internal.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 with the store's tables that says it is Microsoft SQL Server, takes its table hints, and
 * answers a taken key with its error code, so that the store's statements for it come to light.
 */
final class PretendedSqlServer {

  private static final int H2_DUPLICATE_KEY = 23505;
  private static final int DUPLICATE_KEY = 2627;

  private final Set<String> statements = Collections.synchronizedSet(new TreeSet<>());
  private final JdbcDataSource h2 = new JdbcDataSource();

  PretendedSqlServer() {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    JdbcSchema.apply(h2);
  }

  /** Everything that was prepared, each once. */
  Set<String> statements() {
    return statements;
  }

  DataSource dataSource() {
    return proxy(DataSource.class, h2);
  }

  private <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getDatabaseProductName")) {
      return "Microsoft SQL Server";
    }
    if (method.getName().equals("prepareStatement")) {
      statements.add((String) arguments[0]);
      arguments[0] = ((String) arguments[0]).replaceAll(" WITH \\([A-Z, ]+\\)", "");
    }
    try {
      Object found = method.invoke(target, arguments);
      if (found instanceof Connection) {
        return proxy(Connection.class, found);
      }
      if (found instanceof DatabaseMetaData) {
        return proxy(DatabaseMetaData.class, found);
      }
      return found instanceof PreparedStatement ? proxy(PreparedStatement.class, found) : found;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure
          && failure.getErrorCode() == H2_DUPLICATE_KEY) {
        throw new SQLException("taken", "23000", DUPLICATE_KEY);
      }
      throw e.getCause();
    }
  }
}
