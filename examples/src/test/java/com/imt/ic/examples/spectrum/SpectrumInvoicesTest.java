package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The invoices of a run, which {@code bif} and {@code host} may take at the same time. */
class SpectrumInvoicesTest {

  private static final int PROCESSES = 3;

  @Test
  void h2_sameRunTakenAtOnce_isHeldOnce() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:runs;DB_CLOSE_DELAY=-1");
    sameRunTakenAtOnce_isHeldOnce(dataSource);
  }

  @Test
  void postgresql_sameRunTakenAtOnce_isHeldOnce() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      sameRunTakenAtOnce_isHeldOnce(postgres.getPostgresDatabase());
    }
  }

  private static void sameRunTakenAtOnce_isHeldOnce(DataSource dataSource) throws Exception {
    SpectrumTables.create(dataSource);
    SpectrumInvoices invoices = new SpectrumInvoices(BillerId.of("123"), dataSource);
    List<BifInvoice> run = IntStream.range(0, 700).mapToObj(SpectrumInvoicesTest::invoice).toList();
    CyclicBarrier together = new CyclicBarrier(PROCESSES);
    Callable<List<BifInvoice>> process =
        () -> {
          together.await();
          return invoices.put(run);
        };

    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      for (Future<List<BifInvoice>> taken : threads.invokeAll(List.of(process, process, process))) {
        assertThat(taken.get()).isEqualTo(run);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(invoices.balances(AccountNumber.of("HO-1"), null).orElseThrow())
        .hasSize(700)
        .allSatisfy(each -> assertThat(each.balanceDue()).isEqualTo(Money.parse("511.14")));
  }

  private static BifInvoice invoice(int number) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .invoiceNumber(InvoiceNumber.of("INV-" + number))
        .invoiceTypeId(1)
        .customerName("Avery Garcia")
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse("511.14"))
        .build();
  }
}
