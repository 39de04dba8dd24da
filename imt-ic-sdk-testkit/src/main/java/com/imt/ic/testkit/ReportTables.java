package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of the five reports, their columns in the order in which ASP.NET sent the samples. */
final class ReportTables {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d+");

  private static final String PAPER_INVOICES = "paperInvoices";

  private ReportTables() {}

  static List<ReportColumn<Payment>> payments(Profile profile, List<Payment> rows) {
    OperationSpec spec = profile.operation("payments");
    ReportColumns<Payment> columns = columns(profile, spec, Payment.recordType());
    return columns
        .before(
            "cardType",
            "method",
            1,
            DotNetType.INT,
            payment -> payment.method().flatMap(method -> number(spec, method)))
        .withAdditional(rows);
  }

  /** IC's number of a method, which the profile may name a second column for. */
  private static Optional<String> number(OperationSpec spec, PaymentMethod method) {
    return spec.column("method").codes().entrySet().stream()
        .filter(code -> code.getValue().equals(method.code()))
        .map(Map.Entry::getKey)
        .filter(key -> WHOLE_NUMBER.matcher(key).matches())
        .sorted()
        .findFirst();
  }

  static List<ReportColumn<SettledPayment>> settledBatches(
      Profile profile, List<SettledPayment> rows) {
    return columns(profile, profile.operation("settledBatches"), SettledPayment.recordType())
        .withAdditional(rows);
  }

  static List<ReportColumn<AchReturn>> achRejects(Profile profile, List<AchReturn> rows) {
    return columns(profile, profile.operation("achRejects"), AchReturn.recordType())
        .withAdditional(rows);
  }

  static List<ReportColumn<CustomerEnrollment>> autoPay(
      Profile profile, List<CustomerEnrollment> rows) {
    return columns(profile, profile.operation("autoPay"), CustomerEnrollment.recordType())
        .withAdditional(rows);
  }

  static List<ReportColumn<CustomerEnrollment>> paperless(
      Profile profile, List<CustomerEnrollment> rows) {
    OperationSpec spec = profile.operation("paperless");
    ReportColumns<CustomerEnrollment> columns =
        columns(profile, spec, CustomerEnrollment.recordType());
    if (!spec.columns().containsKey(PAPER_INVOICES)) {
      return columns.withAdditional(rows);
    }
    ColumnText<Boolean> text =
        new ColumnText<>(spec, PAPER_INVOICES, Kind.FLAG, profile.billerZone());
    return columns
        .before(
            "changedAt",
            PAPER_INVOICES,
            0,
            text.type(),
            customer -> Optional.of(text.text(!customer.enrolled())))
        .withAdditional(rows);
  }

  /** That of an operation that answers a report. */
  static ReportLayout<?> layout(Profile profile, OperationSpec report) {
    return switch (report.id()) {
      case "payments" -> ReportLayout.of(report, payments(profile, List.of()));
      case "settledBatches" -> ReportLayout.of(report, settledBatches(profile, List.of()));
      case "achRejects" -> ReportLayout.of(report, achRejects(profile, List.of()));
      case "autoPay" -> ReportLayout.of(report, autoPay(profile, List.of()));
      case "paperless" -> ReportLayout.of(report, paperless(profile, List.of()));
      default -> throw new IllegalArgumentException(report.id() + " is no report");
    };
  }

  private static <T> ReportColumns<T> columns(
      Profile profile, OperationSpec spec, RecordType<T> type) {
    return ReportColumns.of(spec, type, profile.billerZone());
  }

  /** A record's row as a report shows it. */
  static <T> Map<String, String> raw(OperationSpec spec, List<ReportColumn<T>> columns, T record) {
    Map<String, String> raw = new LinkedHashMap<>();
    columns.forEach(
        column -> column.text().apply(record).ifPresent(text -> raw.put(column.rawName(), text)));
    Set<String> joined =
        columns.stream()
            .filter(column -> raw.containsKey(column.rawName()))
            .flatMap(column -> column.table().stream())
            .collect(Collectors.toSet());
    // The row that was looked up has its key too.
    spec.result()
        .lookups()
        .forEach(
            (table, key) ->
                key.forEach(
                    (theirs, own) -> {
                      String text = raw.get(own);
                      if (joined.contains(table) && text != null) {
                        raw.put(table + "/" + theirs, text);
                      }
                    }));
    return raw;
  }
}
