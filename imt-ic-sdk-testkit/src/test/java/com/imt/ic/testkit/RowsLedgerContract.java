package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** {@link RowsLedger} before the contract. */
class RowsLedgerContract extends LedgerContract {

  /** What the next test's books get wrong. */
  static RowsLedger.Mistake planted = RowsLedger.Mistake.NONE;

  @Override
  protected DataSource dataSource() {
    return HostSql.database(RowsLedger.SCHEMA);
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new RowsLedger(planted, dataSource, clock());
  }

  @Override
  protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
    return HostSql.list(
            dataSource,
            "SELECT booked_on FROM host_receipt WHERE payment = ?",
            row -> row.getObject(1, LocalDate.class),
            payment.value())
        .stream()
        .findFirst();
  }

  @Override
  protected Optional<InvoiceNumber> refusedInvoice() {
    return Optional.of(InvoiceNumber.of("XX-1"));
  }

  @Override
  protected boolean servesSeveralBillers() {
    return true;
  }
}
