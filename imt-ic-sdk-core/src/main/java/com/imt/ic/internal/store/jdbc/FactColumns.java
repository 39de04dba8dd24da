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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Payments, settled lines and returns in the same columns after the payment's GUID, so that one
 * statement reads them in one order, and one cursor is open.
 */
final class FactColumns {

  private static final String OF_PAYMENTS =
      "1 AS source, allocation AS place, account_number AS named, invoice_number AS invoice, payment_method AS way, payment_state AS state, receipt_number AS receipt, amount, pushed_fee AS money_1, reported_fee AS money_2, posted_again AS money_3, taken_back AS money_4, paid_at AS at_1, pushed_at AS at_2, reported_at AS at_3, CAST(NULL AS DATE) AS on_day";

  private static final String OF_LINES =
      "2, line_number, batch_id, invoice_number, processor, settlement_state, NULL, amount, fee, deposit_amount, NULL, NULL, first_seen_at, NULL, NULL, settled_on";

  private static final String OF_RETURNS =
      "3, return_number, reject_code, NULL, NULL, reject_state, NULL, amount, reversed, NULL, NULL, NULL, rejected_at, first_seen_at, NULL, NULL";

  /** Of an open item of which there may be none of them. */
  static final String OF_NOTHING =
      "0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL";

  /** One row: at most one of the three is there. */
  record Fact(
      PaymentGuid paymentGuid,
      @Nullable PaymentEntry payment,
      @Nullable SettlementEntry line,
      @Nullable RejectEntry achReturn) {}

  private FactColumns() {}

  /**
   * A query of all three.
   *
   * @param before columns before these
   * @param from what follows FROM, for a table
   */
  static String query(String before, UnaryOperator<String> from) {
    return "SELECT %1$s%2$s FROM %3$s UNION ALL SELECT %1$s%4$s FROM %5$s UNION ALL SELECT %1$s%6$s FROM %7$s"
        .formatted(
            before,
            OF_PAYMENTS,
            from.apply("ic_payment"),
            OF_LINES,
            from.apply("ic_settled_payment"),
            OF_RETURNS,
            from.apply("ic_ach_reject"));
  }

  static Fact read(Row row) throws SQLException {
    PaymentGuid guid = PaymentGuid.of(row.text());
    return switch ((int) row.count()) {
      case 1 -> new Fact(guid, payment(guid, row), null, null);
      case 2 -> new Fact(guid, null, line(guid, row), null);
      case 3 -> new Fact(guid, null, null, achReturn(guid, row));
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
