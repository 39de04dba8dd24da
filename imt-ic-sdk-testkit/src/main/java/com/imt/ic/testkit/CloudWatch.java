package com.imt.ic.testkit;

import com.imt.ic.CallFailedException;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sees what is asked of an InvoiceCloud and when, and lets it be out of reach. Thread-safe. */
final class CloudWatch {

  static final Map<ReportKind, String> REPORTS =
      Map.of(
          ReportKind.PAYMENTS, "paymentsSince",
          ReportKind.SETTLED_BATCHES, "settledBetween",
          ReportKind.ACH_REJECTS, "achReturnsSince",
          ReportKind.AUTOPAY, "autoPayCustomers",
          ReportKind.PAPERLESS, "paperlessCustomers");

  static final String SUBMIT = "submit";

  /**
   * A question.
   *
   * @param from since when rows are wanted; a day begins in GMT; null where that is not asked
   */
  record Question(Instant at, @Nullable Instant from) {}

  private final InvoiceCloud cloud;
  private final Clock clock;
  private final Map<String, List<Question>> asked = new ConcurrentHashMap<>();
  private final Set<String> down = Collections.synchronizedSet(new HashSet<>());

  private volatile boolean refusing;

  CloudWatch(InvoiceCloud cloud, Clock clock) {
    this.cloud = cloud;
    this.clock = clock;
  }

  InvoiceCloud cloud() {
    return (InvoiceCloud)
        Proxy.newProxyInstance(
            InvoiceCloud.class.getClassLoader(),
            new Class<?>[] {InvoiceCloud.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              asked
                  .computeIfAbsent(name, any -> new CopyOnWriteArrayList<>())
                  .add(new Question(clock.instant(), from(arguments)));
              if (down.contains(name)) {
                throw new CallFailedException(
                    CallFailedException.Kind.UNREACHABLE,
                    "The test's InvoiceCloud is out of reach",
                    new CallFailedException.Details(name, 1, 0, null, Duration.ZERO, "contract"),
                    null);
              }
              if (refusing && name.equals(SUBMIT)) {
                return InvoiceFileAnswer.of(false, "The test refuses every file", null, null);
              }
              try {
                return method.invoke(cloud, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static @Nullable Instant from(Object @Nullable [] arguments) {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    if (first instanceof LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return first instanceof Instant moment ? moment : null;
  }

  void submissionsDown() {
    down.add(SUBMIT);
  }

  void reportsDown() {
    down.addAll(REPORTS.values());
  }

  void down(ReportKind report) {
    down.add(REPORTS.getOrDefault(report, report.id()));
  }

  /** Files arrive, and none is accepted. */
  void refusesFiles() {
    refusing = true;
  }

  void up() {
    down.clear();
    refusing = false;
  }

  List<Question> questions(ReportKind report) {
    return asked.getOrDefault(REPORTS.getOrDefault(report, ""), List.of());
  }

  List<Instant> asked(ReportKind report) {
    return questions(report).stream().map(Question::at).toList();
  }
}
