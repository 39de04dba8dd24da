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
 * One biller's open invoices, and what is still due on them: the balance of the last invoice run
 * less what was posted since, plus what came back. Thread-safe.
 */
public final class SpectrumInvoices implements InvoiceBalanceSource {

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

  private static InvoiceBalance balance(BifInvoice invoice, Map<String, Money> paid) {
    Money due =
        invoice.balanceDue().minus(paid.getOrDefault(invoice.invoiceNumber().value(), Money.ZERO));
    return InvoiceBalance.builder()
        .invoiceNumber(invoice.invoiceNumber())
        .dueDate(invoice.invoiceDueDate().orElse(LocalDate.EPOCH))
        .totalAmountDue(invoice.totalAmountDue().orElse(invoice.balanceDue()))
        .balanceDue(due)
        .allowPartialPayments(invoice.allowPartialPayments())
        .blockPaymentsCc(invoice.blockPaymentsCc())
        .blockPaymentsEft(invoice.blockPaymentsEft())
        .autoPayCollectionDate(invoice.autoPayCollectionDate().orElse(null))
        .build();
  }

  /** What was posted to the account's invoices, less what came back. */
  private Map<String, Money> paid(AccountNumber accountNumber) {
    Map<String, Money> paid = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      Sql.query(
          connection,
          """
          SELECT r.invoice_number, SUM(r.amount), SUM((SELECT COALESCE(SUM(v.amount), 0)
          FROM spectrum_reversal v WHERE v.biller = r.biller AND v.payment_guid = r.payment_guid))
          FROM spectrum_receipt r
          WHERE r.biller = ? AND r.account_number = ? AND r.invoice_number IS NOT NULL
          GROUP BY r.invoice_number""",
          row ->
              paid.put(
                  row.getString(1),
                  Money.of(row.getBigDecimal(2)).minus(Money.of(row.getBigDecimal(3)))),
          biller.value(),
          accountNumber.value());
    } catch (SQLException e) {
      throw new SpectrumException(
          "Spectrum's database cannot be reached (SQLState " + e.getSQLState() + ")", e);
    }
    return paid;
  }
}
