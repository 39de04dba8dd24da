package com.imt.ic.examples.spectrum;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollRun;
import com.imt.ic.status.IntegrationStatus;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due, every minute, in a thread of Spectrum's: the SDK has none. Every node of
 * Spectrum may run one; which of them reads a report is decided in the database.
 */
public final class SpectrumScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpectrumScheduler.class);

  private final InvoiceCloudIntegration integration;
  private final InvoiceFiles files;
  private final Supplier<List<BifInvoice>> openInvoices;
  private final Consumer<IntegrationStatus> watch;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  /**
   * A scheduler that is yet to be started.
   *
   * @param integration whose reports are polled
   * @param files sends the invoices
   * @param openInvoices asked whenever a file is due
   * @param watch told after each turn how the integration fares: {@code StatusMetrics::update}
   */
  public SpectrumScheduler(
      InvoiceCloudIntegration integration,
      InvoiceFiles files,
      Supplier<List<BifInvoice>> openInvoices,
      Consumer<IntegrationStatus> watch) {
    this.integration = integration;
    this.files = files;
    this.openInvoices = openInvoices;
    this.watch = watch;
  }

  /** Begins; the first time at once. */
  public void start() {
    var unused = thread.scheduleWithFixedDelay(this::runDue, 0, 1, TimeUnit.MINUTES);
  }

  /** One turn. What fails is logged, and due again later. */
  public void runDue() {
    try {
      if (files.isDue()) {
        files.send(openInvoices.get());
      }
    } catch (LeaseException e) {
      LOG.info("Another node of Spectrum sends the invoice file");
    } catch (InvoiceCloudException e) {
      LOG.warn("The invoice file is not sent: {}", e.getMessage());
    }
    try {
      for (PollRun run : integration.runDue()) {
        LOG.info("{}: {}, due again {}", run.poll().report().id(), run.status(), run.dueAgain());
      }
      watch.accept(integration.status());
    } catch (InvoiceCloudException e) {
      LOG.warn("Nothing was polled: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
