package com.imt.ic.examples.spectrum;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One biller's open invoices, and what is still due on them: their balances before anything was
 * paid through InvoiceCloud, less what was posted, plus what of that was taken back. Thread-safe.
 */
public final class SpectrumInvoices implements InvoiceBalanceSource {

  /** What was posted to each invoice, less what of its receipts was taken back. */
  private static final String PAID =
      """
      SELECT r.invoice_number, SUM(r.amount - COALESCE((SELECT SUM(v.amount)
      FROM spectrum_reversal v WHERE v.receipt_number = r.receipt_number), 0)), r.account_number
      FROM spectrum_receipt r WHERE r.biller = ? AND r.invoice_number <> '' %s
      GROUP BY r.invoice_number, r.account_number""";

  private final BillerId biller;
  private final DataSource dataSource;
  private final Map<AccountNumber, Map<InvoiceNumber, BifInvoice>> byAccount =
      new ConcurrentHashMap<>();

  /**
   * No invoices yet.
   *
   * @param biller whose invoices they are
   * @param dataSource Spectrum's database, where postings are
   */
  public SpectrumInvoices(BillerId biller, DataSource dataSource) {
    this.biller = biller;
    this.dataSource = dataSource;
  }

  /** Takes the invoices of a run; one that is there already is replaced. */
  public void put(List<BifInvoice> invoices) {
    for (BifInvoice invoice : invoices) {
      byAccount.compute(
          invoice.accountNumber(),
          (account, known) -> {
            Map<InvoiceNumber, BifInvoice> all =
                known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known);
            all.put(invoice.invoiceNumber(), invoice);
            return all;
          });
    }
  }

  @Override
  public Optional<List<InvoiceBalance>> balances(
      AccountNumber accountNumber, @Nullable InvoiceNumber invoiceNumber) {
    Map<InvoiceNumber, BifInvoice> invoices = byAccount.get(accountNumber);
    if (invoices == null) {
      return Optional.empty();
    }
    Map<String, Money> paid = paid(accountNumber);
    List<InvoiceBalance> balances = new ArrayList<>();
    for (BifInvoice invoice : invoices.values()) {
      boolean asked = invoiceNumber == null || invoiceNumber.equals(invoice.invoiceNumber());
      InvoiceBalance balance = balance(invoice, paid);
      if (asked && (invoiceNumber != null || balance.balanceDue().isPositive())) {
        balances.add(balance);
      }
    }
    return Optional.of(balances);
  }

  /**
   * A run's invoices as they are due now, so that the next file tells what RealTimeDataRefresh
   * does.
   *
   * @param invoices with their balances before anything was paid through InvoiceCloud
   * @return the same, in their order, less what the ledger holds of them
   */
  public List<BifInvoice> due(List<BifInvoice> invoices) {
    Map<InvoiceNumber, AccountNumber> accounts = new HashMap<>();
    invoices.forEach(invoice -> accounts.put(invoice.invoiceNumber(), invoice.accountNumber()));
    Map<String, Money> paid = new HashMap<>();
    query(
        PAID.formatted(""),
        row -> {
          String invoice = row.getString(1);
          AccountNumber account = accounts.get(InvoiceNumber.of(invoice));
          if (account != null && account.value().equals(row.getString(3))) {
            paid.put(invoice, Money.of(row.getBigDecimal(2)));
          }
        },
        biller.value());
    return invoices.stream()
        .map(
            invoice ->
                paid.containsKey(invoice.invoiceNumber().value())
                    ? invoice.toBuilder().balanceDue(due(invoice, paid)).build()
                    : invoice)
        .toList();
  }

  /** Never below zero: what was paid beyond it is no balance of the invoice. */
  private static Money due(BifInvoice invoice, Map<String, Money> paid) {
    Money due =
        invoice.balanceDue().minus(paid.getOrDefault(invoice.invoiceNumber().value(), Money.ZERO));
    return due.isNegative() ? Money.ZERO : due;
  }

  private static InvoiceBalance balance(BifInvoice invoice, Map<String, Money> paid) {
    return InvoiceBalance.builder()
        .invoiceNumber(invoice.invoiceNumber())
        .dueDate(invoice.invoiceDueDate().orElse(LocalDate.EPOCH))
        .totalAmountDue(invoice.totalAmountDue().orElse(invoice.balanceDue()))
        .balanceDue(due(invoice, paid))
        .allowPartialPayments(invoice.allowPartialPayments())
        .blockPaymentsCc(invoice.blockPaymentsCc())
        .blockPaymentsEft(invoice.blockPaymentsEft())
        .autoPayCollectionDate(invoice.autoPayCollectionDate().orElse(null))
        .build();
  }

  /** What was posted to the account's invoices, less what came back. */
  private Map<String, Money> paid(AccountNumber accountNumber) {
    Map<String, Money> paid = new HashMap<>();
    query(
        PAID.formatted("AND r.account_number = ?"),
        row -> paid.put(row.getString(1), Money.of(row.getBigDecimal(2))),
        biller.value(),
        accountNumber.value());
    return paid;
  }

  private void query(String sql, Sql.RowReader reader, Object... values) {
    try (Connection connection = dataSource.getConnection()) {
      Sql.query(connection, sql, reader, values);
    } catch (SQLException e) {
      throw new SpectrumException(
          "Spectrum's database cannot be reached (SQLState " + e.getSQLState() + ")", e);
    }
  }
}
