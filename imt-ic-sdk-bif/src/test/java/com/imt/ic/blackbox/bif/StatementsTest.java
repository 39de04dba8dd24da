package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often PostgreSQL is asked, by its own log: every statement, BEGIN and COMMIT among them. */
class StatementsTest {

  private static final int INVOICES = 5_000;

  @TempDir Path folder;

  private long statements() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      long count = 0;
      for (Path file : files.toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          count +=
              lines
                  .filter(l -> l.contains("LOG:  execute ") || l.contains("LOG:  statement: "))
                  .count();
        }
      }
      return count;
    }
  }

  private long spent(Runnable work) throws IOException {
    long before = statements();
    work.run();
    return statements() - before;
  }

  @Test
  void first_load_costs_few_statements_for_each_file() throws IOException {
    try (EmbeddedPostgres server = server()) {
      SendingHost host = host(server);
      InvoiceFiles files = host.files().filesOf(500);
      List<BifInvoice> invoices = Invoices.plain(1, INVOICES);
      SentInvoices.Loaded[] loaded = new SentInvoices.Loaded[1];

      long first = spent(() -> loaded[0] = files.firstLoad(invoices, LoadListener.NONE));
      long again = spent(() -> files.firstLoad(invoices, LoadListener.NONE));

      assertThat(loaded[0].isComplete()).isTrue();
      assertThat(loaded[0].files()).hasSize(10);
      assertThat(first).isPositive().isLessThanOrEqualTo(INVOICES / 1_000 * 10 + 10 * 40);
      assertThat(again).isPositive().isLessThanOrEqualTo(INVOICES / 1_000 * 4 + 10 * 4 + 20);
    }
  }

  private EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_directory", folder.resolve("log").toString())
        .setServerConfig("log_statement", "all")
        .start();
  }

  private SendingHost host(EmbeddedPostgres server) {
    InvoiceCloudIntegration.createTables(server.getPostgresDatabase());
    return new SendingHost(
        server.getPostgresDatabase(), folder.resolve("spool"), SendingHost.profile("1234"));
  }

  @Test
  void invoices_cost_few_statements_each() throws IOException {
    try (EmbeddedPostgres server = server()) {
      SendingHost host = host(server);
      List<BifInvoice> invoices = Invoices.plain(1, INVOICES);
      SentInvoices[] sent = new SentInvoices[2];

      long first = spent(() -> sent[0] = host.files().send(invoices));
      long unchanged = spent(() -> sent[1] = host.files().send(invoices));

      assertThat(sent[0].answers()).hasSize(1);
      assertThat(sent[1].unchanged()).isEqualTo(INVOICES);
      assertThat(first).isPositive().isLessThanOrEqualTo(INVOICES * 3L / 100);
      assertThat(unchanged).isPositive().isLessThanOrEqualTo(INVOICES / 100);
    }
  }
}
