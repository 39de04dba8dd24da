package com.example.billing;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.testkit.LedgerContract;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** What the SDK counts on. */
class ReceiptLedgerTest extends LedgerContract {

  @Override
  protected DataSource dataSource() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new ReceiptLedger(dataSource);
  }

  @Override
  protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
    return Optional.empty(); // these books keep no business day
  }

  @Override
  protected boolean movesBySettledLines() {
    return false;
  }
}
