package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifInvoice;
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
  void invoices_cost_few_statements_each() throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", folder.resolve("log").toString())
            .setServerConfig("log_statement", "all")
            .start()) {
      InvoiceCloudIntegration.createTables(server.getPostgresDatabase());
      SendingHost host =
          new SendingHost(
              server.getPostgresDatabase(), folder.resolve("spool"), SendingHost.profile("1234"));
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
