package com.imt.ic.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is due, after what was written and answered before. */
class InvoiceFilesDueTest {

  private static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path spool;

  private final IntegrationStore store = Submitting.store();
  private Profile profile = Profile.defaults();

  private InvoiceFiles files(Instant now) {
    InvoiceFileAnswer accepted = InvoiceFileAnswer.of(true, null, "guid", null);
    return new InvoiceFiles(Submitting.parts(store, profile, now, file -> accepted), spool);
  }

  private static List<BifInvoice> invoices(String balance) {
    return List.of(Invoices.plain(1).balanceDue(Money.parse(balance)).build());
  }

  private Optional<Duration> lateBy(Instant now) {
    InvoiceFiles files = files(now);
    assertThat(files.isDue()).isEqualTo(files.lateBy().isPresent());
    return files.lateBy();
  }

  @Test
  void file_that_was_never_written_is_due_and_not_late() {
    assertThat(lateBy(HOUR_1)).contains(Duration.ZERO);
  }

  @Test
  void file_that_was_answered_is_due_an_hour_after_it_was_written() {
    files(HOUR_1).send(invoices("1.00"));

    assertThat(lateBy(HOUR_1.plusSeconds(3599))).isEmpty();
    assertThat(lateBy(HOUR_1.plus(HOUR))).contains(Duration.ZERO);
    assertThat(lateBy(HOUR_1.plus(HOUR.multipliedBy(3)))).contains(HOUR.multipliedBy(2));
  }

  @Test
  void file_that_was_not_answered_stays_due() {
    files(HOUR_1).write(invoices("1.00"));

    assertThat(lateBy(HOUR_1.plusSeconds(600))).contains(Duration.ofMinutes(10));
    files(HOUR_1.plusSeconds(600)).submitQueued();
    assertThat(lateBy(HOUR_1.plusSeconds(600))).isEmpty();
  }

  @Test
  void file_that_waits_longest_says_how_late_it_is() {
    files(HOUR_1).write(invoices("1.00"));
    files(HOUR_1.plusSeconds(60)).write(invoices("2.00"));

    assertThat(lateBy(HOUR_1.plusSeconds(120))).contains(Duration.ofMinutes(2));
  }

  @Test
  void cadence_of_the_profile_is_kept() {
    profile = Profile.defaults().override("{\"invoiceFile\": {\"cadence\": \"PT15M\"}}");
    files(HOUR_1).send(invoices("1.00"));

    assertThat(lateBy(HOUR_1.plusSeconds(899))).isEmpty();
    assertThat(lateBy(HOUR_1.plusSeconds(900))).isPresent();
  }

  @Test
  void hour_in_which_nothing_changed_is_no_hour_that_was_missed() {
    files(HOUR_1).send(invoices("1.00"));
    Instant hour2 = HOUR_1.plus(HOUR);

    assertThat(files(hour2).send(invoices("1.00")).written()).isNull();

    assertThat(lateBy(hour2)).isEmpty();
    assertThat(lateBy(hour2.plus(HOUR))).contains(Duration.ZERO);
  }

  @Test
  void invoices_that_could_not_be_written_leave_the_file_due() {
    List<BifInvoice> invalid = List.of(Invoices.plain(1).city("\n").build());

    assertThatThrownBy(() -> files(HOUR_1).send(invalid))
        .isInstanceOf(InvalidInvoicesException.class);

    assertThat(lateBy(HOUR_1)).contains(Duration.ZERO);
  }
}
