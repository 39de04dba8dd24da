package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What answers tell of money: which identifiers come again, and how refunds, fees, batches and
 * returns show. Counts and times of the day are told, and nothing that is a customer's. Not
 * thread-safe.
 */
final class MoneyAnswers {

  /** What people write of a payment that was none after all. */
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(refund|void|charge ?back|revers(al|ed)|reject|return|cancel)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BELOW_ZERO =
      Pattern.compile("\\s*(-.*\\d.*|\\(.*\\d.*\\)|.*\\d\\s*-|[^\\d\\s]{0,3}\\s*-.*\\d.*)\\s*");

  private final Profile profile;
  private final List<RecordedRows<Payment>> payments;
  private final List<RecordedRows<SettledPayment>> lines;
  private final List<RecordedRows<AchReturn>> returns;
  private final Evidence evidence;

  MoneyAnswers(
      Profile profile,
      List<RecordedRows<Payment>> payments,
      List<RecordedRows<SettledPayment>> lines,
      List<RecordedRows<AchReturn>> returns,
      Evidence evidence) {
    this.profile = profile;
    this.payments = payments;
    this.lines = lines;
    this.returns = returns;
    this.evidence = evidence;
  }

  /** Notes all that is told. */
  void note() {
    identities();
    takenBack();
    fees();
    closing();
    returnedTwice();
  }

  private void identities() {
    Set<PaymentGuid> paid = records(payments).map(Payment::paymentGuid).collect(Collectors.toSet());
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
      evidence.hint(
          4,
          "%s of %s identifiers of %s are in the payment report"
              .formatted(told.stream().filter(paid::contains).count(), told.size(), what));
    }
  }

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
      evidence.hint(7, "%s of %s have an amount below zero".formatted(below, Evidence.rows(rows)));
    }
    for (String word : new TreeSet<>(words.keySet())) {
      evidence.hint(7, "%s of %s say \"%s\"".formatted(words.get(word), Evidence.rows(rows), word));
    }
  }

  private static boolean isBelowZero(ColumnSpec amount, ReportRow<Payment> row) {
    return amount.columns().stream()
        .map(row.raw()::get)
        .flatMap(Stream::ofNullable)
        .anyMatch(text -> BELOW_ZERO.matcher(text).matches());
  }

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
            .formatted(
                all == 1 ? "1 settled line" : all + " settled lines", without, with, alone, other);
    if (all >= Evidence.ENOUGH && (without == all || with == all)) {
      evidence.proof(8, text);
    } else {
      evidence.hint(8, text);
    }
  }

  private void closing() {
    long told = records(lines).filter(line -> line.batchClosure().isPresent()).count();
    long all = records(lines).count();
    if (told > 0) {
      evidence.hint(
          9,
          "%s of %s of settled batches say how their batch was closed"
              .formatted(told, Evidence.rows(all)));
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
                evidence.hint(
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
      evidence.hint(
          9, days + (days == 1 ? " batch has" : " batches have") + " lines of several dates");
    }
  }

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
      evidence.hint(
          10,
          "%s of %s payments that came back did so more than once under one identifier"
              .formatted(twice, times.size()));
    }
  }

  private static <T> Stream<T> records(List<RecordedRows<T>> reports) {
    return reports.stream().flatMap(report -> report.records().stream());
  }
}
