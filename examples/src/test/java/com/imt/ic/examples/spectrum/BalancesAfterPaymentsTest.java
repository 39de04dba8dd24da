package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs whose balances are an export of Spectrum's own, with every payment off. */
class BalancesAfterPaymentsTest extends SpectrumBalances {

  @Override
  BifInvoice exported(BifInvoice invoice, DataSource dataSource) {
    Money due =
        invoice
            .balanceDue()
            .minus(sum("SELECT SUM(amount) FROM spectrum_receipt %s", invoice, dataSource))
            .plus(
                sum(
                    "SELECT SUM(amount) FROM spectrum_reversal WHERE receipt_number IN (SELECT"
                        + " receipt_number FROM spectrum_receipt %s)",
                    invoice, dataSource));
    return invoice.toBuilder().balanceDue(due.isNegative() ? Money.ZERO : due).build();
  }

  private static Money sum(String sql, BifInvoice invoice, DataSource dataSource) {
    Money[] sum = {Money.ZERO};
    try (Connection connection = dataSource.getConnection()) {
      Sql.query(
          connection,
          sql.formatted("WHERE biller = ? AND invoice_number = ?"),
          row -> {
            if (row.getBigDecimal(1) != null) {
              sum[0] = Money.of(row.getBigDecimal(1));
            }
          },
          BILLER.value(),
          invoice.invoiceNumber().value());
    } catch (SQLException e) {
      throw new SpectrumException("The test's database failed", e);
    }
    return sum[0];
  }
}
