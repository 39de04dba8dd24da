package com.imt.ic.examples.spectrum;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.testkit.LedgerContract;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Spectrum's ledger before the testkit's contract. */
class SpectrumLedgerContractTest extends LedgerContract {

  @Override
  protected DataSource dataSource() {
    return SpectrumBalances.newDatabase();
  }

  @Override
  protected Ledger ledger(DataSource dataSource) {
    return new SpectrumLedger();
  }

  /** Spectrum keeps the moment, and no business day beside it. */
  @Override
  protected Optional<LocalDate> bookedOn(PaymentGuid payment, DataSource dataSource) {
    return Optional.empty();
  }

  @Override
  protected boolean servesSeveralBillers() {
    return true;
  }
}
