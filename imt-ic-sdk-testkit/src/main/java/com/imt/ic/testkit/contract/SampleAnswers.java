package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.TimeWriting;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.testkit.contract.ContractCheck.Answer;
import com.imt.ic.testkit.contract.ContractCheck.Answer.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What WSDLs and recorded answers tell of the questions that only InvoiceCloud can answer. Some
 * rows that agree are a hint; an answer is what many show and none contradicts. Names of columns,
 * counts and times of the day are told, and nothing that is a customer's. Not thread-safe.
 */
final class SampleAnswers {

  /** Fewer rows that agree are no answer. */
  private static final int ENOUGH = 10;

  /** The reports that are asked for since a moment. */
  private static final List<String> SINCE = List.of("payments", "achRejects");

  /** Fewer have an order by accident. */
  private static final int LEAST_IN_ORDER = 3;

  /** What people write of a payment that was none after all. */
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(refund|void|charge ?back|revers(al|ed)|reject|return|cancel)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BELOW_ZERO =
      Pattern.compile("\\s*(-.*\\d.*|\\(.*\\d.*\\)|.*\\d\\s*-|[^\\d\\s]{0,3}\\s*-.*\\d.*)\\s*");

  /** Something that speaks for an answer. */
  private record Evidence(boolean proves, String text) {}

  private final Profile profile;
  private final OfferedContract offered;
  private final List<RecordedRows<Payment>> payments;
  private final List<RecordedRows<SettledPayment>> lines;
  private final List<RecordedRows<AchReturn>> returns;
  private final Map<Integer, List<Evidence>> evidence = new HashMap<>();

  /** The reports of which the window is proven. */
  private final Set<String> windows = new HashSet<>();

  SampleAnswers(Profile profile, OfferedContract offered) {
    this.profile = profile;
    this.offered = offered;
    // Which moment is asked for says nothing of a recorded answer.
    Instant then = Instant.EPOCH.plus(1, ChronoUnit.DAYS);
    LocalDate day = LocalDate.EPOCH;
    payments = recorded("payments", cloud -> cloud.paymentsSince(then));
    lines = recorded("settledBatches", cloud -> cloud.settledBetween(day, day));
    returns = recorded("achRejects", cloud -> cloud.achReturnsSince(then));
  }

  private <T> List<RecordedRows<T>> recorded(
      String id, Function<SoapInvoiceCloud, Report<T>> call) {
    return RecordedRows.of(profile, profile.operation(id), offered.samples(), call);
  }

  /** Of each question whether it is answered, in their order. */
  List<Answer> all() {
    parameters();
    payments.forEach(report -> since("payments", report, Payment::paidAt));
    returns.forEach(report -> since("achRejects", report, AchReturn::returnedAt));
    if (windows.containsAll(SINCE)) {
      proof(1, "so it is of each");
    }
    payments.forEach(report -> order(report, report.records(), Payment::paidAt));
    returns.forEach(report -> order(report, report.records(), AchReturn::returnedAt));
    lines.forEach(report -> order(report, List.of(), line -> Instant.EPOCH));
    writing();
    identities();
    takenBack();
    fees();
    closing();
    returnedTwice();
    submission();
    return profile.questions().stream().map(this::answer).toList();
  }

  private Answer answer(Profile.Question question) {
    List<Evidence> found = evidence.getOrDefault(question.number(), List.of());
    State state =
        found.isEmpty()
            ? State.OPEN
            : found.stream().anyMatch(Evidence::proves) ? State.ANSWERED : State.HINT;
    return new Answer(
        question, state, found.stream().map(Evidence::text).distinct().toList());
  }

  private void hint(int question, String text) {
    evidence.computeIfAbsent(question, n -> new ArrayList<>()).add(new Evidence(false, text));
  }

  private void proof(int question, String text) {
    evidence.computeIfAbsent(question, n -> new ArrayList<>()).add(new Evidence(true, text));
  }

