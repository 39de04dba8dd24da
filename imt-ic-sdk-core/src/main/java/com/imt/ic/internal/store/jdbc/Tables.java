package com.imt.ic.internal.store.jdbc;

import static com.imt.ic.internal.store.jdbc.Column.changing;
import static com.imt.ic.internal.store.jdbc.Column.fixed;
import static com.imt.ic.internal.store.jdbc.Column.key;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.util.List;

/** The tables of facts. */
final class Tables {

  static final Table<PaymentEntry.Key, PaymentEntry> PAYMENTS =
      new Table<>(
          "ic_payment",
          "payment",
          "payment_guid",
          "payment_guid, allocation",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              key("allocation", ColumnType.COUNT, entry -> (long) entry.allocation()),
              fixed(
                  "account_number",
                  ColumnType.TEXT,
                  entry -> entry.accountNumber().map(AccountNumber::value).orElse(null)),
              changing(
                  "invoice_number",
                  ColumnType.TEXT,
                  entry -> entry.invoiceNumber().map(InvoiceNumber::value).orElse(null)),
              fixed("payment_method", ColumnType.TEXT, entry -> entry.method().orElse(null)),
              fixed("amount", ColumnType.MONEY, PaymentEntry::amount),
              changing("pushed_fee", ColumnType.MONEY, entry -> entry.pushedFee().orElse(null)),
              changing("reported_fee", ColumnType.MONEY, entry -> entry.reportedFee().orElse(null)),
              fixed("paid_at", ColumnType.MOMENT, PaymentEntry::paidAt),
              changing("payment_state", ColumnType.TEXT, entry -> entry.state().name()),
              changing(
                  "receipt_number", ColumnType.TEXT, entry -> entry.receiptNumber().orElse(null)),
              changing("pushed_at", ColumnType.MOMENT, entry -> entry.pushedAt().orElse(null)),
              changing("reported_at", ColumnType.MOMENT, entry -> entry.reportedAt().orElse(null)),
              changing("posted_again", ColumnType.MONEY, PaymentEntry::postedAgain),
              changing("taken_back", ColumnType.MONEY, PaymentEntry::takenBack)),
          row -> new PaymentEntry.Key(PaymentGuid.of(row.text()), (int) row.count()),
          row ->
              new PaymentEntry(
                  PaymentGuid.of(row.text()),
                  (int) row.count(),
                  row.optionalText().map(AccountNumber::of),
                  row.optionalText().map(InvoiceNumber::of),
                  row.optionalText(),
                  row.money(),
                  row.optionalMoney(),
                  row.optionalMoney(),
                  row.moment(),
                  PaymentEntry.State.valueOf(row.text()),
                  row.optionalText(),
                  row.optionalMoment(),
                  row.optionalMoment(),
                  row.money(),
                  row.money()));

  static final Table<SettlementEntry.Key, SettlementEntry> SETTLEMENTS =
      new Table<>(
          "ic_settled_payment",
          "settled line",
          "payment_guid",
          "settled_on, batch_id, payment_guid, line_number",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              key("batch_id", ColumnType.TEXT, SettlementEntry::batchId),
              key("line_number", ColumnType.COUNT, entry -> (long) entry.line()),
              changing("settled_on", ColumnType.DATE, SettlementEntry::settledOn),
              changing("processor", ColumnType.TEXT, entry -> entry.processor().orElse(null)),
              changing(
                  "invoice_number",
                  ColumnType.TEXT,
                  entry -> entry.invoiceNumber().map(InvoiceNumber::value).orElse(null)),
              fixed("amount", ColumnType.MONEY, SettlementEntry::amount),
              changing("fee", ColumnType.MONEY, entry -> entry.fee().orElse(null)),
              changing(
                  "deposit_amount", ColumnType.MONEY, entry -> entry.depositAmount().orElse(null)),
              changing("settlement_state", ColumnType.TEXT, entry -> entry.state().name()),
              fixed("first_seen_at", ColumnType.MOMENT, SettlementEntry::firstSeenAt),
              changing("told", ColumnType.FLAG, SettlementEntry::told)),
          row -> new SettlementEntry.Key(PaymentGuid.of(row.text()), row.text(), (int) row.count()),
          row -> {
            PaymentGuid guid = PaymentGuid.of(row.text());
            return new SettlementEntry(
                row.text(),
                guid,
                (int) row.count(),
                row.date(),
                row.optionalText(),
                row.optionalText().map(InvoiceNumber::of),
                row.money(),
                row.optionalMoney(),
                row.optionalMoney(),
                SettlementEntry.State.valueOf(row.text()),
                row.moment(),
                row.flag());
          });

  static final Table<RejectEntry.Key, RejectEntry> RETURNS =
      new Table<>(
          "ic_ach_reject",
          "return",
          "payment_guid",
          "rejected_at, payment_guid, return_number",
          List.of(
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value()),
              key("return_number", ColumnType.COUNT, entry -> (long) entry.number()),
              changing("reject_code", ColumnType.TEXT, RejectEntry::code),
              changing("rejected_at", ColumnType.MOMENT, RejectEntry::returnedAt),
              fixed("amount", ColumnType.MONEY, RejectEntry::amount),
              changing("reversed", ColumnType.MONEY, RejectEntry::reversed),
              changing("reject_state", ColumnType.TEXT, entry -> entry.state().name()),
              fixed("first_seen_at", ColumnType.MOMENT, RejectEntry::firstSeenAt),
              changing(
                  "return_fields", ColumnType.TEXT, entry -> RawColumns.toJson(entry.fields())),
              changing("raw_columns", ColumnType.TEXT, entry -> RawColumns.toJson(entry.raw())),
              changing("told", ColumnType.FLAG, RejectEntry::told)),
          row -> new RejectEntry.Key(PaymentGuid.of(row.text()), (int) row.count()),
          row ->
              new RejectEntry(
                  PaymentGuid.of(row.text()),
                  (int) row.count(),
                  row.text(),
                  row.moment(),
                  row.money(),
                  row.money(),
                  RejectEntry.State.valueOf(row.text()),
                  row.moment(),
                  RawColumns.fromJson(row.text()),
                  RawColumns.fromJson(row.text()),
                  row.flag()));

  static final Table<PaymentReference, PaymentReference> REFERENCES =
      new Table<>(
          "ic_payment_reference",
          "reference of a payment",
          "reference_sha256",
          "reference_sha256, payment_guid",
          List.of(
              key("reference_sha256", ColumnType.TEXT, PaymentReference::reference),
              key("payment_guid", ColumnType.TEXT, entry -> entry.paymentGuid().value())),
          row -> new PaymentReference(row.text(), PaymentGuid.of(row.text())),
          row -> new PaymentReference(row.text(), PaymentGuid.of(row.text())));

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
