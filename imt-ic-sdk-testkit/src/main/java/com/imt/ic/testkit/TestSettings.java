package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one test gets. Immutable.
 *
 * @param fake further settings of the fake
 * @param overHttp whether the integration polls by SOAP
 * @param dataSource the test's own, or null for H2 in memory
 * @param balances the host's, or null where the test has none
 */
record TestSettings(
    Instant start,
    Profile profile,
    Consumer<FakeInvoiceCloudBuilder> fake,
    boolean overHttp,
    BiFunction<DataSource, MutableClock, ? extends Ledger> ledger,
    @Nullable Supplier<? extends DataSource> dataSource,
    @Nullable Function<DataSource, ? extends InvoiceBalanceSource> balances) {

  /** A Monday at nine in New York, and a biller of an invented BID. */
  static final TestSettings USUAL =
      new TestSettings(
          Instant.parse("2026-11-02T14:00:00Z"),
          Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}"),
          fake -> {},
          false,
          TestLedger::new,
          null,
          null);

  TestSettings startingAt(Instant moment) {
    return new TestSettings(moment, profile, fake, overHttp, ledger, dataSource, balances);
  }

  TestSettings withProfile(Profile other) {
    return new TestSettings(start, other, fake, overHttp, ledger, dataSource, balances);
  }

  TestSettings withFake(Consumer<FakeInvoiceCloudBuilder> further) {
    Consumer<FakeInvoiceCloudBuilder> before = fake;
    return new TestSettings(
        start,
        profile,
        builder -> {
          before.accept(builder);
          further.accept(builder);
        },
        overHttp,
        ledger,
        dataSource,
        balances);
  }

  TestSettings pollingOverHttp() {
    return new TestSettings(start, profile, fake, true, ledger, dataSource, balances);
  }

  TestSettings withLedger(BiFunction<DataSource, MutableClock, ? extends Ledger> other) {
    return new TestSettings(start, profile, fake, overHttp, other, dataSource, balances);
  }

  TestSettings withDataSource(Supplier<? extends DataSource> other) {
    return new TestSettings(start, profile, fake, overHttp, ledger, other, balances);
  }

  TestSettings withBalances(Function<DataSource, ? extends InvoiceBalanceSource> other) {
    return new TestSettings(start, profile, fake, overHttp, ledger, dataSource, other);
  }
}
