package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.TimeWriting;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers tell of how reports are asked for: which rows come, in which order, and how their
 * times are written. Names of columns, counts and spans are told, and nothing that is a customer's.
 * Not thread-safe.
 */
final class WindowAnswers {

  /** The reports that are asked for since a moment. */
  private static final List<String> SINCE = List.of("payments", "achRejects");

  /** Fewer have an order by accident. */
  private static final int LEAST_IN_ORDER = 3;

  private final Profile profile;
  private final OfferedContract offered;
  private final Evidence evidence;

  /** The reports of which the window is proven. */
  private final Set<String> windows = new HashSet<>();

  WindowAnswers(Profile profile, OfferedContract offered, Evidence evidence) {
    this.profile = profile;
    this.offered = offered;
    this.evidence = evidence;
  }

  /** Notes all that is told. */
  void note(
      List<RecordedRows<Payment>> payments,
      List<RecordedRows<SettledPayment>> lines,
      List<RecordedRows<AchReturn>> returns) {
    parameters();
    payments.forEach(report -> since("payments", report, Payment::paidAt));
    returns.forEach(report -> since("achRejects", report, AchReturn::returnedAt));
    if (windows.containsAll(SINCE)) {
      evidence.proof(1, "so it is of each");
    }
    payments.forEach(report -> order(report, report.records(), Payment::paidAt));
    returns.forEach(report -> order(report, report.records(), AchReturn::returnedAt));
    lines.forEach(report -> order(report, List.of(), line -> Instant.EPOCH));
    writing();
  }

  private void parameters() {
    for (String id : SINCE) {
      OperationSpec spec = profile.operation(id);
      Set<String> times = new TreeSet<>();
      for (RequestValue value : List.of(RequestValue.FROM, RequestValue.TO)) {
        spec.request().element(value).ifPresent(times::add);
      }
      offered
          .wsdl(spec)
          .flatMap(wsdl -> wsdl.named(spec).map(named -> wsdl.parameters(named.name())))
          .map(
              declared ->
                  declared.stream()
                      .filter(each -> times.contains(each.name()))
                      .map(each -> each.name() + " (" + each.type() + ")")
                      .collect(Collectors.joining(", ")))
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> evidence.hint(1, spec.operation() + " takes " + text));
    }
  }

  private <T> void since(String id, RecordedRows<T> report, Function<T, Instant> time) {
    if (report.asked().isEmpty() || report.records().isEmpty()) {
      return;
    }
    Instant asked = report.asked().get();
    List<Instant> times = report.records().stream().map(time).sorted().toList();
    long before = times.stream().filter(each -> each.isBefore(asked)).count();
    long at = times.stream().filter(asked::equals).count();
    String file = " in " + report.sample().file();
    if (before > 0) {
      evidence.hint(
          1,
          "%s of %s%s are older than the moment that was asked for, by up to %s, so that another column decides or a zone is wrong"
              .formatted(before, Evidence.rows(times.size()), file, distance(times.get(0), asked)));
    } else if (at > 0) {
      String text =
          "a row at the very moment that was asked for is in the answer, and none of %s%s is older"
              .formatted(Evidence.rows(times.size()), file);
      if (times.size() >= Evidence.ENOUGH && timeColumns(id, report).size() == 1) {
        windows.add(id);
      }
      evidence.hint(1, text);
    } else {
      evidence.hint(
          1,
          "none of %s%s is older than the moment that was asked for; the first comes %s after it"
              .formatted(Evidence.rows(times.size()), file, distance(asked, times.get(0))));
    }
  }

  private static Duration distance(Instant one, Instant other) {
    return Duration.between(one, other).truncatedTo(ChronoUnit.SECONDS);
  }

  private <T> Set<String> timeColumns(String id, RecordedRows<T> report) {
    OperationSpec spec = profile.operation(id);
    return writings(report.sample().tables().get(spec.table().orElse(""))).keySet();
  }

  private <T> void order(RecordedRows<?> report, List<T> records, Function<T, Instant> time) {
    int count = report.rows().size();
    if (count >= 100 && count % 50 == 0) {
      evidence.hint(
          2,
          "%s in %s, a round number, as of an answer that was cut off"
              .formatted(Evidence.rows(count), report.sample().file()));
    }
    List<Instant> times = records.stream().map(time).toList();
    if (times.size() < LEAST_IN_ORDER || Set.copyOf(times).size() < 2) {
      return;
    }
    List<Instant> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    String order = times.equals(sorted) ? "the oldest first" : "";
    Collections.reverse(sorted);
    order = order.isEmpty() && times.equals(sorted) ? "the newest first" : order;
    evidence.hint(
        2,
        "%s in %s come %s"
            .formatted(
                Evidence.rows(count),
                report.sample().file(),
                order.isEmpty() ? "in no order of their times" : order));
  }

  private void writing() {
    Set<String> texts = new TreeSet<>();
    Set<String> gmt = new HashSet<>();
    boolean isSure = true;
    for (String id : List.of("payments", "settledBatches", "achRejects", "autoPay", "paperless")) {
      OperationSpec spec = profile.operation(id);
      Table table =
          Sample.tablesOf(spec.responseElement(), offered.samples()).get(spec.table().orElse(""));
      Map<String, TimeWriting> columns = writings(table);
      Map<String, String> modes = modes(table);
      for (Map.Entry<String, TimeWriting> column : columns.entrySet()) {
        TimeWriting writing = column.getValue();
        String mode = modes.getOrDefault(column.getKey(), "");
        texts.add(
            "%s of %s %s (%s%s)"
                .formatted(
                    column.getKey(),
                    id,
                    writing,
                    Evidence.rows(writing.times()),
                    mode.isEmpty() ? "" : ", DateTimeMode " + mode));
        boolean isMoment = moments(spec).contains(column.getKey());
        if (isMoment && writing.isGmt() && writing.times() >= Evidence.ENOUGH) {
          gmt.add(id);
        }
        isSure &= !isMoment || writing.isGmt();
      }
    }
    if (texts.isEmpty()) {
      return;
    }
    String text = String.join("; ", texts);
    if (isSure && gmt.containsAll(Set.of("payments", "achRejects"))) {
      evidence.proof(3, text);
    } else {
      evidence.hint(
          3,
          text
              + (isSure
                  ? ""
                  : "; what an offset means, and which zone a text without one is in, people have to say"));
    }
  }

  /** The columns that hold moments, and no days, by the profile. */
  private static Set<String> moments(OperationSpec spec) {
    return Stream.of("paidAt", "rejectedAt", "changedAt")
        .map(spec.columns()::get)
        .flatMap(Stream::ofNullable)
        .flatMap(column -> column.names().stream())
        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
  }

  /** The columns of times. */
  private static Map<String, TimeWriting> writings(@Nullable Table table) {
    Map<String, TimeWriting> writings = new HashMap<>();
    for (Column column : table == null ? List.<Column>of() : table.columns()) {
      TimeWriting writing = new TimeWriting();
      column.values().forEach(writing::add);
      if (writing.isTime()) {
        writings.put(column.name(), writing);
      }
    }
    return writings;
  }

  private static Map<String, String> modes(@Nullable Table table) {
    Map<String, String> modes = new HashMap<>();
    for (Column column : table == null ? List.<Column>of() : table.columns()) {
      modes.put(column.name(), column.dateTimeMode());
    }
    return modes;
  }
}
