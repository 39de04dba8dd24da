-- An invented history as the SDK's tables and Spectrum's hold it, made where it lies: for PostgreSQL, and for H2 once its
-- two functions have H2's names. A payment is its number: paid in fifty days from :begun, :history payments in all of them,
-- settled the day after. Rows :first to :last are looked at; those above :known are new payments, those to :settled get lines.
-- Of each 10,000 payments eight have a trouble, each of another kind; one EFT in 80 is returned.
CREATE TABLE invented AS
SELECT i, CAST(CAST(MD5('payment ' || i) AS UUID) AS VARCHAR(100)) AS guid,
  CAST(1 + MOD(i * 7919, 50000) / 100.0 AS DECIMAL(19, 2)) AS amount,
  CASE WHEN MOD(i, 5) < 3 THEN 'CC' ELSE 'EFT' END AS kind,
  CAST((i - 1) * 50 / :history AS INTEGER) AS paid_day,
  TIMESTAMP WITH TIME ZONE ':begun 06:00:00+00:00' + (i - 1) * 4320000 / :history * INTERVAL '1' SECOND AS paid_at,
  CASE MOD(i, 10000) WHEN 1 THEN 'not settled' WHEN 2 THEN 'not in ledger' WHEN 3 THEN 'ledger amount'
    WHEN 4 THEN 'settled amount' WHEN 5 THEN 'settled unknown' WHEN 6 THEN 'not reported' WHEN 7 THEN 'fee'
    WHEN 8 THEN 'ledger unknown' ELSE '' END AS trouble,
  MOD(i, 200) = 103 AS returned
FROM generate_series(CAST(:first AS BIGINT), CAST(:last AS BIGINT)) AS g (i);
-- What may be in flight is no trouble yet.
UPDATE invented SET trouble = '' WHERE i > :history * 40 / 50;
INSERT INTO ic_payment (biller, payment_guid, allocation, account_number, invoice_number, payment_method, amount,
  pushed_fee, reported_fee, paid_at, payment_state, receipt_number, pushed_at, reported_at, posted_again, taken_back)
SELECT '1234', guid, 1, 'HO-' || i / 2, 'INV' || i, kind, amount, CASE WHEN MOD(i, 2) = 0 THEN 2.95 END,
  CASE WHEN trouble = 'not reported' THEN NULL WHEN trouble = 'fee' THEN 3.95 ELSE 2.95 END, paid_at, 'POSTED',
  'R-' || (1000000000 + i), CASE WHEN MOD(i, 2) = 0 OR trouble IN ('fee', 'not reported') THEN paid_at + INTERVAL '1' SECOND END,
  CASE WHEN trouble <> 'not reported' THEN paid_at + INTERVAL '10' MINUTE END, 0, 0
FROM invented WHERE i > :known AND trouble NOT IN ('settled unknown', 'ledger unknown');
INSERT INTO spectrum_receipt (receipt_number, biller, payment_guid, account_number, invoice_number, paid_at, amount,
  convenience_fee, method, channel, recorded_at)
SELECT 1000000000 + i, '1234', guid, 'HO-' || i / 2, 'INV' || i, paid_at,
  amount + CASE WHEN trouble = 'ledger amount' THEN 10 ELSE 0 END, 2.95, kind, 'PUSH', paid_at + INTERVAL '1' SECOND
FROM invented WHERE i > :known AND trouble NOT IN ('not in ledger', 'settled unknown');
INSERT INTO ic_settled_payment (biller, batch_id, payment_guid, line_number, settled_on, processor, invoice_number,
  amount, fee, deposit_amount, settlement_state, first_seen_at, told)
SELECT '1234', 'B' || paid_day || '-' || kind, guid, 1, DATE ':begun' + 1 + paid_day, 'Invented ' || kind, 'INV' || i,
  amount + CASE WHEN trouble = 'settled amount' THEN 1 ELSE 0 END, 2.95,
  amount + CASE WHEN trouble = 'settled amount' THEN 1 ELSE 0 END, 'SETTLED', paid_at + INTERVAL '20' HOUR, TRUE
FROM invented WHERE i <= :settled AND trouble NOT IN ('not settled', 'not reported', 'ledger unknown');
INSERT INTO ic_ach_reject (biller, payment_guid, return_number, reject_code, rejected_at, amount, reversed, reject_state,
  first_seen_at, return_fields, raw_columns, told)
SELECT '1234', guid, 1, 'R01', paid_at + INTERVAL '20' HOUR, amount, amount, 'REVERSED', paid_at + INTERVAL '21' HOUR,
  '{}', '{}', TRUE
FROM invented WHERE returned AND i <= :settled;
UPDATE ic_payment SET taken_back = amount
WHERE biller = '1234' AND payment_guid IN (SELECT guid FROM invented WHERE returned AND i <= :settled);
INSERT INTO spectrum_reversal (receipt_number, biller, payment_guid, code, rejected_at, amount, recorded_at)
SELECT 1000000000 + i, '1234', guid, 'R01', paid_at + INTERVAL '20' HOUR, amount, paid_at + INTERVAL '21' HOUR
FROM invented WHERE returned AND i <= :settled;
INSERT INTO ic_unreconciled (biller, payment_guid, settled_on)
SELECT '1234', guid, settled_on FROM (SELECT guid, CAST(NULL AS DATE) AS settled_on, i FROM invented
    WHERE i > :known AND trouble NOT IN ('settled unknown', 'ledger unknown')
  UNION ALL SELECT guid, DATE ':begun' + 1 + paid_day, i FROM invented
    WHERE i <= :settled AND trouble NOT IN ('not settled', 'not reported', 'ledger unknown')
  UNION ALL SELECT guid, NULL, i FROM invented WHERE returned AND i <= :settled) AS news ORDER BY i;
DROP TABLE invented;
