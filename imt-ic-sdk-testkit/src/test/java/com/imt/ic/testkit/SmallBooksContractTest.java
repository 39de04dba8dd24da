package com.imt.ic.testkit;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Books of another system. */
class SmallBooksContractTest extends LedgerContract {

  private SmallBooks books = new SmallBooks(clock());

  @Override
  protected DataSource dataSource() {
    books = new SmallBooks(clock());
    return HostSql.database("SELECT 1");
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return books;
  }

  @Override
  protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
    return Optional.empty();
  }
}
