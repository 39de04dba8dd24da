package com.imt.ic.examples.spectrum;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * What {@link MillionRowsTest} runs in a JVM of its own: {@code MillionRows poll|send URL ROWS
 * FOLDER}. Ends with 1 where anything is amiss.
 */
final class MillionRows {

  private MillionRows() {}

  public static void main(String[] args) {
    int rows = Integer.parseInt(args[2]);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[1]);
    config.setMaximumPoolSize(2);
    try (HikariDataSource dataSource = new HikariDataSource(config)) {
      InvoiceCloudIntegration.createTables(dataSource);
      InvoiceCloudIntegration integration =
          InvoiceCloudIntegration.builder()
              .profile(Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}"))
              .cloud(new LazyCloud(rows))
              .dataSource(dataSource)
              .ledger(new Accepting())
              .startAt(Instant.now().minus(Duration.ofDays(1)))
              .build();
      if (args[0].equals("poll")) {
        poll(integration, rows);
      } else {
        send(InvoiceFiles.of(integration, Path.of(args[3])), rows);
      }
    }
  }

  private static void poll(InvoiceCloudIntegration integration, int rows) {
    require(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED), rows);
  }

  private static void send(InvoiceFiles files, int rows) {
    Iterable<BifInvoice> invoices =
        () -> IntStream.range(0, rows).mapToObj(InventedRows::invoice).iterator();
    SentInvoices.WrittenFile written = files.send(invoices).written();
    require(written == null ? 0 : written.totals().newRecords(), rows);
    require(files.send(invoices).unchanged(), rows);
  }

  private static void require(long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException("%s rows instead of %s".formatted(found, expected));
    }
  }

  /** Books that keep nothing, since it is the SDK's memory that is looked at. */
  private static final class Accepting implements Ledger {

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      transaction.connection(); // where a real one would write
      return LedgerAnswer.accepted("R-" + payment.paymentGuid().value());
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      throw new UnsupportedOperationException("Nothing was returned");
    }
  }
}
