package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is due, after what was written and answered before. */
class InvoiceFilesDueTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private InvoiceFiles files(Instant now) {
    host.now = now;
    return host.files();
  }

  private static List<BifInvoice> invoices(String balance) {
    return List.of(invoice(1, balance));
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
  void file_whose_answer_got_lost_stays_due() {
    host.cloud.answer(host.cloud::takeAndLoseTheAnswer);

    assertThatThrownBy(() -> files(HOUR_1).send(invoices("1.00")))
        .isInstanceOf(CallFailedException.class);

    assertThat(lateBy(HOUR_1.plusSeconds(60))).contains(Duration.ofMinutes(1));
  }

  @Test
  void file_that_waits_longest_says_how_late_it_is() {
    files(HOUR_1).write(invoices("1.00"));
    files(HOUR_1.plusSeconds(60)).write(invoices("2.00"));

    assertThat(lateBy(HOUR_1.plusSeconds(120))).contains(Duration.ofMinutes(2));
  }

  @Test
  void cadence_of_the_profile_is_kept() {
    Profile quarterly =
        SendingHost.profile("1234").override("{\"invoiceFile\": {\"cadence\": \"PT15M\"}}");
    host = new SendingHost(SendingHost.emptyDatabase(), spool, quarterly);
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
  void invoices_that_a_strict_host_has_refused_leave_the_file_due() {
    List<BifInvoice> invalid = List.of(Invoices.plain(1).city("\n").build());

    assertThatThrownBy(() -> files(HOUR_1).strict().send(invalid))
        .isInstanceOf(InvalidInvoicesException.class);

    assertThat(lateBy(HOUR_1)).contains(Duration.ZERO);
  }

  private List<String> attention(Instant now) {
    host.now = now;
    return host.node("node-1").build().status().attention();
  }

  @Test
  void file_that_waits_for_longer_than_a_cadence_needs_a_person() {
    files(HOUR_1).write(invoices("1.00"));

    assertThat(attention(HOUR_1.plus(HOUR))).isEmpty();
    assertThat(attention(HOUR_1.plus(HOUR).plusSeconds(1)))
        .singleElement()
        .asString()
        .startsWith(
            "Invoice files that wait for InvoiceCloud's answer: 1, the oldest since 2026-11-23T15:00:00Z;");
    files(HOUR_1.plus(HOUR)).submitQueued();
    assertThat(attention(HOUR_1.plus(HOUR).plusSeconds(1))).isEmpty();
  }

  @Test
  void invoices_that_nobody_goes_through_for_two_cadences_need_a_person() {
    files(HOUR_1).send(invoices("1.00"));
    Instant late = HOUR_1.plus(HOUR.multipliedBy(2));

    assertThat(attention(late)).isEmpty();
    assertThat(attention(late.plusSeconds(1)))
        .containsExactly(
            "Invoices were last gone through at 2026-11-23T15:00:00Z, and are to be every PT1H: see that something sends");
  }

  @Test
  void host_that_never_sends_an_invoice_is_not_told_of_it() {
    assertThat(attention(HOUR_1.plus(Duration.ofDays(9)))).isEmpty();
  }
}
