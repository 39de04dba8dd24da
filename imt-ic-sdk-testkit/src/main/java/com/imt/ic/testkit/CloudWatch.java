package com.imt.ic.testkit;

import com.imt.ic.CallFailedException;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

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

  private final InvoiceCloud cloud;
  private final Clock clock;
  private final Map<String, List<Instant>> asked = new ConcurrentHashMap<>();
  private final Set<String> down = Collections.synchronizedSet(new HashSet<>());

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
              asked.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(clock.instant());
              if (down.contains(name)) {
                throw new CallFailedException(
                    CallFailedException.Kind.UNREACHABLE,
                    "The test's InvoiceCloud is out of reach",
                    new CallFailedException.Details(name, 1, 0, null, Duration.ZERO, "contract"),
                    null);
              }
              try {
                return method.invoke(cloud, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  void submissionsDown() {
    down.add(SUBMIT);
  }

  void reportsDown() {
    down.addAll(REPORTS.values());
  }

  void up() {
    down.clear();
  }

  List<Instant> asked(ReportKind report) {
    return asked.getOrDefault(REPORTS.getOrDefault(report, ""), List.of());
  }
}
