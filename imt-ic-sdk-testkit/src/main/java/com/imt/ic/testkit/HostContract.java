package com.imt.ic.testkit;

import com.imt.ic.BillerId;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the contracts of a host have in common: its database and its books. */
abstract class HostContract {

  private final MutableClock clock = MutableClock.at(HostTrial.START);

  /** The test's clock, for books and balances that have one; it begins on 2 November 2026. */
  protected final MutableClock clock() {
    return clock;
  }

  private BillerId biller = BillerId.of(HostTrial.BILLER);

  /**
   * The profile of biller 123, whose books are under test; {@link Profile#billerZone} is the zone
   * of their days.
   */
  protected final Profile profile() {
    return HostTrial.profile(HostTrial.BILLER);
  }

  /**
   * Opens a database. Some tests ask for one after the other, and use the last one alone.
   *
   * <p>The contract creates the SDK's tables in it. Those of the books you create, here or in
   * {@link #ledger}, which is called before the first {@link #bill}, and several times for one
   * database.
   *
   * @return one in which the SDK's tables may be created, and in which the books hold nothing
   */
  protected abstract DataSource dataSource();

  /**
   * Opens the books under test; once more after a restart, for a second node, and for another
   * biller's integration.
   *
   * @param dataSource the test's database, to be used instead of what {@link #dataSource} answered
   * @return books that hold what was posted to them in this database
   */
  protected abstract Ledger ledger(DataSource dataSource);

  /**
   * The biller whose invoice {@link #bill} issues: 123, and another where {@link
   * #servesSeveralBillers}.
   */
  protected final BillerId biller() {
    return biller;
  }

  void billsFor(BillerId another) {
    biller = another;
  }

  /**
   * Issues an invoice of {@link #biller}, or changes one, as your billing does.
   *
   * @param invoice with its total, and its balance less payments at the counter alone: nothing that
   *     was paid through InvoiceCloud is off it
   * @param dataSource the test's database
   */
  protected abstract void bill(BifInvoice invoice, DataSource dataSource);

  /** What answers RealTimeDataRefresh; null where the contract is not about balances. */
  @Nullable InvoiceBalanceSource served(DataSource dataSource) {
    return null;
  }

  /** How long an answer of it may take. */
  Duration budget() {
    return Duration.ofSeconds(10);
  }

  /**
   * Whether the books take chargebacks and post anew what came again ({@link Ledger#chargedBack},
   * {@link Ledger#represented}).
   *
   * @return true unless overridden; false leaves those tests out
   */
  protected boolean movesBySettledLines() {
    return true;
  }

  /**
   * Whether several billers' payments are in one database, told apart by {@link
   * com.imt.ic.ledger.LedgerTransaction#biller}.
   *
   * @return false unless overridden; true has the billers of a test share one
   */
  protected boolean servesSeveralBillers() {
    return false;
  }
}
