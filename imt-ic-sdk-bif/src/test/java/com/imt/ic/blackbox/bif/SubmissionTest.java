package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.ReceivingCloud.failure;
import static com.imt.ic.blackbox.bif.ReceivingCloud.refusal;
import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** InvoiceCloud's answers, and what becomes of the file and of those behind it. */
class SubmissionTest {

  private static final String FILE_1 = "1234_20261123T150000.bif";
  private static final String FILE_2 = "1234_20261123T150001.bif";
  private static final String FILE_3 = "1234_20261123T150002.bif";
  private static final String FILE_4 = "1234_20261123T150003.bif";

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  /** Writes a file at the second after the one before it. */
  private void write(int second, int number, String balance) {
    host.now = HOUR_1.plusSeconds(second);
    host.files().write(List.of(invoice(number, balance)));
  }

  /** Submits and loses the answer; whether IC has the file is not known then. */
  private void loseTheAnswer() {
    host.cloud.answer(
        file -> {
          throw failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
        });
    assertThatThrownBy(() -> host.files().submitQueued()).isInstanceOf(CallFailedException.class);
  }

  @Test
  void accepted_file_is_noted_and_not_sent_again() {
    write(0, 1, "1.00");

    assertThat(host.files().submitQueued().answers())
        .containsExactly(new AnsweredFile(FILE_1, true, "guid-" + FILE_1, null));
    assertThat(host.files().submitQueued().answers()).isEmpty();
    assertThat(host.cloud.asked).hasSize(1);
    assertThat(host.states()).containsExactly(FILE_1 + " ACCEPTED");
  }

