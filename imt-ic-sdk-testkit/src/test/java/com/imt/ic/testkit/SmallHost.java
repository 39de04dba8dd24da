package com.imt.ic.testkit;

import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.PollResult;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A host with small books and the SDK, on a database of its own. */
final class SmallHost {

  static final Profile PROFILE = Profile.defaults().override("{\"biller\":{\"bid\":\"123\"}}");

  final SmallBooks books;
  final InvoiceCloudIntegration integration;

  SmallHost(InvoiceCloud cloud, Clock clock, Instant startAt) {
    this(PROFILE, cloud, clock, startAt);
  }

  SmallHost(Profile profile, InvoiceCloud cloud, Clock clock, Instant startAt) {
    books = new SmallBooks(clock);
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    integration =
        InvoiceCloudIntegration.builder()
            .profile(profile)
            .cloud(cloud)
            .dataSource(database)
            .ledger(books)
            .startAt(startAt)
            .clock(clock)
            .build();
  }

  PollResult poll(ReportKind report) {
    return integration.poll(report);
  }

  /** Every report of money. */
  void pollAll() {
    poll(ReportKind.PAYMENTS);
    poll(ReportKind.SETTLED_BATCHES);
    poll(ReportKind.ACH_REJECTS);
  }

  List<QuarantineEntry> open() {
    return integration.quarantine().page(QuarantineFilter.OPEN, 0, 100);
  }

  List<QuarantineKind> openKinds() {
    return open().stream().map(QuarantineEntry::kind).toList();
  }

  /** What a person does who agrees with everything that waits. */
  void retryAll() {
    open().forEach(entry -> integration.quarantine().retry(entry.id()));
  }

  /** What a person does who books by hand what waits. */
  void resolveAll() {
    open()
        .forEach(entry -> integration.quarantine().resolve(entry.id(), "booked by hand", "clerk"));
  }

  /** The payments in a state, of all days. */
  Reconciliation.StateTotal total(PaymentState state) {
    Reconciliation.Span all =
        new Reconciliation.Span(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 12, 31));
    return integration.reconcile(all, new Reconciliation.Visitor() {}).total(state);
  }

  /** Kind and amount of each difference, in the order of their names. */
  List<String> differences() {
    return integration.reconcile().differences().stream()
        .map(difference -> difference.kind() + " " + difference.amount())
        .sorted()
        .toList();
  }
}
