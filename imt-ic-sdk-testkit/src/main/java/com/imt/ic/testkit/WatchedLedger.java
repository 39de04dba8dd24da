package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sees what books do with the SDK's transaction: ending it is theirs never, and a connection of
 * their own is outside it. What they must not do is noted and not done, so that the test goes on
 * and can say so. Thread-safe.
 */
final class WatchedLedger {

  private static final Set<String> OF_THE_SDK = Set.of("commit", "close", "abort", "setAutoCommit");

  /**
   * What the books answered to a call about one payment.
   *
   * @param method without the difference between post and postAll
   * @param byTest when, by the test's clock
   * @param byMachine when, by the clock of the machine
   */
  record Call(
      String method,
      PaymentGuid payment,
      String invoice,
      LedgerAnswer answer,
      Instant byTest,
      Instant byMachine) {}

  private final Clock clock;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> misuses = new CopyOnWriteArrayList<>();
  private final List<String> thrown = new CopyOnWriteArrayList<>();
  private final ThreadLocal<@Nullable String> call = new ThreadLocal<>();
  private volatile boolean separate;

  WatchedLedger(Clock clock) {
    this.clock = clock;
  }

  /** What the books were asked about payments, in order. */
  List<Call> calls() {
    return calls;
  }

  /** What the books refused and did not take later, each with its reason. */
  List<String> refusals(Predicate<PaymentGuid> which) {
    Map<String, Call> last = new LinkedHashMap<>();
    for (Call each : calls) {
      if (which.test(each.payment())) {
        last.put(each.method() + each.payment() + " " + each.invoice(), each);
      }
    }
    return last.values().stream()
        .filter(each -> !each.answer().isAccepted())
        .map(
            each ->
                "Ledger.%s refused: %s"
                    .formatted(each.method(), each.answer().reason().orElseThrow()))
        .distinct()
        .toList();
  }

  boolean hasAccepted(PaymentGuid payment, String... methods) {
    return calls.stream()
        .anyMatch(
            each ->
                each.payment().equals(payment)
                    && each.answer().isAccepted()
                    && List.of(methods).contains(each.method()));
  }

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
            Object answer = invoke(books, method, seen);
            if (seen.length > 1) {
              note(method.getName(), seen[0], answer);
            }
            return answer;
          } catch (RuntimeException e) {
            thrown.add("Ledger.%s threw %s".formatted(method.getName(), e));
            throw e;
          } finally {
            call.set(outer);
          }
        });
  }

  private void note(String method, Object fact, @Nullable Object answer) {
    if (answer instanceof LedgerAnswer one) {
      if (fact instanceof Payment payment) {
        note(method, payment, one);
      } else if (fact instanceof Reversal reversal) {
        note(method, reversal.payment(), one);
      } else if (fact instanceof Chargeback chargeback) {
        note(method, chargeback.payment(), one);
      } else if (fact instanceof Representment representment) {
        note(method, representment.payment(), one);
      }
    } else if (fact instanceof List<?> facts && answer instanceof List<?> answers) {
      for (int i = 0; i < Math.min(facts.size(), answers.size()); i++) {
        note("post", facts.get(i), answers.get(i));
      }
    }
  }

  private void note(String method, Payment payment, LedgerAnswer answer) {
    note(method, payment.paymentGuid(), payment.invoiceNumber().orElse(null), answer);
  }

  private void note(String method, PostedPayment payment, LedgerAnswer answer) {
    note(method, payment.paymentGuid(), payment.invoiceNumber(), answer);
  }

  private void note(
      String method, PaymentGuid payment, @Nullable InvoiceNumber invoice, LedgerAnswer answer) {
    calls.add(
        new Call(
            method,
            payment,
            invoice == null ? "" : invoice.value(),
            answer,
            clock.instant(),
            Clock.systemUTC().instant()));
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
