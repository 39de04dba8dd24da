package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * One process's way to a real database. Each call through it may be the process's last, may find
 * the connection lost or the transaction given up, or may take so long that the world goes on
 * meanwhile; a commit may be kept or not without the process ever learning it. When the process
 * ends, the database drops its connections as they are.
 */
final class FaultyDatabase {

  private final World world;
  private final Node node;
  private final BillerId biller;
  private final DataSource database;
  private final Set<Connection> open = new HashSet<>();
  private final Deque<Connection> idle = new ArrayDeque<>();

  FaultyDatabase(World world, Node node, BillerId biller, DataSource database) {
    this.world = world;
    this.node = node;
    this.biller = biller;
    this.database = database;
    node.whenGone(this::dropAll);
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (source, method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return connect();
          }
          throw new UnsupportedOperationException(method.getName());
        });
  }

  private Connection connect() throws SQLException {
    node.requireAlive();
    world.fate().mayCrash(node, 8000);
    if (world.fate().fault(2000)) {
      throw lost();
    }
    Connection real = idle.isEmpty() ? database.getConnection() : idle.pop();
    open.add(real);
    world.commits().begin();
    return proxy(Connection.class, new Calls(real));
  }

  private void dropAll() {
    Set.copyOf(open).forEach(this::drop);
    List.copyOf(idle).forEach(this::drop);
  }

  /** What the database does with a connection whose other end is gone: nothing is kept. */
  private void drop(Connection real) {
    open.remove(real);
    idle.remove(real);
    try {
      real.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
  }

  private static SQLException lost() {
    return new SQLException("the simulated connection was lost", "08006");
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The calls to one connection. */
  private final class Calls implements InvocationHandler {

    private final Connection real;
    private boolean closed;

    /**
     * A statement of the transaction failed, as that of a known payment does. Whoever waits for
     * such a transaction in H2 2.5.252 waits for ever, whatever the timeout; and with one thread
     * for all nodes that would be the end of the world.
     */
    private boolean waitedForEver;

    Calls(Connection real) {
      this.real = real;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return switch (method.getName()) {
        case "prepareStatement" -> {
          beforeCall();
          yield proxy(
              PreparedStatement.class,
              statement((PreparedStatement) call(real, method, arguments), (String) arguments[0]));
        }
        case "commit" -> {
          commit();
          yield null;
        }
        case "close", "abort" -> {
          close();
          yield null;
        }
        default -> {
          node.requireAlive();
          yield call(real, method, arguments);
        }
      };
    }

    private InvocationHandler statement(PreparedStatement statement, String sql) {
      boolean withoutBiller = world.ablation().hasNoBillerIn(sql);
      return (proxy, method, arguments) -> {
        if (withoutBiller
            && method.getName().equals("setString")
            && biller.value().equals(arguments[1])) {
          arguments[1] = "all";
        }
        if (method.getName().startsWith("execute")) {
          beforeCall();
        }
        node.requireAlive();
        try {
          return call(statement, method, arguments);
        } catch (SQLException e) {
          waitedForEver = true;
          throw e;
        }
      };
    }

    /** A call in the middle of a transaction, whose locks are held while the process sleeps. */
    private void beforeCall() throws SQLException {
      node.requireAlive();
      world.fate().mayCrash(node, 8000);
      mayPause(12_000);
      loseOrGiveUp(6000);
    }

    private void mayPause(int oneIn) {
      if (!waitedForEver) {
        world.fate().mayPause(node, oneIn);
      }
    }

    private void loseOrGiveUp(int oneIn) throws SQLException {
      if (world.fate().fault(oneIn)) {
        drop(real);
        throw lost();
      }
      if (world.fate().fault(oneIn)) {
        real.rollback();
        throw new SQLException("the simulated database gave the transaction up", "40001");
      }
    }

    private void commit() throws SQLException {
      node.requireAlive();
      world.fate().mayCrash(node, 1200);
      mayPause(2000);
      loseOrGiveUp(600);
      real.commit();
      world.commits().commit();
      world.fate().mayCrash(node, 1200);
      if (world.fate().fault(600)) {
        drop(real);
        throw lost();
      }
    }

    private void close() {
      if (!closed) {
        closed = true;
        world.commits().end();
        if (open.contains(real)) {
          idle.push(real); // the process keeps a pool
        }
      }
    }
  }
}