  // 1: the window

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
          .ifPresent(text -> hint(1, spec.operation() + " takes " + text));
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
      hint(
          1,
          "%s of %s%s are older than the moment that was asked for, by up to %s, so that another column decides or a zone is wrong"
              .formatted(before, rows(times.size()), file, distance(times.get(0), asked)));
    } else if (at > 0) {
      String text =
          "a row at the very moment that was asked for is in the answer, and none of %s%s is older"
              .formatted(rows(times.size()), file);
      if (times.size() >= ENOUGH && timeColumns(id, report).size() == 1) {
        windows.add(id);
      }
      hint(1, text);
    } else {
      hint(
          1,
          "none of %s%s is older than the moment that was asked for; the first comes %s after it"
              .formatted(rows(times.size()), file, distance(asked, times.get(0))));
    }
  }

  private static Duration distance(Instant one, Instant other) {
    return Duration.between(one, other).truncatedTo(ChronoUnit.SECONDS);
  }

  private <T> Set<String> timeColumns(String id, RecordedRows<T> report) {
    OperationSpec spec = profile.operation(id);
    return writings(report.sample().tables().get(spec.table().orElse(""))).keySet();
  }

  // 2: cap and order

  private <T> void order(RecordedRows<?> report, List<T> records, Function<T, Instant> time) {
    int count = report.rows().size();
    if (count >= 100 && count % 50 == 0) {
      hint(2, "%s in %s, a round number, as of an answer that was cut off".formatted(rows(count), report.sample().file()));
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
    hint(
        2,
        "%s in %s come %s"
            .formatted(
                rows(count),
                report.sample().file(),
                order.isEmpty() ? "in no order of their times" : order));
  }

  // 3: how times are written

  private void writing() {
    Set<String> texts = new TreeSet<>();
    Set<String> gmt = new HashSet<>();
    boolean isSure = true;
    for (String id : List.of("payments", "settledBatches", "achRejects", "autoPay", "paperless")) {
      OperationSpec spec = profile.operation(id);
      Table table =
          Sample.tablesOf(spec.responseElement(), offered.samples())
              .get(spec.table().orElse(""));
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
                    rows(writing.times()),
                    mode.isEmpty() ? "" : ", DateTimeMode " + mode));
        boolean isMoment = moments(spec).contains(column.getKey());
        if (isMoment && writing.isGmt() && writing.times() >= ENOUGH) {
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
      proof(3, text);
    } else {
      hint(3, text + (isSure ? "" : "; what an offset means, and which zone a text without one is in, people have to say"));
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

  // 4: identities

  private void identities() {
    Set<PaymentGuid> paid =
        records(payments).map(Payment::paymentGuid).collect(Collectors.toSet());
    if (paid.isEmpty()) {
      return;
    }
    found(
        "settled lines", paid, records(lines).map(SettledPayment::paymentGuid).distinct().toList());
    found(
        "returns",
        paid,
        records(returns).map(AchReturn::payment).flatMap(Optional::stream).distinct().toList());
  }

  private void found(String what, Set<PaymentGuid> paid, List<PaymentGuid> told) {
    if (!told.isEmpty()) {
      hint(
          4,
          "%s of %s identifiers of %s are in the payment report"
              .formatted(told.stream().filter(paid::contains).count(), told.size(), what));
    }
  }

  // 7: what was taken back

  private void takenBack() {
    OperationSpec spec = profile.operation("payments");
    ColumnSpec amount = spec.column("amount");
    Set<String> names = // of people, who may be called Void
        Stream.of("customerName", "emailAddress")
            .map(spec.columns()::get)
            .flatMap(Stream::ofNullable)
            .flatMap(column -> column.columns().stream())
            .collect(Collectors.toSet());
    int rows = 0;
    int below = 0;
    Map<String, Integer> words = new HashMap<>();
    for (RecordedRows<Payment> report : payments) {
      for (ReportRow<Payment> row : report.rows()) {
        rows++;
        below += isBelowZero(amount, row) ? 1 : 0;
        row.raw().entrySet().stream()
            .filter(column -> !names.contains(column.getKey()))
            .map(column -> TAKEN_BACK.matcher(column.getValue()))
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
            .distinct()
            .forEach(word -> words.merge(word, 1, Integer::sum));
      }
    }
    if (below > 0) {
      hint(7, "%s of %s have an amount below zero".formatted(below, rows(rows)));
    }
    for (String word : new TreeSet<>(words.keySet())) {
      hint(7, "%s of %s say \"%s\"".formatted(words.get(word), rows(rows), word));
    }
  }

  private static boolean isBelowZero(ColumnSpec amount, ReportRow<Payment> row) {
    return amount.columns().stream()
        .map(row.raw()::get)
        .flatMap(Stream::ofNullable)
        .anyMatch(text -> BELOW_ZERO.matcher(text).matches());
  }

  // 8: fees

  /** A payment, and in a cart what was paid of one invoice. */
  private record Part(PaymentGuid guid, Optional<InvoiceNumber> invoice) {}

  private void fees() {
    Map<Part, Payment> withFee = new HashMap<>();
    records(payments)
        .filter(payment -> payment.convenienceFee().filter(Money::isPositive).isPresent())
        .forEach(p -> withFee.put(new Part(p.paymentGuid(), p.invoiceNumber()), p));
    int without = 0;
    int with = 0;
    int alone = 0;
    int other = 0;
    for (SettledPayment line : records(lines).distinct().toList()) {
      Payment payment = withFee.get(new Part(line.paymentGuid(), line.invoiceNumber()));
      if (payment == null || line.amount().isNegative()) {
        continue;
      }
      Money fee = payment.convenienceFee().orElseThrow();
      if (line.amount().equals(payment.amount())) {
        without++;
      } else if (line.amount().equals(payment.amount().plus(fee))) {
        with++;
      } else if (line.amount().equals(fee)) {
        alone++;
      } else {
        other++;
      }
    }
    int all = without + with + alone + other;
    if (all == 0) {
      return;
    }
    String text =
        "of %s of payments with a fee, %s are without it, %s with it, %s the fee alone, %s anything else"
            .formatted(all == 1 ? "1 settled line" : all + " settled lines", without, with, alone, other);
    if (all >= ENOUGH && (without == all || with == all)) {
      proof(8, text);
    } else {
      hint(8, text);
    }
  }

  // 9: the batch's end

  private void closing() {
    long told = records(lines).filter(line -> line.batchClosure().isPresent()).count();
    long all = records(lines).count();
    if (told > 0) {
      hint(9, "%s of %s of settled batches say how their batch was closed".formatted(told, rows((int) all)));
    }
    Map<PaymentGuid, Instant> paidAt = new HashMap<>();
    records(payments).forEach(payment -> paidAt.put(payment.paymentGuid(), payment.paidAt()));
    Map<String, LocalTime> last = new HashMap<>();
    Map<String, Instant> latest = new HashMap<>();
    records(lines)
        .filter(line -> paidAt.containsKey(line.paymentGuid()))
        .forEach(
            line ->
                latest.merge(
                    line.batchId() + " " + line.settledOn(),
                    paidAt.get(line.paymentGuid()),
                    (one, two) -> one.isAfter(two) ? one : two));
    latest.forEach(
        (batch, moment) -> last.put(batch, LocalTime.ofInstant(moment, profile.billerZone())));
    last.values().stream()
        .max(LocalTime::compareTo)
        .ifPresent(
            time ->
                hint(
                    9,
                    "the latest payment of %s was made at %s, %s"
                        .formatted(
                            last.size() == 1 ? "a batch" : last.size() + " batches",
                            time.truncatedTo(ChronoUnit.MINUTES),
                            profile.billerZone())));
    long days =
        records(lines)
            .collect(
                Collectors.groupingBy(
                    SettledPayment::batchId,
                    Collectors.mapping(SettledPayment::settledOn, Collectors.toSet())))
            .values()
            .stream()
            .filter(each -> each.size() > 1)
            .count();
    if (days > 0) {
      hint(9, days + (days == 1 ? " batch has" : " batches have") + " lines of several dates");
    }
  }

  // 10: returned again

  private void returnedTwice() {
    Map<PaymentGuid, Set<Instant>> times = new HashMap<>();
    records(returns)
        .forEach(
            each ->
                each.payment()
                    .ifPresent(
                        guid ->
                            times
                                .computeIfAbsent(guid, g -> new HashSet<>())
                                .add(each.returnedAt())));
    long twice = times.values().stream().filter(each -> each.size() > 1).count();
    if (twice > 0) {
      hint(
          10,
          "%s of %s payments that came back did so more than once under one identifier"
              .formatted(twice, times.size()));
    }
  }

  // 11: the file

  private void submission() {
    OperationSpec spec = profile.operation("submitInvoiceFile");
    offered
        .wsdl(spec)
        .flatMap(wsdl -> wsdl.named(spec).map(named -> named(wsdl, named)))
        .ifPresent(text -> hint(11, text));
    long answers =
        offered.samples().stream()
            .filter(sample -> sample.answer().equals(spec.responseElement()))
            .count();
    if (answers > 0) {
      hint(11, answers + (answers == 1 ? " answer" : " answers") + " of a submission came, see TRIED");
    }
  }

  private static String named(Wsdl wsdl, Wsdl.Operation operation) {
    return "%s takes %s and answers %s"
        .formatted(operation.name(), names(wsdl.parameters(operation.name())), names(wsdl.result(operation.name())));
  }

  private static String names(List<Wsdl.Declaration> declared) {
    return declared.stream()
        .map(each -> each.name() + (each.type().isEmpty() ? "" : " (" + each.type() + ")"))
        .collect(Collectors.joining(", "));
  }

  private static <T> Stream<T> records(List<RecordedRows<T>> reports) {
    return reports.stream().flatMap(report -> report.records().stream());
  }

  private static String rows(int count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
