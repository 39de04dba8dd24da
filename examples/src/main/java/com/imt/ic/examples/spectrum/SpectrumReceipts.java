package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Spectrum's books tell a reconciliation: each receipt and what took it back, of the
 * transaction's biller. A receipt that stands again counts as one more.
 */
final class SpectrumReceipts {

  private static final List<String> TABLES = List.of("spectrum_receipt", "spectrum_reversal");

  private SpectrumReceipts() {}

  static void all(LedgerTransaction transaction, LedgerReader reader) {
    tell(
        transaction,
        reader,
        "SELECT '%1$s', payment_guid, amount, recorded_at FROM %1$s WHERE biller = ?",
        transaction.biller().value());
  }

  /** By the index of recorded_at. */
  static void since(Instant since, LedgerTransaction transaction, LedgerReader reader) {
    tell(
        transaction,
        reader,
        """
        SELECT '%1$s', payment_guid, amount, recorded_at FROM %1$s
        WHERE biller = ? AND recorded_at >= ?""",
        transaction.biller().value(),
        since);
  }

  /** A look-up for each payment; H2 makes none of an IN within a longer key. */
  static void of(List<PaymentGuid> payments, LedgerTransaction transaction, LedgerReader reader) {
    tell(
        transaction,
        reader,
        """
        SELECT '%1$s', r.payment_guid, r.amount, r.recorded_at
        FROM UNNEST(CAST(? AS VARCHAR(100) ARRAY)) AS asked (payment_guid)
        JOIN %1$s r ON r.biller = ? AND r.payment_guid = asked.payment_guid""",
        payments.stream().map(PaymentGuid::value).toArray(String[]::new),
        transaction.biller().value());
  }

  /** Both tables in one statement, since a reconciliation asks often. */
  private static void tell(
      LedgerTransaction transaction, LedgerReader reader, String sql, Object... values) {
    Sql.query(
        transaction.connection(),
        TABLES.stream().map(sql::formatted).collect(Collectors.joining(" UNION ALL ")),
        row -> {
          PaymentGuid payment = PaymentGuid.of(row.getString(2));
          Money amount = Money.of(row.getBigDecimal(3));
          Instant recordedAt = row.getObject(4, OffsetDateTime.class).toInstant();
          if (row.getString(1).equals("spectrum_receipt")) {
            reader.receipt(payment, amount, recordedAt);
          } else if (amount.isNegative()) {
            reader.receipt(payment, Money.ZERO.minus(amount), recordedAt);
          } else {
            reader.reversal(payment, amount, recordedAt);
          }
        },
        Stream.generate(() -> values).limit(TABLES.size()).flatMap(Stream::of).toArray());
  }
}
