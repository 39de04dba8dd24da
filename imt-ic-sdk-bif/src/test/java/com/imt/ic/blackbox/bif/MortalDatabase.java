package com.imt.ic.blackbox.bif;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A node's way to the database, which ends at one of its commits as a kill would. */
final class MortalDatabase {

  private final DataSource database;
  private final int lastCommit;
  private final boolean kept;
  private int commits;

  /**
   * A database for a node that dies.
   *
   * @param kept whether its last commit is kept
   */
  MortalDatabase(DataSource database, int lastCommit, boolean kept) {
    this.database = database;
    this.lastCommit = lastCommit;
    this.kept = kept;
  }

  boolean isDead() {
    return commits >= lastCommit;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          if (isDead()) {
            throw new SQLException("this node is dead", "08001");
          }
          Object result = invoke(database, method, arguments);
          return result instanceof Connection open ? mortal(open) : result;
        });
  }

  private Connection mortal(Connection open) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("commit") && ++commits == lastCommit) {
            if (kept) {
              open.commit();
            } else {
              open.rollback();
            }
            throw new SQLException("this node has just died", "08006");
          }
          return invoke(open, method, arguments);
        });
  }

  private interface Call {
    Object make(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.make(method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
