package com.imt.ic.benchmarks.reconcile;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * What an engineer would write without an SDK: everything of a payment joined, a verdict for each,
 * counted and summed by the database. It names no payment, knows neither carts nor refunds nor
 * batches, and takes days for business days.
 *
 * @param misfits payments that do not fit
 * @param fitting the money of those that do
 */
record Floor(long misfits, BigDecimal fitting) {

  private static final Set<String> FITS = Set.of("open", "returned", "settled");

  private static final String SOURCES =
      """
      WITH p AS (SELECT payment_guid, SUM(amount) AS paid, SUM(taken_back) AS taken_back,
          SUM(CASE WHEN payment_state = 'POSTED' THEN amount ELSE 0 END) AS posted,
          MAX(paid_at) AS paid_at, MAX(reported_at) AS reported_at,
          SUM(pushed_fee) AS pushed_fee, SUM(reported_fee) AS reported_fee
        FROM ic_payment WHERE biller = '1234' GROUP BY payment_guid),
      l AS (SELECT payment_guid, SUM(amount) AS settled, SUM(fee) AS fee
        FROM ic_settled_payment WHERE biller = '1234' GROUP BY payment_guid),
      r AS (SELECT payment_guid, SUM(amount) AS returned
        FROM ic_ach_reject WHERE biller = '1234' GROUP BY payment_guid),
      b AS (SELECT payment_guid, SUM(amount) AS received
        FROM spectrum_receipt WHERE biller = '1234' GROUP BY payment_guid),
      v AS (SELECT payment_guid, SUM(amount) AS reversed
        FROM spectrum_reversal WHERE biller = '1234' GROUP BY payment_guid)
      """;

  private static final String VERDICTS =
      """
      SELECT CASE WHEN paid IS NULL THEN 'unknown here' WHEN received IS NULL THEN 'not in ledger'
        WHEN received <> posted THEN 'ledger amount'
        WHEN COALESCE(reversed, 0) <> taken_back OR COALESCE(returned, 0) <> taken_back
          THEN 'reversal'
        WHEN reported_at IS NULL AND paid_at < TIMESTAMP WITH TIME ZONE '2026-12-13 06:00:00+00:00'
          THEN 'not reported'
        WHEN settled IS NULL AND paid_at < TIMESTAMP WITH TIME ZONE '2026-12-11 06:00:00+00:00'
          THEN 'not settled'
        WHEN settled <> paid THEN 'settled amount'
        WHEN pushed_fee <> reported_fee OR fee <> reported_fee THEN 'fee'
        WHEN settled IS NULL THEN 'open' WHEN taken_back > 0 THEN 'returned'
        ELSE 'settled' END AS verdict,
        COUNT(*), SUM(COALESCE(paid, settled, received))
      """;

  private static final String FULL_JOIN =
      """
      FROM p FULL JOIN l USING (payment_guid) FULL JOIN r USING (payment_guid)
      FULL JOIN b USING (payment_guid) FULL JOIN v USING (payment_guid)
      GROUP BY verdict""";

  /** H2 has no FULL JOIN, and no room for a group of each payment; it looks each up. */
  private static final String LOOKED_UP =
      """
      FROM (SELECT payment_guid, amount AS paid, taken_back, paid_at, reported_at, pushed_fee,
          CASE WHEN payment_state = 'POSTED' THEN amount ELSE 0 END AS posted, reported_fee,
          (SELECT SUM(amount) FROM ic_settled_payment l
            WHERE l.biller = p.biller AND l.payment_guid = p.payment_guid) AS settled,
          (SELECT SUM(fee) FROM ic_settled_payment l
            WHERE l.biller = p.biller AND l.payment_guid = p.payment_guid) AS fee,
          (SELECT SUM(amount) FROM ic_ach_reject r
            WHERE r.biller = p.biller AND r.payment_guid = p.payment_guid) AS returned,
          (SELECT SUM(amount) FROM spectrum_receipt b
            WHERE b.biller = p.biller AND b.payment_guid = p.payment_guid) AS received,
          (SELECT SUM(amount) FROM spectrum_reversal v
            WHERE v.biller = p.biller AND v.payment_guid = p.payment_guid) AS reversed
        FROM ic_payment p WHERE biller = '1234') AS x
      GROUP BY verdict
      UNION ALL SELECT 'unknown here', COUNT(*), SUM(amount) FROM ic_settled_payment l
        WHERE biller = '1234' AND NOT EXISTS (SELECT 1 FROM ic_payment p
          WHERE p.biller = l.biller AND p.payment_guid = l.payment_guid)
      UNION ALL SELECT 'unknown here', COUNT(*), SUM(amount) FROM spectrum_receipt b
        WHERE biller = '1234' AND NOT EXISTS (SELECT 1 FROM ic_payment p
          WHERE p.biller = b.biller AND p.payment_guid = b.payment_guid)""";

  static Floor of(Connection connection) throws SQLException {
    String sql =
        connection.isWrapperFor(PGConnection.class)
            ? SOURCES + VERDICTS + FULL_JOIN
            : VERDICTS + LOOKED_UP;
    long misfits = 0;
    BigDecimal fitting = BigDecimal.ZERO;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (FITS.contains(rows.getString(1))) {
          fitting = fitting.add(rows.getBigDecimal(3));
        } else {
          misfits += rows.getLong(2);
        }
      }
    }
    return new Floor(misfits, fitting);
  }
}
