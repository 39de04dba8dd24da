package com.imt.ic.testkit;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** The testkit's own books keep what it asks of a host's. */
class TestLedgerContractTest extends LedgerContract {

  @Override
  protected DataSource dataSource() {
    return new H2Database().dataSource();
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new TestLedger(dataSource, clock());
  }

  @Override
  protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
    return Optional.empty(); // they know moments alone
  }
}
