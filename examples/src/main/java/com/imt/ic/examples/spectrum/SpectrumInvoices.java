package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One biller's invoices in Spectrum's database, and what is due on each. A run of invoices and
 * RealTimeDataRefresh ask the same sum, so that both tell the same, in every process. Thread-safe.
 */
public final class SpectrumInvoices implements InvoiceBalanceSource {

  /** An invoice is of an account: the number alone may be another one's. */
  private record Key(AccountNumber account, InvoiceNumber number) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(AccountNumber.of(row.getString(1)), InvoiceNumber.of(row.getString(2)));
    }
  }

  private static final String INVOICES =
      """
      SELECT account_number, invoice_number, due_date, total, stated, before_payments,
        allow_partial, block_cc, block_eft, autopay_date
      FROM (VALUES %s) a(account) JOIN spectrum_invoice ON account_number = a.account AND biller = ?
      ORDER BY invoice_position""";

  /** What was posted to each invoice, less what of its receipts was taken back. */
  private static final String PAID =
      """
      SELECT account_number, invoice_number, SUM(amount - COALESCE((SELECT SUM(v.amount)
      FROM spectrum_reversal v WHERE v.receipt_number = r.receipt_number), 0))
      FROM (VALUES %s) a(account)
      JOIN spectrum_receipt r ON r.account_number = a.account AND r.biller = ?
      WHERE invoice_number <> ''
      GROUP BY account_number, invoice_number""";

  private static final int CHUNK = 500;

  private final BillerId biller;
  private final DataSource dataSource;

  /**
   * The invoices of a biller.
   *
   * @param biller whose invoices they are
   * @param dataSource Spectrum's database, where postings are
   */
  public SpectrumInvoices(BillerId biller, DataSource dataSource) {
    this.biller = biller;
    this.dataSource = dataSource;
  }

  /**
   * Takes the invoices of a run; one that is there already is replaced. What is paid through
   * InvoiceCloud may be off their balances or not yet: {@link SpectrumInvoice} tells by the
   * invoice's total and by what the runs before have stated.
   *
   * @param invoices new ones, and those that may have changed
   * @return the same, in their order, with what is due on them now: what the invoice file is to say
   * @throws SpectrumException when the database fails
   */
  public List<BifInvoice> put(List<BifInvoice> invoices) {
    return Sql.inTransaction(
        dataSource,
        connection -> {
          List<BifInvoice> due = new ArrayList<>();
          for (int from = 0; from < invoices.size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, invoices.size());
            putSome(connection, invoices.subList(from, to), due);
          }
          return List.copyOf(due);
        });
  }

  private void putSome(Connection connection, List<BifInvoice> invoices, List<BifInvoice> due) {
    Set<AccountNumber> accounts =
        invoices.stream().map(BifInvoice::accountNumber).collect(Collectors.toSet());
    Map<Key, SpectrumInvoice> known = held(connection, accounts);
    Map<Key, Money> paid = paid(connection, accounts);
    Map<Key, SpectrumInvoice> now = new LinkedHashMap<>();
    for (BifInvoice invoice : invoices) {
      Key key = new Key(invoice.accountNumber(), invoice.invoiceNumber());
      Money ofIt = paid.getOrDefault(key, Money.ZERO);
      SpectrumInvoice taken = SpectrumInvoice.of(invoice, known.get(key), ofIt);
      now.put(key, taken);
      due.add(withDue(invoice, taken.due(ofIt)));
    }
    write(connection, known, now);
  }

  private static BifInvoice withDue(BifInvoice invoice, Money due) {
    return due.equals(invoice.balanceDue())
        ? invoice
        : invoice.toBuilder().balanceDue(SpectrumInvoice.outwards(due)).build();
  }

  @Override
  public Optional<List<InvoiceBalance>> balances(
      AccountNumber accountNumber, @Nullable InvoiceNumber invoiceNumber) {
    return Sql.inTransaction(
        dataSource,
        connection -> {
          Map<Key, SpectrumInvoice> invoices = held(connection, Set.of(accountNumber));
          if (invoices.isEmpty()) {
            return Optional.empty();
          }
          Map<Key, Money> paid = paid(connection, Set.of(accountNumber));
          List<InvoiceBalance> balances = new ArrayList<>();
          invoices.forEach(
              (key, invoice) -> {
                InvoiceBalance balance = invoice.balance(paid.getOrDefault(key, Money.ZERO));
                if (invoiceNumber == null
                    ? balance.balanceDue().isPositive()
                    : invoiceNumber.equals(key.number())) {
                  balances.add(balance);
                }
              });
          return Optional.of(balances);
        });
  }

  private Map<Key, Money> paid(Connection connection, Set<AccountNumber> accounts) {
    Map<Key, Money> paid = new HashMap<>();
    query(connection, PAID, accounts, row -> paid.put(Key.of(row), Money.of(row.getBigDecimal(3))));
    return paid;
  }

  private Map<Key, SpectrumInvoice> held(Connection connection, Set<AccountNumber> accounts) {
    Map<Key, SpectrumInvoice> held = new LinkedHashMap<>();
    query(
        connection,
        INVOICES,
        accounts,
        row -> {
          Key key = Key.of(row);
          held.put(
              key,
              new SpectrumInvoice(
                  key.account(),
                  key.number(),
                  row.getObject(3, LocalDate.class),
                  Money.of(row.getBigDecimal(4)),
                  Money.of(row.getBigDecimal(5)),
                  Money.of(row.getBigDecimal(6)),
                  row.getBoolean(7),
                  row.getBoolean(8),
                  row.getBoolean(9),
                  row.getObject(10, LocalDate.class)));
        });
    return held;
  }

  private void query(
      Connection connection, String sql, Set<AccountNumber> accounts, Sql.RowReader reader) {
    // A list of values, joined: H2 looks for none of an IN by more of a key than the biller.
    String marks = String.join(", ", Collections.nCopies(accounts.size(), "(CAST(? AS VARCHAR))"));
    List<Object> values = new ArrayList<>();
    accounts.forEach(account -> values.add(account.value()));
    values.add(biller.value());
    Sql.query(connection, sql.formatted(marks), reader, values.toArray());
  }

  private void write(
      Connection connection, Map<Key, SpectrumInvoice> known, Map<Key, SpectrumInvoice> now) {
    List<Object[]> changed = new ArrayList<>();
    List<Object[]> made = new ArrayList<>();
    now.forEach(
        (key, invoice) -> {
          if (!known.containsKey(key)) {
            made.add(values(invoice));
          } else if (!invoice.equals(known.get(key))) {
            changed.add(values(invoice));
          }
        });
    Sql.updateAll(
        connection,
        """
        UPDATE spectrum_invoice SET due_date = ?, total = ?, stated = ?, before_payments = ?,
          allow_partial = ?, block_cc = ?, block_eft = ?, autopay_date = ?
        WHERE biller = ? AND account_number = ? AND invoice_number = ?""",
        changed);
    Sql.updateAll(
        connection,
        """
        INSERT INTO spectrum_invoice (due_date, total, stated, before_payments, allow_partial,
          block_cc, block_eft, autopay_date, biller, account_number, invoice_number)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        made);
  }

  private Object[] values(SpectrumInvoice invoice) {
    return new Object[] {
      Optional.ofNullable(invoice.dueDate()),
      invoice.total(),
      invoice.stated(),
      invoice.beforePayments(),
      invoice.allowPartialPayments(),
      invoice.blockPaymentsCc(),
      invoice.blockPaymentsEft(),
      Optional.ofNullable(invoice.autoPayCollectionDate()),
      biller.value(),
      invoice.account().value(),
      invoice.number().value()
    };
  }
}
