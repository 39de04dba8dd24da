package com.imt.ic.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.polling.DueInvoiceFile;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan tells of the invoice file after what the outbox has done. */
class OutboxTurnTest {

  private static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path spool;

  private final IntegrationStore store = new InMemoryIntegrationStore();

  private InvoiceFileOutbox outbox(Instant now) {
    return InvoiceFileOutbox.builder()
        .store(store)
        .layout(Invoices.defaultLayout())
        .billerId(Invoices.BID)
        .spool(spool)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .build();
  }

  private void submitAll(Instant now) {
    outbox(now)
        .submitQueued(
            file ->
                new InvoiceFileAnswer(
                    true, Optional.empty(), Optional.of("guid"), Optional.empty()));
  }

  private static List<BifInvoice> invoices(String balance) {
    return List.of(Invoices.plain(1).balanceDue(Money.parse(balance)).build());
  }

  private Optional<DueInvoiceFile> due(Instant now) {
    return new PollingPlan(store, Profile.defaults()).due(now).invoiceFile();
  }

  @Test
  void file_that_was_answered_is_due_an_hour_after_it_was_written() {
    assertThat(due(HOUR_1)).isPresent();
    outbox(HOUR_1).enqueue(invoices("1.00"));
    submitAll(HOUR_1);

    assertThat(due(HOUR_1.plusSeconds(3599))).isEmpty();
    assertThat(due(HOUR_1.plus(HOUR)))
        .contains(new DueInvoiceFile(Optional.of(HOUR_1), 0, Duration.ZERO));
  }

  @Test
  void file_that_was_not_answered_stays_due() {
    outbox(HOUR_1).enqueue(invoices("1.00"));

    assertThat(due(HOUR_1.plusSeconds(600)))
        .contains(new DueInvoiceFile(Optional.of(HOUR_1), 1, Duration.ofMinutes(10)));
    submitAll(HOUR_1.plusSeconds(600));
    assertThat(due(HOUR_1.plusSeconds(600))).isEmpty();
  }

  @Test
  void hour_in_which_nothing_changed_is_no_hour_that_was_missed() {
    outbox(HOUR_1).enqueue(invoices("1.00"));
    submitAll(HOUR_1);
    Instant hour2 = HOUR_1.plus(HOUR);

    assertThat(outbox(hour2).enqueue(invoices("1.00"))).isEmpty();

    assertThat(due(hour2)).isEmpty();
    assertThat(due(hour2.plus(HOUR)))
        .contains(new DueInvoiceFile(Optional.of(hour2), 0, Duration.ZERO));
  }

  @Test
  void invoices_that_could_not_be_written_leave_the_file_due() {
    List<BifInvoice> invalid = List.of(Invoices.plain(1).city("\n").build());

    assertThatThrownBy(() -> outbox(HOUR_1).enqueue(invalid))
        .isInstanceOf(InvalidInvoicesException.class);

    assertThat(due(HOUR_1)).map(DueInvoiceFile::lastDone).contains(Optional.empty());
  }
}
