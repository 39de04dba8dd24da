package com.imt.ic.internal.store.jdbc;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentJournal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

record JdbcPayments(SqlSession session) implements PaymentJournal {

  private static final String COLUMNS =
      "account_number, invoice_number, payment_method, amount, paid_at, payment_state, receipt_number, pushed_at, reported_at, payment_guid";

  @Override
  public boolean add(PaymentEntry entry) {
    return session.insertIfAbsent(
        "add a payment",
        "INSERT INTO ic_payment (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        parameters -> bind(parameters, entry));
  }

  @Override
  public Optional<PaymentEntry> lock(PaymentGuid paymentGuid) {
    return session.first(
        "lock a payment",
        session.dialect().lockingSelect(COLUMNS, "ic_payment", "payment_guid = ?"),
        parameters -> parameters.text(paymentGuid.value()),
        JdbcPayments::read);
  }

  @Override
  public void update(PaymentEntry entry) {
    session.updateOne(
        "update a payment",
        "payment",
        "UPDATE ic_payment SET account_number = ?, invoice_number = ?, payment_method = ?, amount = ?, paid_at = ?, payment_state = ?, receipt_number = ?, pushed_at = ?, reported_at = ? WHERE payment_guid = ?",
        parameters -> bind(parameters, entry));
  }

  @Override
  public void forEach(Consumer<PaymentEntry> reader) {
    session.stream(
        "read the payments",
        "SELECT %s FROM ic_payment ORDER BY paid_at, payment_guid".formatted(COLUMNS),
        JdbcPayments::read,
        reader);
  }

  private static void bind(Parameters parameters, PaymentEntry entry) throws SQLException {
    parameters
        .text(entry.accountNumber().value())
        .text(entry.invoiceNumber().map(InvoiceNumber::value))
        .text(entry.method())
        .money(entry.amount())
        .moment(entry.paidAt())
        .state(entry.state())
        .text(entry.receiptNumber())
        .moment(entry.pushedAt())
        .moment(entry.reportedAt())
        .text(entry.paymentGuid().value());
  }

  private static PaymentEntry read(Row row) throws SQLException {
    AccountNumber accountNumber = AccountNumber.of(row.text());
    Optional<InvoiceNumber> invoiceNumber = row.optionalText().map(InvoiceNumber::of);
    Optional<String> method = row.optionalText();
    var amount = row.money();
    var paidAt = row.moment();
    var state = PaymentEntry.State.valueOf(row.text());
    var receiptNumber = row.optionalText();
    var pushedAt = row.optionalMoment();
    var reportedAt = row.optionalMoment();
    return new PaymentEntry(
        PaymentGuid.of(row.text()),
        accountNumber,
        invoiceNumber,
        method,
        amount,
        paidAt,
        state,
        receiptNumber,
        pushedAt,
        reportedAt);
  }
}
