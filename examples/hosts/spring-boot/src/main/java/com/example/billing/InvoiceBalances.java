package com.example.billing;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is due: each invoice less its receipts, so that each payment is off it once. */
@Component
class InvoiceBalances implements InvoiceBalanceSource {

  private final JdbcTemplate jdbc;

  InvoiceBalances(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<List<InvoiceBalance>> balances(AccountNumber account, InvoiceNumber invoice) {
    List<InvoiceBalance> known =
        jdbc.query(
            "SELECT i.number, i.due_date, i.total, i.total - COALESCE((SELECT SUM(r.amount)"
                + " FROM receipt r WHERE r.invoice = i.number), 0) FROM invoice i"
                + " WHERE i.account = ?",
            (row, index) -> balance(row),
            account.value());
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            known.stream()
                .filter(
                    each ->
                        invoice == null
                            ? each.balanceDue().isPositive()
                            : each.invoiceNumber().equals(invoice))
                .toList());
  }

  private static InvoiceBalance balance(ResultSet row) throws SQLException {
    return InvoiceBalance.builder()
        .invoiceNumber(InvoiceNumber.of(row.getString(1)))
        .dueDate(row.getObject(2, LocalDate.class))
        .totalAmountDue(Money.parse(row.getBigDecimal(3).toPlainString()))
        .balanceDue(Money.parse(row.getBigDecimal(4).toPlainString()))
        .build();
  }
}
