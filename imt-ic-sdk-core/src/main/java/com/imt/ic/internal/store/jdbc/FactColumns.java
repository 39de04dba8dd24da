package com.imt.ic.internal.store.jdbc;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payments, settled lines and returns in the same seventeen columns, so that one statement reads
 * them in one order, and one cursor is open.
 */
final class FactColumns {

  static final String OF_PAYMENTS =
      "payment_guid, 0 AS source, allocation AS place, account_number AS named, invoice_number AS invoice, payment_method AS way, payment_state AS state, receipt_number AS receipt, amount, pushed_fee AS money_1, reported_fee AS money_2, posted_again AS money_3, taken_back AS money_4, paid_at AS at_1, pushed_at AS at_2, reported_at AS at_3, CAST(NULL AS DATE) AS on_day";

  static final String OF_LINES =
      "payment_guid, 1, line_number, batch_id, invoice_number, processor, settlement_state, NULL, amount, fee, deposit_amount, NULL, NULL, first_seen_at, NULL, NULL, settled_on";

  static final String OF_RETURNS =
      "payment_guid, 2, return_number, reject_code, NULL, NULL, reject_state, NULL, amount, reversed, NULL, NULL, NULL, rejected_at, first_seen_at, NULL, NULL";

  static final String OF_OPEN_ITEMS =
      "payment_guid, 3, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL";

  /** One row: at most one of the three is there. */
  record Fact(
      PaymentGuid paymentGuid,
      @Nullable PaymentEntry payment,
      @Nullable SettlementEntry line,
      @Nullable RejectEntry achReturn) {}

  private FactColumns() {}

  static Fact read(Row row) throws SQLException {
    PaymentGuid guid = PaymentGuid.of(row.text());
    return switch ((int) row.count()) {
      case 0 -> new Fact(guid, payment(guid, row), null, null);
      case 1 -> new Fact(guid, null, line(guid, row), null);
      case 2 -> new Fact(guid, null, null, achReturn(guid, row));
      default -> new Fact(guid, null, null, null);
    };
  }

  private static PaymentEntry payment(PaymentGuid guid, Row row) throws SQLException {
    int allocation = (int) row.count();
    Optional<AccountNumber> account = row.optionalText().map(AccountNumber::of);
    Optional<InvoiceNumber> invoice = row.optionalText().map(InvoiceNumber::of);
    Optional<String> method = row.optionalText();
    PaymentEntry.State state = PaymentEntry.State.valueOf(row.text());
    Optional<String> receipt = row.optionalText();
    Money amount = row.money();
    Optional<Money> pushedFee = row.optionalMoney();
    Optional<Money> reportedFee = row.optionalMoney();
    Money postedAgain = row.money();
    Money takenBack = row.money();
    return new PaymentEntry(
        guid,
        allocation,
        account,
        invoice,
        method,
        amount,
        pushedFee,
        reportedFee,
        row.moment(),
        state,
        receipt,
        row.optionalMoment(),
        row.optionalMoment(),
        postedAgain,
        takenBack);
  }

  private static SettlementEntry line(PaymentGuid guid, Row row) throws SQLException {
    int number = (int) row.count();
    String batch = row.text();
    Optional<InvoiceNumber> invoice = row.optionalText().map(InvoiceNumber::of);
    Optional<String> processor = row.optionalText();
    SettlementEntry.State state = SettlementEntry.State.valueOf(row.text());
    row.skip(1);
    Money amount = row.money();
    Optional<Money> fee = row.optionalMoney();
    Optional<Money> deposit = row.optionalMoney();
    row.skip(2);
    Instant firstSeenAt = row.moment();
    row.skip(2);
    LocalDate settledOn = row.date();
    return new SettlementEntry(
        batch,
        guid,
        number,
        settledOn,
        processor,
        invoice,
        amount,
        fee,
        deposit,
        state,
        firstSeenAt,
        true);
  }

  private static RejectEntry achReturn(PaymentGuid guid, Row row) throws SQLException {
    int number = (int) row.count();
    String code = row.text();
    row.skip(2);
    RejectEntry.State state = RejectEntry.State.valueOf(row.text());
    row.skip(1);
    Money amount = row.money();
    Money reversed = row.money();
    row.skip(3);
    Instant returnedAt = row.moment();
    Instant firstSeenAt = row.moment();
    return new RejectEntry(
        guid,
        number,
        code,
        returnedAt,
        amount,
        reversed,
        state,
        firstSeenAt,
        Map.of(),
        Map.of(),
        true);
  }
}
