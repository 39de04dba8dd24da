package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

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
        "SELECT payment_guid, amount, recorded_at FROM %s WHERE biller = ?",
        transaction.biller().value());
  }

  /** By the index of recorded_at. */
  static void since(Instant since, LedgerTransaction transaction, LedgerReader reader) {
    tell(
        transaction,
        reader,
        """
        SELECT payment_guid, amount, recorded_at FROM %s WHERE biller = ? AND recorded_at >= ?""",
        transaction.biller().value(),
        since);
  }

  /** A look-up for each payment; H2 makes none of an IN within a longer key. */
  static void of(List<PaymentGuid> payments, LedgerTransaction transaction, LedgerReader reader) {
    tell(
        transaction,
        reader,
        """
        SELECT r.payment_guid, r.amount, r.recorded_at
        FROM UNNEST(CAST(? AS VARCHAR(100) ARRAY)) AS asked (payment_guid)
        JOIN %s r ON r.biller = ? AND r.payment_guid = asked.payment_guid""",
        payments.stream().map(PaymentGuid::value).toArray(String[]::new),
        transaction.biller().value());
  }

  private static void tell(
      LedgerTransaction transaction, LedgerReader reader, String sql, Object... values) {
    for (String table : TABLES) {
      boolean receipts = table.equals("spectrum_receipt");
      Sql.query(
          transaction.connection(),
          sql.formatted(table),
          row -> {
            PaymentGuid payment = PaymentGuid.of(row.getString(1));
            Money amount = Money.of(row.getBigDecimal(2));
            Instant recordedAt = row.getObject(3, OffsetDateTime.class).toInstant();
            if (receipts) {
              reader.receipt(payment, amount, recordedAt);
            } else if (amount.isNegative()) {
              reader.receipt(payment, Money.ZERO.minus(amount), recordedAt);
            } else {
              reader.reversal(payment, amount, recordedAt);
            }
          },
          values);
    }
  }
}
