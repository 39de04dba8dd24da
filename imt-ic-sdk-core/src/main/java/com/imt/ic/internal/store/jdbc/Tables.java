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
import com.imt.ic.internal.store.jdbc.Column.Type;
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
              key("payment_guid", Type.TEXT, entry -> entry.paymentGuid().value()),
              fixed("account_number", Type.TEXT, entry -> entry.accountNumber().value()),
              fixed(
                  "invoice_number",
                  Type.TEXT,
                  entry -> entry.invoiceNumber().map(InvoiceNumber::value).orElse(null)),
              fixed("payment_method", Type.TEXT, entry -> entry.method().orElse(null)),
              fixed("amount", Type.MONEY, PaymentEntry::amount),
              fixed("paid_at", Type.MOMENT, PaymentEntry::paidAt),
              changing("payment_state", Type.TEXT, entry -> entry.state().name()),
              changing("receipt_number", Type.TEXT, entry -> entry.receiptNumber().orElse(null)),
              changing("pushed_at", Type.MOMENT, entry -> entry.pushedAt().orElse(null)),
              changing("reported_at", Type.MOMENT, entry -> entry.reportedAt().orElse(null))),
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
              key("payment_guid", Type.TEXT, entry -> entry.paymentGuid().value()),
              key("batch_id", Type.TEXT, SettlementEntry::batchId),
              key("takes_back", Type.FLAG, entry -> entry.amount().isNegative()),
              fixed("settled_on", Type.DATE, SettlementEntry::settledOn),
              fixed("amount", Type.MONEY, SettlementEntry::amount),
              fixed("deposit_amount", Type.MONEY, entry -> entry.depositAmount().orElse(null)),
              fixed("first_seen_at", Type.MOMENT, SettlementEntry::firstSeenAt),
              changing("told", Type.FLAG, SettlementEntry::told)),
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
              key("payment_guid", Type.TEXT, entry -> entry.paymentGuid().value()),
              key("reject_code", Type.TEXT, RejectEntry::code),
              key("rejected_at", Type.MOMENT, RejectEntry::returnedAt),
              fixed("amount", Type.MONEY, RejectEntry::amount),
              changing("reject_state", Type.TEXT, entry -> entry.state().name()),
              fixed("first_seen_at", Type.MOMENT, RejectEntry::firstSeenAt),
              fixed("return_fields", Type.TEXT, entry -> RawColumns.toJson(entry.fields())),
              fixed("raw_columns", Type.TEXT, entry -> RawColumns.toJson(entry.raw())),
              changing("told", Type.FLAG, RejectEntry::told)),
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
              key("enrollment_kind", Type.TEXT, EnrollmentState::kind),
              key("account_number", Type.TEXT, entry -> entry.accountNumber().value()),
              key("invoice_type_id", Type.TEXT, EnrollmentState::invoiceTypeId),
              changing("enrolled", Type.FLAG, EnrollmentState::enrolled),
              changing("payment_method", Type.TEXT, entry -> entry.method().orElse(null)),
              changing("changed_at", Type.MOMENT, entry -> entry.changedAt().orElse(null)),
              changing("told", Type.FLAG, EnrollmentState::told)),
          row -> new EnrollmentState.Key(row.text(), AccountNumber.of(row.text()), row.text()),
          row ->
              new EnrollmentState(
                  row.text(),
                  AccountNumber.of(row.text()),
                  row.text(),
                  row.flag(),
                  row.optionalText(),
                  row.optionalMoment(),
                  row.flag()));

  private Tables() {}
}
