package com.imt.ic.examples.cli;

import com.imt.ic.BillerId;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.examples.spectrum.SpectrumIntegration;
import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What every command works with: the options' database, profile and InvoiceCloud. */
final class Workplace implements AutoCloseable {

  private final CommonOptions options;
  private final Clock clock;
  private final Profile profile;
  private final BillerId biller;
  private final Database database;

  private Workplace(
      CommonOptions options, Clock clock, Profile profile, BillerId biller, Database database) {
    this.options = options;
    this.clock = clock;
    this.profile = profile;
    this.biller = biller;
    this.database = database;
  }

  static Workplace open(CommonOptions options, Clock clock) {
    Profile profile = options.profile();
    BillerId biller =
        profile
            .billerId()
            .orElseThrow(
                () -> new CommandFailure("The profile has no $.biller.bid; give the biller's BID"));
    return new Workplace(options, clock, profile, biller, Database.open(options));
  }

  Profile profile() {
    return profile;
  }

  BillerId biller() {
    return biller;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /** Lets other processes open the database's file while this one keeps it open for long. */
  void releaseTurn() {
    database.releaseTurn();
  }

  /** InvoiceCloud at {@code --ic-url}, with all of its services, to be closed. */
  InvoiceCloud connect() {
    try {
      return SoapInvoiceCloud.connect(
          ServiceAddresses.in(options.requiredIcUrl(), profile),
          SoapSettings.builder(options.credentials())
              .baseAddress(options.requiredIcUrl())
              .soapVersion(options.soapVersion())
              .clock(clock)
              .build());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--ic-url: " + e.getMessage(), e);
    }
  }

  /** Without InvoiceCloud: enough to host, to write a file and to reconcile. */
  InvoiceCloudIntegration integration() {
    return builder().build();
  }

  InvoiceCloudIntegration integration(InvoiceCloud cloud, @Nullable Instant startAt) {
    InvoiceCloudIntegration.Builder builder = builder().cloud(cloud);
    if (startAt != null) {
      builder.startAt(startAt);
    }
    return builder.build();
  }

  /** As the first, of another biller in the same database. */
  InvoiceCloudIntegration integration(Profile another) {
    return builder(another).build();
  }

  private InvoiceCloudIntegration.Builder builder() {
    return builder(profile);
  }

  private InvoiceCloudIntegration.Builder builder(Profile of) {
    return SpectrumIntegration.over(of, database.dataSource())
        .clock(clock)
        .node(NodeName.ofThisProcess())
        .leaseTerm(Duration.ofMinutes(2));
  }

  InvoiceFiles files(InvoiceCloudIntegration integration) {
    return InvoiceFiles.of(integration, bifFolder());
  }

  /** Takes the invoices of a run, and answers them as they are due: each payment is off once. */
  List<BifInvoice> due(List<BifInvoice> invoices) {
    return new SpectrumInvoices(biller, database.dataSource()).put(invoices);
  }

  private Path bifFolder() {
    return options.out().resolve("bif");
  }

  /** Writes the JSON Lines files of {@code export}. */
  void export(InvoiceCloudIntegration integration) {
    new JsonLinesExport(options.out(), integration.biller())
        .write(database.dataSource(), integration.quarantine());
  }

  /** Reconciles, and writes the result for machines and for people. */
  Reconciliation reconcile(
      InvoiceCloudIntegration integration, Reconciliation.Span span, boolean fullAccounts) {
    return ReconciliationFiles.write(options.out(), integration, span, fullAccounts);
  }

  @Override
  public void close() {
    database.close();
  }
}
