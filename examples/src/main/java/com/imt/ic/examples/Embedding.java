package com.imt.ic.examples;

import com.imt.ic.BillerId;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.InvoiceFileOutbox;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.reconcile.Reconciler;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.ReconciliationTerms;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How the SDK's parts are put together over one database. Everything here is made once and shared
 * by all threads of the host.
 */
final class Embedding implements AutoCloseable {

  private final CommonOptions options;
  private final Clock clock;
  private final Profile profile;
  private final SpectrumDatabase database;
  private final SpectrumLedger ledger = new SpectrumLedger();
  private final AchReturnInbox rejects;
  private final PaymentInbox payments;

  private Embedding(
      CommonOptions options, Clock clock, Profile profile, SpectrumDatabase database) {
    this.options = options;
    this.clock = clock;
    this.profile = profile;
    this.database = database;
    rejects = new AchReturnInbox(ledger, clock);
    payments = new PaymentInbox(database.store(), ledger, rejects, clock);
  }

  static Embedding open(CommonOptions options, Clock clock) {
    Profile profile = options.profile();
    return new Embedding(options, clock, profile, SpectrumDatabase.open(options));
  }

  /** InvoiceCloud at {@code --ic-url}, to be closed. */
  static InvoiceCloud connect(CommonOptions options, Profile profile, Clock clock) {
    try {
      return SoapInvoiceCloud.connect(
          profile,
          SoapSettings.builder(options.credentials())
              .baseAddress(options.requiredIcUrl())
              .soapVersion(options.soapVersion())
              .clock(clock)
              .build());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--ic-url: " + e.getMessage(), e);
    }
  }

  InvoiceCloud connect() {
    return connect(options, profile, clock);
  }

  Profile profile() {
    return profile;
  }

  SpectrumDatabase database() {
    return database;
  }

  PaymentInbox payments() {
    return payments;
  }

  BifLayout layout() {
    return BifLayout.of(profile);
  }

  InvoiceFileOutbox outbox() {
    BillerId biller =
        profile
            .billerId()
            .orElseThrow(
                () -> new CommandFailure("The profile has no $.biller.bid; give the biller's BID"));
    return InvoiceFileOutbox.builder()
        .store(database.store())
        .layout(layout())
        .billerId(biller)
        .spool(bifFolder())
        .clock(clock)
        .build();
  }

  Path bifFolder() {
    return options.out().resolve("bif");
  }

  Polling polling(InvoiceCloud cloud) {
    return Polling.builder()
        .cloud(cloud)
        .store(database.store())
        .profile(profile)
        .clock(clock)
        .payments(payments)
        .settlements(new SettlementInbox(ledger, clock))
        .rejects(rejects)
        .enrollments(new EnrollmentInbox(ledger))
        .node(SpectrumNode.name())
        .leaseTerm(Duration.ofMinutes(2))
        .build();
  }

  /** Writes the JSON Lines files of {@code export}. */
  void export() {
    JsonLinesExport export = new JsonLinesExport(options.out());
    database.store().runInTransaction(export::write);
  }

  /** Reconciles, and writes the result for machines and for people. */
  Reconciliation reconcile() {
    Reconciliation reconciliation =
        new Reconciler(database.store(), ledger, ReconciliationTerms.USUAL, clock).reconcile();
    ReconciliationFiles.write(
        options.out(),
        profile.billerId().map(BillerId::value).orElse(""),
        reconciliation,
        database.store());
    return reconciliation;
  }

  @Override
  public void close() {
    database.close();
  }
}
