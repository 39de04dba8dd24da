package com.imt.ic.examples.spectrum;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.Reconciliation;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What {@link MillionRowsTest} runs in a JVM of its own: {@code MillionRows
 * poll|send|load|reconcile URL ROWS FOLDER}. Ends with 1 where anything is amiss.
 */
final class MillionRows {

  /** The first day of what is reconciled. */
  static final LocalDate BEGUN = LocalDate.of(2026, 10, 27);

  private MillionRows() {}

  public static void main(String[] args) {
    int rows = Integer.parseInt(args[2]);
    boolean reconciles = args[0].equals("reconcile");
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
              .ledger(reconciles ? new SpectrumLedger() : new Accepting())
              .clock(reconciles ? night(rows) : Clock.systemUTC())
              .startAt(Instant.now().minus(Duration.ofDays(1)))
              .build();
      if (reconciles) {
        reconcile(integration, rows);
      } else if (args[0].equals("poll")) {
        poll(integration, rows);
      } else if (args[0].equals("load")) {
        load(InvoiceFiles.of(integration, Path.of(args[3])), rows);
      } else {
        send(InvoiceFiles.of(integration, Path.of(args[3])), rows);
      }
    }
  }

  private static Clock night(int rows) {
    return Clock.fixed(new ManyPayments(BEGUN, rows).night(), ZoneOffset.UTC);
  }

  private static void poll(InvoiceCloudIntegration integration, int rows) {
    require(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED), rows);
  }

  /** Every payment is told, and every trouble that is planted found. */
  private static void reconcile(InvoiceCloudIntegration integration, int rows) {
    AtomicLong told = new AtomicLong();
    Reconciliation reconciliation =
        integration.reconcile(
            Reconciliation.Span.OPEN,
            new Reconciliation.Visitor() {
              @Override
              public void begin() {
                told.set(0);
              }

              @Override
              public void payment(ReconciledPayment payment) {
                told.incrementAndGet();
              }
            });
    Map<DifferenceKind, Long> planted = ManyPayments.planted(rows);
    require(told.get(), rows - planted.get(DifferenceKind.LEDGER_UNKNOWN));
    if (!ManyPayments.found(reconciliation).equals(planted) || !reconciliation.balanced()) {
      throw new IllegalStateException(
          "%s instead of %s, %s"
              .formatted(reconciliation.kinds(), planted, reconciliation.balances()));
    }
  }

  private static Iterable<BifInvoice> invoices(int rows) {
    return () -> IntStream.range(0, rows).mapToObj(InventedRows::invoice).iterator();
  }

  /** Half of the source as by a run that died, then all of it, then all of it once more. */
  private static void load(InvoiceFiles files, int rows) {
    files.writeFirstLoad(invoices(rows / 2), LoadListener.NONE);
    SentInvoices.Loaded loaded = files.firstLoad(invoices(rows), LoadListener.NONE);
    require(loaded.plan().waiting().invoices(), rows / 2);
    require(loaded.counted().invoices(), rows);
    SentInvoices.Loaded again = files.firstLoad(invoices(rows), LoadListener.NONE);
    require(again.plan().accepted().invoices(), rows);
    if (!loaded.isComplete() || !again.isComplete()) {
      throw new IllegalStateException(loaded.differences() + "; " + again.differences());
    }
  }

  private static void send(InvoiceFiles files, int rows) {
    Iterable<BifInvoice> invoices = invoices(rows);
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
