package com.imt.ic.internal.store.jdbc;

import static com.imt.ic.internal.store.jdbc.Column.changing;
import static com.imt.ic.internal.store.jdbc.Column.fixed;
import static com.imt.ic.internal.store.jdbc.Column.key;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.util.List;

/** The tables of facts. */
final class Tables {

  static final Table<PaymentGuid, PaymentEntry> PAYMENTS =
      new Table<>(
          "ic_payment",
          "payment",
          "payment_guid",
          "paid_at, payment_guid",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              fixed("account_number", ColumnType.TEXT, entry -> entry.accountNumber().value()),
              fixed(
                  "invoice_number",
                  ColumnType.TEXT,
                  entry -> entry.invoiceNumber().map(InvoiceNumber::value).orElse(null)),
              fixed("payment_method", ColumnType.TEXT, entry -> entry.method().orElse(null)),
              fixed("amount", ColumnType.MONEY, PaymentEntry::amount),
              fixed("paid_at", ColumnType.MOMENT, PaymentEntry::paidAt),
              changing("payment_state", ColumnType.TEXT, entry -> entry.state().name()),
              changing(
                  "receipt_number", ColumnType.TEXT, entry -> entry.receiptNumber().orElse(null)),
              changing("pushed_at", ColumnType.MOMENT, entry -> entry.pushedAt().orElse(null)),
              changing("reported_at", ColumnType.MOMENT, entry -> entry.reportedAt().orElse(null))),
          row -> PaymentGuid.of(row.text()),
          row ->
              new PaymentEntry(
                  PaymentGuid.of(row.text()),
                  AccountNumber.of(row.text()),
                  row.optionalText().map(InvoiceNumber::of),
                  row.optionalText(),
                  row.money(),
                  row.moment(),
                  PaymentEntry.State.valueOf(row.text()),
                  row.optionalText(),
                  row.optionalMoment(),
                  row.optionalMoment()));

  static final Table<SettlementEntry.Key, SettlementEntry> SETTLEMENTS =
      new Table<>(
          "ic_settled_payment",
          "settled line",
          "payment_guid",
          "settled_on, batch_id, payment_guid, takes_back",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              key("batch_id", ColumnType.TEXT, SettlementEntry::batchId),
              key("takes_back", ColumnType.FLAG, entry -> entry.amount().isNegative()),
              fixed("settled_on", ColumnType.DATE, SettlementEntry::settledOn),
              fixed("amount", ColumnType.MONEY, SettlementEntry::amount),
              fixed(
                  "deposit_amount", ColumnType.MONEY, entry -> entry.depositAmount().orElse(null)),
              fixed("first_seen_at", ColumnType.MOMENT, SettlementEntry::firstSeenAt),
              changing("told", ColumnType.FLAG, SettlementEntry::told)),
          row -> new SettlementEntry.Key(PaymentGuid.of(row.text()), row.text(), row.flag()),
          row -> {
            PaymentGuid guid = PaymentGuid.of(row.text());
            String batch = row.text();
            row.flag(); // the amount's sign says it too
            return new SettlementEntry(
                batch,
                row.date(),
                guid,
                row.money(),
                row.optionalMoney(),
                row.moment(),
                row.flag());
          });

  static final Table<RejectEntry.Key, RejectEntry> RETURNS =
      new Table<>(
          "ic_ach_reject",
          "return",
          "payment_guid",
          "rejected_at, payment_guid, reject_code",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              key("reject_code", ColumnType.TEXT, RejectEntry::code),
              key("rejected_at", ColumnType.MOMENT, RejectEntry::returnedAt),
              fixed("amount", ColumnType.MONEY, RejectEntry::amount),
              changing("reject_state", ColumnType.TEXT, entry -> entry.state().name()),
              fixed("first_seen_at", ColumnType.MOMENT, RejectEntry::firstSeenAt),
              fixed("return_fields", ColumnType.TEXT, entry -> RawColumns.toJson(entry.fields())),
              fixed("raw_columns", ColumnType.TEXT, entry -> RawColumns.toJson(entry.raw())),
              changing("told", ColumnType.FLAG, RejectEntry::told)),
          row -> new RejectEntry.Key(PaymentGuid.of(row.text()), row.text(), row.moment()),
          row ->
              new RejectEntry(
                  PaymentGuid.of(row.text()),
                  row.text(),
                  row.moment(),
                  row.money(),
                  RejectEntry.State.valueOf(row.text()),
                  row.moment(),
                  RawColumns.fromJson(row.text()),
                  RawColumns.fromJson(row.text()),
                  row.flag()));

  static final Table<EnrollmentState.Key, EnrollmentState> ENROLLMENTS =
      new Table<>(
          "ic_enrollment",
          "enrolment",
          "account_number",
          "enrollment_kind, account_number, invoice_type_id",
          List.of(
              key("enrollment_kind", ColumnType.TEXT, EnrollmentState::kind),
              key("account_number", ColumnType.TEXT, entry -> entry.accountNumber().value()),
              key("invoice_type_id", ColumnType.TEXT, EnrollmentState::invoiceTypeId),
              changing("enrolled", ColumnType.FLAG, EnrollmentState::enrolled),
              changing("payment_method", ColumnType.TEXT, entry -> entry.method().orElse(null)),
              changing("changed_at", ColumnType.MOMENT, entry -> entry.changedAt().orElse(null)),
              changing("told", ColumnType.FLAG, EnrollmentState::told),
              changing("listed_in", ColumnType.COUNT, EnrollmentState::listedIn),
              changing("missing", ColumnType.FLAG, EnrollmentState::missing)),
          row -> new EnrollmentState.Key(row.text(), AccountNumber.of(row.text()), row.text()),
          row ->
              new EnrollmentState(
                  row.text(),
                  AccountNumber.of(row.text()),
                  row.text(),
                  row.flag(),
                  row.optionalText(),
                  row.optionalMoment(),
                  row.flag(),
                  row.count(),
                  row.flag()));

  private Tables() {}
}
