package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables of the five reports, their columns in the order in which ASP.NET sent the samples. */
final class ReportTables {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d+");

  private ReportTables() {}

  static List<ReportColumn<Payment>> payments(OperationSpec spec, List<Payment> rows) {
    ReportColumns<Payment> columns = ReportColumns.of(spec, Payment.recordType());
    return columns
        .before(
            "cardType",
            columns.named("method", 1),
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
      OperationSpec spec, List<SettledPayment> rows) {
    return ReportColumns.of(spec, SettledPayment.recordType()).withAdditional(rows);
  }

  static List<ReportColumn<AchReturn>> achRejects(OperationSpec spec, List<AchReturn> rows) {
    return ReportColumns.of(spec, AchReturn.recordType()).withAdditional(rows);
  }

  static List<ReportColumn<CustomerEnrollment>> autoPay(
      OperationSpec spec, List<CustomerEnrollment> rows) {
    return ReportColumns.of(spec, CustomerEnrollment.recordType()).withAdditional(rows);
  }

  static List<ReportColumn<CustomerEnrollment>> paperless(
      OperationSpec spec, List<CustomerEnrollment> rows) {
    ReportColumns<CustomerEnrollment> columns =
        ReportColumns.of(spec, CustomerEnrollment.recordType());
    return columns
        .before(
            "changedAt",
            columns.named("paperInvoices", 0),
            DotNetType.BOOLEAN,
            customer -> Optional.of(Boolean.toString(!customer.enrolled())))
        .withAdditional(rows);
  }

  /** A record's row as a report shows it. */
  static <T> Map<String, String> raw(List<ReportColumn<T>> columns, T record) {
    Map<String, String> raw = new LinkedHashMap<>();
    columns.forEach(
        column -> column.text().apply(record).ifPresent(text -> raw.put(column.name(), text)));
    return raw;
  }
}