  @Test
  void file_accepted_with_another_count_or_with_a_message_is_a_warning_and_not_sent_again() {
    host.files().write(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    host.cloud.answer(file -> InvoiceFileAnswer.of(true, "1 record skipped", "guid", 1));

    SentInvoices sent = host.files().submitQueued();

    assertThat(sent.answers()).containsExactly(new AnsweredFile(FILE_1, true, "guid", null));
    assertThat(sent.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.RECORD_COUNT_DIFFERS, Warning.Kind.ACCEPTED_WITH_MESSAGE);
    assertThat(sent.warnings().get(0).detail()).contains(FILE_1, "counted 1 of its 2 records");
    assertThat(sent.warnings().get(1).detail()).contains(FILE_1, "1 record skipped");
    assertThat(host.query("SELECT reason FROM ic_invoice_file").get(0))
        .contains("counted 1 of its 2 records", "1 record skipped");
    assertThat(host.files().submitQueued().answers()).isEmpty();
  }

  @Test
  void refused_file_keeps_the_reason_and_its_invoices_are_new_again() {
    write(0, 1, "1.00");
    write(1, 2, "2.00");
    host.cloud.answer(
        file ->
            file.name().equals(FILE_1)
                ? refusal("Bad BID of payer1@example.com\nat System.Web...")
                : host.cloud.take(file));

    List<AnsweredFile> answered = host.files().submitQueued().answers();

    assertThat(answered)
        .extracting(AnsweredFile::accepted, AnsweredFile::reason)
        .containsExactly(Tuple.tuple(false, "Bad BID of ***"), Tuple.tuple(true, null));
    assertThat(host.states()).containsExactly(FILE_1 + " REFUSED", FILE_2 + " ACCEPTED");
    assertThat(host.filesInSpool()).hasSize(2);
    assertThat(host.status().refused()).isEqualTo(1);

    host.files().send(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    assertThat(host.cloud.lines()).containsExactly("NEW INV2 2.00", "NEW INV1 1.00");
  }

  @Test
  void what_waits_is_sent_before_the_new_file_is_written_so_that_a_refusal_counts() {
    write(0, 1, "1.00");
    host.cloud.answer(
        file -> file.name().equals(FILE_1) ? refusal("Bad BID") : host.cloud.take(file));

    SentInvoices sent = host.files().send(List.of(invoice(1, "1.00")));

    assertThat(sent.answers()).extracting(AnsweredFile::accepted).containsExactly(false, true);
    assertThat(sent.written().name()).isEqualTo(sent.answers().get(1).name());
    assertThat(sent.written().totals().newRecords()).isEqualTo(1);
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void unknown_outcome_is_asked_again_with_the_same_name_and_content() {
    write(0, 1, "1.00");
    host.cloud.answer(host.cloud::takeAndLoseTheAnswer);

    assertThatThrownBy(() -> host.files().submitQueued()).isInstanceOf(CallFailedException.class);
    assertThat(host.states()).containsExactly(FILE_1 + " QUEUED");
    assertThat(host.files().write(List.of(invoice(1, "1.00"))).written()).isNull();

    host.cloud.answerWell();
    assertThat(host.files().submitQueued().answers()).hasSize(1);
    assertThat(host.cloud.asked).containsExactly(FILE_1, FILE_1);
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void files_are_submitted_oldest_first_and_none_overtakes_a_failed_one() {
    write(0, 1, "1.00");
    write(1, 2, "2.00");
    host.cloud.answer(
        file -> {
          throw new InvoiceCloudException("down");
        });

    assertThatThrownBy(() -> host.files().submitQueued()).hasMessage("down");
    assertThat(host.cloud.asked).containsExactly(FILE_1);

    host.cloud.answerWell();
    host.files().submitQueued();
    assertThat(host.cloud.asked).containsExactly(FILE_1, FILE_1, FILE_2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This file was ALREADY uploaded.",
        "File already been processed",
        "Duplicate File name"
      })
  void file_that_ic_says_it_has_is_accepted_with_a_warning(String text) {
    write(0, 1, "1.00");
    host.cloud.answer(host.cloud::takeAndLoseTheAnswer);
    assertThatThrownBy(() -> host.files().submitQueued()).isInstanceOf(CallFailedException.class);
    host.cloud.refuse(text);

    SentInvoices sent = host.files().submitQueued();

    assertThat(sent.answers()).containsExactly(new AnsweredFile(FILE_1, true, null, null));
    assertThat(sent.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.ALREADY_RECEIVED);
              assertThat(warning.detail()).contains(FILE_1, text, "counts as accepted");
            });
    assertThat(host.states()).containsExactly(FILE_1 + " ACCEPTED");
    host.cloud.answerWell();
    host.files().send(List.of(invoice(1, "2.00")));
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00");
  }

  @Test
  void file_that_ic_says_it_has_by_a_code_is_accepted_as_by_its_words() {
    write(0, 1, "1.00");
    host.cloud.answer(
        file -> InvoiceFileAnswer.of(false, "Code 7", null, null).asAlreadyReceived());

    SentInvoices sent = host.files().submitQueued();

    assertThat(sent.answers()).containsExactly(new AnsweredFile(FILE_1, true, null, null));
    assertThat(sent.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.ALREADY_RECEIVED);
    assertThat(host.states()).containsExactly(FILE_1 + " ACCEPTED");
  }

  @Test
  void how_ic_says_it_is_the_profiles_matter() {
    SendingHost german = with("schon (da|hier)");
    german.files().write(List.of(invoice(1, "1.00")));
    german.cloud.refuse("Ist Schon Da");
    assertThat(german.files().submitQueued().answers().get(0).accepted()).isTrue();

    SendingHost mute = with(null);
    mute.files().write(List.of(invoice(1, "1.00")));
    mute.cloud.refuse("already received");
    assertThat(mute.files().submitQueued().answers().get(0).accepted()).isFalse();
  }

  private SendingHost with(String pattern) {
    Profile profile =
        SendingHost.profile("1234")
            .override(
                "{\"operations\": {\"submitInvoiceFile\": {\"alreadyReceived\": %s}}}"
                    .formatted(pattern == null ? "null" : "\"" + pattern + "\""));
    return new SendingHost(
        SendingHost.emptyDatabase(), spool.resolve(String.valueOf(pattern != null)), profile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"already (", "x*", ""})
  void pattern_that_is_none_or_is_found_everywhere_is_a_fault_of_the_profile(String pattern) {
    assertThatThrownBy(() -> with(pattern))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.operations.submitInvoiceFile.alreadyReceived");
  }

  @Test
  void refusal_of_a_file_that_ic_may_have_is_left_to_people_and_nothing_is_sent_as_new() {
    write(0, 1, "1.00");
    loseTheAnswer();
    host.cloud.refuse("Bad BID");

    SentInvoices sent = host.files().send(List.of(invoice(1, "1.00")));

    assertThat(sent.answers()).isEmpty();
    assertThat(sent.written()).isNull();
    assertThat(sent.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.REFUSED_AFTER_UNKNOWN);
              assertThat(warning.detail()).contains(FILE_1, "Bad BID", "ask IC", "settle it");
            });
    assertThat(host.states()).containsExactly(FILE_1 + " UNKNOWN");
    assertThat(host.status().unknown()).isEqualTo(1);
    assertThat(host.files().submitQueued()).isEqualTo(host.files().submitQueued());
    assertThat(host.cloud.asked).hasSize(2);
  }

