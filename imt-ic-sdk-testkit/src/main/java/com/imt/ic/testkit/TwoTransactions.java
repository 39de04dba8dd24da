package com.imt.ic.testkit;

import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two calls of one ledger that meet, in an order that does not depend on luck. */
final class TwoTransactions {

  /** How long a call may wait for the other one before it is taken to wait for its end. */
  private static final Duration MEETING = Duration.ofMillis(300);

  private static final Duration END = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 5;

  private final HostTrial trial;
  private final LedgerJudge judge;

  TwoTransactions(HostTrial trial, LedgerJudge judge) {
    this.trial = trial;
    this.judge = judge;
  }

  /** The second posts, and is undone, while the first has begun and written nothing yet. */
  void postWithin(Payment first, Payment undone) throws Exception {
    Ledger books = trial.books();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch met = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection one = begin();
        Connection two = begin()) {
      Connection held = heldAtFirstStatement(one, begun, met);
      Future<LedgerAnswer> posting = threads.submit(() -> post(books, first, held));
      boolean unused = begun.await(MEETING.toMillis(), TimeUnit.MILLISECONDS);
      Future<LedgerAnswer> within = threads.submit(() -> post(books, undone, two));
      boolean over = isOver(within);
      if (over) {
        two.rollback();
      }
      met.countDown();
      get(posting);
      one.commit();
      get(within);
      two.rollback();
    } finally {
      threads.shutdownNow();
    }
  }

  /** The second begins before the first is committed; both are kept. */
  void postBeside(Payment first, Payment second) throws Exception {
    Ledger books = trial.books();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection one = begin();
        Connection two = begin()) {
      get(threads.submit(() -> post(books, first, one)));
      Future<LedgerAnswer> beside = threads.submit(() -> post(books, second, two));
      boolean unused = isOver(beside);
      one.commit();
      commit(books, second, two, beside);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What the database gave up is run again, as the SDK does. */
  private static void get(Future<LedgerAnswer> call) throws Exception {
    call.get(END.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void commit(
      Ledger books, Payment payment, Connection connection, Future<LedgerAnswer> first)
      throws Exception {
    try {
      get(first);
      connection.commit();
    } catch (ExecutionException | SQLException e) {
      for (int attempt = 1; ; attempt++) {
        connection.rollback();
        try {
          post(books, payment, connection);
          connection.commit();
          return;
        } catch (RuntimeException again) {
          if (attempt == ATTEMPTS) {
            throw again;
          }
        }
      }
    }
  }

  private LedgerAnswer post(Ledger books, Payment payment, Connection connection) {
    return books.post(payment, judge.transaction(connection, PaymentChannel.PUSH));
  }

  private static boolean isOver(Future<?> call) throws InterruptedException {
    try {
      call.get(MEETING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
    return true;
  }

  private Connection begin() throws SQLException {
    Connection connection = trial.database().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static Connection heldAtFirstStatement(
      Connection real, CountDownLatch begun, CountDownLatch met) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.startsWith("prepare") || name.equals("createStatement")) {
                begun.countDown();
                boolean unused = met.await(END.toMillis(), TimeUnit.MILLISECONDS);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
