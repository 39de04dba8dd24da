package com.imt.ic.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Wrapper;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 in its compatibility mode that says it is Oracle, takes the script and the statements for
 * Oracle, holds an empty text for none as Oracle does, and fails with Oracle's codes and states.
 */
public final class PretendedOracle {

  private final Set<String> statements = Collections.synchronizedSet(new TreeSet<>());
  private final JdbcDataSource h2 = new JdbcDataSource();

  /** An empty database. */
  public PretendedOracle() {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=Oracle;DB_CLOSE_DELAY=-1");
  }

  /** Everything that was prepared, each once, as it was written for Oracle. */
  public Set<String> statements() {
    return statements;
  }

  /** Connections of the pretended Oracle. */
  public DataSource dataSource() {
    return proxy(DataSource.class, h2);
  }

  private static <T> T proxy(Class<T> type, Object target, PretendedOracle oracle) {
    return type.cast(
        Proxy.newProxyInstance(
            PretendedOracle.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> oracle.call(target, method, arguments)));
  }

  private <T> T proxy(Class<T> type, Object target) {
    return proxy(type, target, this);
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getDatabaseProductName")) {
      return "Oracle";
    }
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
      if (method.getName().equals("prepareStatement")) {
        statements.add(sql);
      }
      if (Set.of("prepareStatement", "execute", "executeQuery").contains(method.getName())) {
        arguments[0] = forH2(sql);
      }
    }
    try {
      Object found = method.invoke(target, arguments);
      // H2 knows its own savepoints again, and no proxies of them.
      return found != null
              && method.getReturnType().getName().startsWith("java.sql.")
              && !(found instanceof Savepoint)
          ? proxy(method.getReturnType(), found)
          : found;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException failure && !isUnwrapping(method)
          ? asOracle(failure)
          : e.getCause();
    }
  }

  private static boolean isUnwrapping(Method method) {
    return method.getDeclaringClass().equals(Wrapper.class);
  }

  /** What H2's mode lacks. */
  private static String forH2(String sql) {
    return sql.replace(" AS IDENTITY (ORDER)", " AS IDENTITY")
        .replaceAll("NLSSORT\\((\\w+), 'NLS_SORT=BINARY'\\)", "$1");
  }

  private static SQLException asOracle(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 23505 -> of(failure, "23000", 1);
      case 23502 -> of(failure, "23000", 1400);
      case 22001 -> of(failure, "72000", 12899);
      case 40001 -> of(failure, "61000", 60);
      case 50200 -> of(failure, "99999", 30006);
      case 90131 -> of(failure, "72000", 8177);
      case 42101, 42111, 90045 -> of(failure, "42000", 955);
      case 42102, 42103, 42104 -> of(failure, "42000", 942);
      case 57014 -> of(failure, "72000", 1013);
      default -> failure;
    };
  }

  private static SQLException of(SQLException failure, String state, int code) {
    String text = "ORA-%05d: %s".formatted(code, failure.getMessage());
    return failure instanceof BatchUpdateException batch
        ? new BatchUpdateException(text, state, code, batch.getUpdateCounts(), failure)
        : new SQLException(text, state, code, failure);
  }
}
