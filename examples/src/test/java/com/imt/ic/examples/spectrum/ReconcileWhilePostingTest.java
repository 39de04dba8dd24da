package com.imt.ic.examples.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/**
 * A database that is written to all the time: each payment commits together with its receipt, so
 * that no reconciliation may miss the one where it sees the other.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same
class ReconcileWhilePostingTest {

  private static final int ROUNDS = 2;
  private static final int PAYMENTS = 50_000;
  private static final int REPORTED_AT_ONCE = 50;
  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  private static final Reconciliation.Visitor ALONE = new Reconciliation.Visitor() {};

  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger polled = new AtomicInteger();

  @Test
  void reconcilingAgainAndAgain_findsWhatIsPlanted_andNothingElse() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ManyPayments history = new ManyPayments(today.minusDays(51), PAYMENTS);
    Span all = new Span(history.begun().minusDays(1), today.plusDays(1));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (CountingPostgres postgres = CountingPostgres.start();
        HikariDataSource dataSource = postgres.createDatabase("live")) {
      history.fill(dataSource);
      Instant begun = Instant.now().minusSeconds(60);
      FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().profile(PROFILE).build();
      InvoiceCloudIntegration integration =
          SpectrumIntegration.over(PROFILE, dataSource).cloud(cloud).startAt(begun).build();
      Future<?> posting = threads.submit(() -> postOnAndOn(integration, cloud, begun));
      try {
        for (int round = 0; round < ROUNDS; round++) {
          int before = polled.get();
          assertPlantedAlone(integration.reconcile(Span.OPEN, ALONE), "open items, round " + round);
          assertPlantedAlone(integration.reconcile(all, ALONE), "all days, round " + round);
          assertThat(polled.get()).as("posted meanwhile").isGreaterThan(before);
        }
      } finally {
        ended.set(true);
        posting.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void postOnAndOn(
      InvoiceCloudIntegration integration, FakeInvoiceCloud cloud, Instant begun) {
    while (!ended.get()) {
      int first = polled.get();
      List<Payment> payments =
          IntStream.range(first, first + REPORTED_AT_ONCE)
              .mapToObj(i -> InventedRows.payment(i, begun.plusSeconds(1).plusMillis(i)))
              .toList();
      cloud.recordPayments(payments);
      assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED))
          .isEqualTo(REPORTED_AT_ONCE);
      polled.addAndGet(REPORTED_AT_ONCE);
    }
  }

  private static void assertPlantedAlone(Reconciliation reconciliation, String what) {
    assertThat(ManyPayments.found(reconciliation))
        .as(what)
        .containsExactlyInAnyOrderEntriesOf(ManyPayments.planted(PAYMENTS));
    assertThat(reconciliation.balanced()).as("%s: %s", what, reconciliation.balances()).isTrue();
  }
}
