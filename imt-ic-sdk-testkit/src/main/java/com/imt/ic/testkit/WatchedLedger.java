package com.imt.ic.testkit;

import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sees what books do with the SDK's transaction: ending it is theirs never, and a connection of
 * their own is outside it. What they must not do is noted and not done, so that the test goes on
 * and can say so. Thread-safe.
 */
final class WatchedLedger {

  private static final Set<String> OF_THE_SDK = Set.of("commit", "close", "abort", "setAutoCommit");

  private final List<String> misuses = new CopyOnWriteArrayList<>();
  private final List<String> thrown = new CopyOnWriteArrayList<>();
  private final ThreadLocal<@Nullable String> call = new ThreadLocal<>();
  private volatile boolean separate;

  /** What the books did that is not theirs, such as a commit. */
  List<String> misuses() {
    return misuses;
  }

  /** What the books threw that was not the test's doing. */
  List<String> thrown() {
    return thrown;
  }

  /** The same books, seen. */
  Ledger watch(Ledger books) {
    separate = books.isSeparate();
    return proxy(
        Ledger.class,
        (method, arguments) -> {
          Object[] seen = arguments == null ? new Object[0] : arguments.clone();
          int last = seen.length - 1;
          if (last >= 0 && seen[last] instanceof LedgerTransaction transaction) {
            seen[last] = watched(transaction, method.getName());
          }
          String outer = call.get();
          call.set("Ledger." + method.getName());
          try {
            return invoke(books, method, seen);
          } catch (RuntimeException e) {
            thrown.add("Ledger.%s threw %s".formatted(method.getName(), e));
            throw e;
          } finally {
            call.set(outer);
          }
        });
  }

  private LedgerTransaction watched(LedgerTransaction transaction, String method) {
    return LedgerTransaction.of(
        transaction.biller(),
        transaction.channel(),
        () -> watched(transaction.connection(), "Ledger." + method));
  }

  private Connection watched(Connection real, String where) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("setAutoCommit")
              && arguments != null
              && Boolean.FALSE.equals(arguments[0])) {
            return null; // as it is
          }
          boolean whole = method.getName().equals("rollback") && method.getParameterCount() == 0;
          if (OF_THE_SDK.contains(method.getName()) || whole) {
            misuses.add("%s calls Connection.%s".formatted(where, method.getName()));
            return null;
          }
          return invoke(real, method, arguments);
        });
  }

  /**
   * The same database, of which it is seen when books that share a transaction go their own way.
   */
  DataSource watch(DataSource database) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          String where = call.get();
          if (where != null && !separate && method.getName().equals("getConnection")) {
            misuses.add("%s opens a connection of its own".formatted(where));
          }
          return invoke(database, method, arguments);
        });
  }

  private interface Handler {
    @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> handler.call(method, arguments)));
  }

  private static @Nullable Object invoke(Object on, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
