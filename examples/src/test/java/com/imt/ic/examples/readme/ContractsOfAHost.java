package com.imt.ic.examples.readme;

import com.imt.ic.PaymentGuid;
import com.imt.ic.examples.spectrum.SpectrumLedger;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.testkit.LedgerContract;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** What docs/testing.md shows of the contracts; those of Spectrum run beside its own classes. */
final class ContractsOfAHost {

  private ContractsOfAHost() {}

  // snippet: contract
  static class SpectrumLedgerContractTest extends LedgerContract {

    @Override
    protected DataSource dataSource() { // a new database for each test
      return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    }

    @Override
    protected Ledger ledger(DataSource dataSource) {
      return new SpectrumLedger(); // create the tables of your books here, or in dataSource()
    }

    @Override
    protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
      return Optional.empty(); // or the business day of the receipt, where your books have one
    }
  }

  // end
}