  @Test
  void failure_that_proves_that_nothing_was_taken_leaves_a_later_refusal_a_refusal() {
    write(0, 1, "1.00");
    host.cloud.answer(
        file -> {
          throw failure(CallFailedException.Kind.UNREACHABLE);
        });
    assertThatThrownBy(() -> host.files().submitQueued()).isInstanceOf(CallFailedException.class);
    host.cloud.refuse("Bad BID");

    assertThat(host.files().submitQueued().answers())
        .containsExactly(new AnsweredFile(FILE_1, false, null, "Bad BID"));
    assertThat(host.states()).containsExactly(FILE_1 + " REFUSED");
  }

  /** Files 2 and 3 re-write what file 1, of unknown fate, holds; file 4 holds another invoice. */
  private void leaveOneUnknown() {
    write(0, 1, "1.00");
    loseTheAnswer();
    write(1, 1, "2.00");
    write(2, 1, "3.00");
    write(3, 2, "4.00");
    host.cloud.answer(
        file -> file.name().equals(FILE_1) ? refusal("Bad BID") : host.cloud.take(file));
    host.files().submitQueued();
  }

  @Test
  void files_that_rewrite_one_of_unknown_fate_wait_and_others_do_not() {
    leaveOneUnknown();

    assertThat(host.states())
        .containsExactly(
            FILE_1 + " UNKNOWN", FILE_2 + " QUEUED", FILE_3 + " QUEUED", FILE_4 + " ACCEPTED");
    assertThat(host.cloud.lines()).containsExactly("NEW INV2 4.00");
    host.now = HOUR_1.plusSeconds(60);
    assertThat(host.files().isDue()).isFalse();
    assertThat(host.status().queued()).isEqualTo(2);
  }

  @Test
  void file_settled_as_accepted_lets_those_behind_it_go() {
    leaveOneUnknown();

    assertThat(host.files().settle(FILE_1, true).answers())
        .containsExactly(new AnsweredFile(FILE_1, true, null, null));
    assertThat(host.files().isDue()).isTrue();
    host.files().submitQueued();

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV2 4.00", "REWRITTEN INV1 2.00", "REWRITTEN INV1 3.00");
    assertThat(host.versions()).isEqualTo(2);
  }

  @Test
  void file_settled_as_refused_holds_those_behind_it_back_and_the_next_call_writes_anew() {
    leaveOneUnknown();

    List<AnsweredFile> answers = host.files().settle(FILE_1, false).answers();

    assertThat(answers).extracting(AnsweredFile::name).containsExactly(FILE_1, FILE_2, FILE_3);
    assertThat(answers).noneMatch(AnsweredFile::accepted);
    assertThat(answers.get(0).reason()).isEqualTo("Bad BID");
    assertThat(host.states().subList(1, 3)).containsExactly(FILE_2 + " HELD", FILE_3 + " HELD");
    host.files().send(List.of(invoice(1, "3.00")));
    assertThat(host.cloud.lines()).containsExactly("NEW INV2 4.00", "NEW INV1 3.00");
  }

  @Test
  void only_a_file_of_unknown_fate_can_be_settled() {
    write(0, 1, "1.00");

    assertThatThrownBy(() -> host.files().settle(FILE_1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(FILE_1)
        .hasMessageContaining("in state QUEUED");
    assertThatThrownBy(() -> host.files().settle("x.bif", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x.bif\" not known");
    assertThat(host.files().submitQueued().answers()).hasSize(1);
  }

  @Test
  void files_behind_a_refused_one_are_held_back_where_they_rewrite_its_invoices_or_each_others() {
    write(0, 1, "1.00");
    host.now = HOUR_1.plusSeconds(1);
    host.files().write(List.of(invoice(1, "1.50"), invoice(2, "2.00")));
    write(2, 2, "2.50"); // rewrites what file 2 alone had
    write(3, 3, "3.00");
    host.cloud.answer(
        file -> file.name().equals(FILE_1) ? refusal("Bad BID") : host.cloud.take(file));

    SentInvoices sent = host.files().submitQueued();

    assertThat(sent.answers())
        .extracting(AnsweredFile::name, AnsweredFile::accepted)
        .containsExactly(
            Tuple.tuple(FILE_1, false),
            Tuple.tuple(FILE_2, false),
            Tuple.tuple(FILE_3, false),
            Tuple.tuple(FILE_4, true));
    assertThat(sent.answers().get(1).reason()).contains(FILE_1, "not submitted");
    assertThat(host.states())
        .containsExactly(
            FILE_1 + " REFUSED", FILE_2 + " HELD", FILE_3 + " HELD", FILE_4 + " ACCEPTED");
    assertThat(host.cloud.asked).containsExactly(FILE_1, FILE_4);

    host.files().send(List.of(invoice(1, "1.50"), invoice(2, "2.50"), invoice(3, "3.00")));
    assertThat(host.cloud.lines())
        .containsExactly("NEW INV3 3.00", "NEW INV1 1.50", "NEW INV2 2.50");
  }
}
