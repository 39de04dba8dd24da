package com.imt.ic.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.PollEntry;
import com.imt.ic.polling.DueInvoiceFile;
import com.imt.ic.polling.DueJobs;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The plan tells of the hourly invoice file as it does of the reports. */
class DueInvoiceFileTest {

  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

  private final IntegrationStore store = new InMemoryIntegrationStore();

  private Optional<DueInvoiceFile> due(Instant now) {
    return new PollingPlan(store, Profile.defaults()).due(now).invoiceFile();
  }

  private void invoicesGoneThroughAt(Instant moment) {
    store.runInTransaction(
        tx -> tx.polls().put(new PollEntry(DueInvoiceFile.JOB, moment, Optional.of(moment), 12)));
  }

  private void queuedAt(Instant moment, String name) {
    store.runInTransaction(
        tx ->
            tx.invoiceFiles()
                .add(
                    new InvoiceFileEntry(
                        name,
                        "ab".repeat(32),
                        12,
                        moment,
                        InvoiceFileEntry.State.QUEUED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
  }

  @Test
  void fileThatNeverWent_isDue_andNotLate() {
    assertThat(due(NOW)).contains(new DueInvoiceFile(Optional.empty(), 0, Duration.ZERO));
  }

  @Test
  void file_isDueEveryHour_andLateFromThenOn() {
    invoicesGoneThroughAt(NOW);
    assertThat(due(NOW.plusSeconds(3599))).isEmpty();
    assertThat(due(NOW.plusSeconds(3600)))
        .contains(new DueInvoiceFile(Optional.of(NOW), 0, Duration.ZERO));
    assertThat(due(NOW.plusSeconds(3 * 3600)))
        .contains(new DueInvoiceFile(Optional.of(NOW), 0, Duration.ofHours(2)));
  }

  @Test
  void fileThatWaitsForAnAnswer_isDue_andLateSinceItWasWritten() {
    invoicesGoneThroughAt(NOW);
    queuedAt(NOW, "a.bif");
    queuedAt(NOW.plusSeconds(60), "b.bif");
    assertThat(due(NOW.plusSeconds(120)))
        .contains(new DueInvoiceFile(Optional.of(NOW), 2, Duration.ofMinutes(2)));
  }

  @Test
  void cadence_canBeOverridden() {
    invoicesGoneThroughAt(NOW);
    PollingPlan quarterly =
        new PollingPlan(
            store, Profile.defaults().override("{ \"invoiceFile\": { \"cadence\": \"PT15M\" } }"));
    assertThat(quarterly.due(NOW.plusSeconds(899)).invoiceFile()).isEmpty();
    assertThat(quarterly.due(NOW.plusSeconds(900)).invoiceFile()).isPresent();
  }

  @Test
  void jobs_areEmpty_whenNeitherFileNorPollIsDue() {
    assertThat(new DueJobs(Optional.empty(), List.of()).isEmpty()).isTrue();
    assertThat(new PollingPlan(store, Profile.defaults()).due(NOW).isEmpty()).isFalse();
  }
}
