package com.imt.ic.benchmarks.day;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.benchmarks.Check;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.examples.spectrum.SpectrumIntegration;
import com.imt.ic.examples.spectrum.SpectrumTables;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.hosted.HostedServices;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The SDK with the example's ledger. Files are accepted at once, since floors submit none. */
final class Sdk implements Side {

  private final Profile profile;
  private final InvoiceCloud reports;
  private final Books books;
  private final Path folder;
  private final Instant startAt;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private @Nullable HikariDataSource dataSource;
  private @Nullable InvoiceCloudIntegration integration;

  Sdk(Profile profile, InvoiceCloud reports, Books books, Path folder, Instant startAt) {
    this.profile = profile;
    this.reports = reports;
    this.books = books;
    this.folder = folder;
    this.startAt = startAt;
  }

  @Override
  public void open(boolean anew) throws SQLException {
    closePool();
    if (anew) {
      books.empty();
    }
    HikariDataSource opened = books.open();
    dataSource = opened;
    InvoiceCloudIntegration.createTables(opened);
    SpectrumTables.create(opened);
    integration =
        SpectrumIntegration.over(profile, opened)
            .cloud(acceptingFiles(reports))
            .startAt(startAt)
            .build();
  }

  private static InvoiceCloud acceptingFiles(InvoiceCloud reports) {
    InvoiceFileAnswer accepted = InvoiceFileAnswer.of(true, null, "file-1", null);
    return (InvoiceCloud)
        Proxy.newProxyInstance(
            Sdk.class.getClassLoader(),
            new Class<?>[] {InvoiceCloud.class},
            (proxy, method, arguments) ->
                method.getName().equals("submit") ? accepted : method.invoke(reports, arguments));
  }

  private InvoiceCloudIntegration integration() {
    if (integration == null) {
      throw new IllegalStateException("not open");
    }
    return integration;
  }

  @Override
  public void pollNew(int payments) {
    Check.equal(payments, integration().poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED));
  }

  @Override
  public void pollKnown(int payments) {
    Check.equal(payments, integration().poll(ReportKind.PAYMENTS).count(Outcome.DUPLICATE));
  }

  @Override
  public void send(List<BifInvoice> invoices, int changed) {
    SentInvoices sent = InvoiceFiles.of(integration(), folder.resolve("spool")).send(invoices);
    Check.equal(invoices.size() - changed, sent.unchanged());
    SentInvoices.WrittenFile written = sent.written();
    Check.equal(changed, written == null ? 0 : written.totals().records());
  }

  @Override
  public void publish(HttpServer server) {
    HostedServices.of(
            integration(),
            List.of(FakeInvoiceCloudServer.CREDENTIALS),
            (account, invoice) -> Optional.empty(),
            threads)
        .publish(server);
  }

  @Override
  public long receipts() throws SQLException {
    return dataSource == null ? 0 : Sql.number(dataSource, "SELECT COUNT(*) FROM spectrum_receipt");
  }

  private void closePool() {
    if (dataSource != null) {
      dataSource.close();
    }
  }

  @Override
  public void close() {
    closePool();
    threads.shutdownNow();
    reports.close();
  }
}
