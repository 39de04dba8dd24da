package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.ReceivingCloud.failure;
import static com.imt.ic.blackbox.bif.ReceivingCloud.refusal;
import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.bif.SpoolException;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What InvoiceCloud has accepted decides whether an invoice is new or re-written. */
class NewOrRewrittenTest {

  private static final String FILE_1 = "1234_20261123T150000.bif";
  private static final String FILE_2 = "1234_20261123T150001.bif";
  private static final String FILE_3 = "1234_20261123T150002.bif";
  private static final Set<InvoiceNumber> SECOND = Set.of(InvoiceNumber.of("INV2"));

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private SentInvoices send(BifInvoice... invoices) {
    host.now = host.now.plusSeconds(1);
    return host.files().send(List.of(invoices));
  }

  /** Writes a file at the second after the one before it. */
  private void write(int second, BifInvoice... invoices) {
    host.now = HOUR_1.plusSeconds(second);
    host.files().write(List.of(invoices));
  }

  private void refuse(String reason, BifInvoice... invoices) {
    host.cloud.refuse(reason);
    assertThat(send(invoices).answers()).noneMatch(AnsweredFile::accepted);
    host.cloud.answerWell();
  }

  private void leaveUnknown(String file) {
    host.cloud.answer(
        each -> {
          throw failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
        });
    assertThatThrownBy(() -> host.files().submitQueued()).isInstanceOf(CallFailedException.class);
    host.cloud.answer(
        each -> each.name().equals(file) ? refusal("Bad BID") : host.cloud.take(each));
    host.files().submitQueued();
    host.cloud.answerWell();
  }

  @Test
  void invoice_that_was_refused_stays_new_however_often_it_changes() {
    refuse("Bad BID", invoice(1, "1.00"));
    refuse("Bad BID", invoice(1, "2.00"));
    send(invoice(1, "3.00"));
    send(invoice(1, "4.00"));

    assertThat(host.cloud.lines()).containsExactly("NEW INV1 3.00", "REWRITTEN INV1 4.00");
  }

  @Test
  void invoice_that_was_accepted_once_stays_rewritten_when_changes_of_it_are_refused() {
    send(invoice(1, "1.00"));
    refuse("Bad BID", invoice(1, "2.00"));
    refuse("Bad BID", invoice(1, "3.00"));
    send(invoice(1, "4.00"));

    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00", "REWRITTEN INV1 4.00");
  }

  @Test
  void invoice_that_changed_back_after_a_refusal_is_as_ic_has_it() {
    send(invoice(1, "1.00"));
    refuse("Bad BID", invoice(1, "2.00"));

    assertThat(send(invoice(1, "1.00")).unchanged()).isEqualTo(1);
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void invoices_sent_again_after_a_refusal_are_new_and_others_rewritten() {
    send(invoice(1, "1.00"));
    refuse("Bad BID", invoice(1, "1.50"), invoice(2, "2.00"));

    host.now = host.now.plusSeconds(1);
    host.files().sendAgain(List.of(invoice(1, "1.00"), invoice(2, "2.00")));

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV1 1.00", "REWRITTEN INV1 1.00", "NEW INV2 2.00");
  }

  @Test
  void invoice_changed_twice_behind_a_file_that_is_refused_is_written_once_as_new() {
    write(0, invoice(1, "1.00"), invoice(2, "1.00"));
    write(1, invoice(1, "2.00"));
    write(2, invoice(1, "3.00"), invoice(2, "3.00"));
    host.cloud.answer(
        file -> file.name().equals(FILE_1) ? refusal("Bad BID") : host.cloud.take(file));

    send(invoice(1, "3.00"), invoice(2, "3.00"));

    assertThat(host.states().subList(0, 3))
        .containsExactly(FILE_1 + " REFUSED", FILE_2 + " HELD", FILE_3 + " HELD");
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 3.00", "NEW INV2 3.00");
  }

  @Test
  void file_that_holds_a_refused_invoice_and_an_accepted_one_is_written_anew_with_both_kinds() {
    send(invoice(2, "2.00"));
    write(10, invoice(1, "1.00"));
    write(11, invoice(1, "1.50"), invoice(2, "2.50"));
    host.cloud.answer(
        file -> file.name().endsWith("10.bif") ? refusal("Bad BID") : host.cloud.take(file));

    send(invoice(1, "1.50"), invoice(2, "2.50"));

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV2 2.00", "NEW INV1 1.50", "REWRITTEN INV2 2.50");
  }

  private InvoiceFileAnswer acceptInPart(InvoiceFile file) {
    return file.name().equals(FILE_1)
        ? InvoiceFileAnswer.of(true, "INV2 skipped", "guid", 1)
        : host.cloud.take(file);
  }

  @Test
  void invoice_that_a_file_was_accepted_without_is_new_and_the_others_are_rewritten() {
    host.cloud.answer(this::acceptInPart);
    write(0, invoice(1, "1.00"), invoice(2, "2.00"));
    SentInvoices sent = host.files().submitQueued();
    assertThat(sent.warnings().get(0).detail())
        .contains("ask IC which invoices it has", "settle the file with those that it has not");

    assertThat(host.files().settle(FILE_1, SECOND).answers()).isEmpty();
    assertThat(host.states()).containsExactly(FILE_1 + " ACCEPTED");
    send(invoice(1, "1.00"), invoice(2, "2.00"));
    send(invoice(1, "1.50"), invoice(2, "2.50"));

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV2 2.00", "REWRITTEN INV1 1.50", "REWRITTEN INV2 2.50");
  }

  @Test
  void file_behind_one_that_was_accepted_in_part_is_held_where_it_rewrites_what_ic_has_not() {
    host.cloud.answer(this::acceptInPart);
    write(0, invoice(1, "1.00"), invoice(2, "2.00"));
    host.files().submitQueued();
    write(1, invoice(1, "1.50"));
    write(2, invoice(2, "2.50"));

    assertThat(host.files().settle(FILE_1, SECOND).answers())
        .extracting(AnsweredFile::name, AnsweredFile::accepted)
        .containsExactly(Tuple.tuple(FILE_3, false));
    assertThat(host.states())
        .containsExactly(FILE_1 + " ACCEPTED", FILE_2 + " QUEUED", FILE_3 + " HELD");
    send(invoice(1, "1.50"), invoice(2, "2.50"));

    assertThat(host.cloud.lines()).containsExactly("REWRITTEN INV1 1.50", "NEW INV2 2.50");
  }

  @Test
  void change_that_ic_did_not_accept_of_an_invoice_that_it_has_stays_a_change() {
    send(invoice(2, "2.00"));
    host.cloud.answer(file -> InvoiceFileAnswer.of(true, "INV2 skipped", "guid", 0));
    String file = send(invoice(2, "2.50")).written().name();
    host.cloud.answerWell();
    assertThat(send(invoice(2, "2.50")).unchanged()).isEqualTo(1);

    host.files().settle(file, SECOND);
    send(invoice(2, "2.50"));

    assertThat(host.cloud.lines()).containsExactly("NEW INV2 2.00", "REWRITTEN INV2 2.50");
  }

  @Test
  void file_of_unknown_fate_can_be_settled_as_accepted_in_part() {
    write(0, invoice(1, "1.00"), invoice(2, "2.00"));
    leaveUnknown(FILE_1);
    write(1, invoice(1, "1.50"), invoice(2, "2.50"));

    assertThat(host.files().settle(FILE_1, SECOND).answers())
        .extracting(AnsweredFile::name, AnsweredFile::accepted)
        .containsExactly(Tuple.tuple(FILE_1, true), Tuple.tuple(FILE_2, false));
    send(invoice(1, "1.50"), invoice(2, "2.50"));

    assertThat(host.cloud.lines()).containsExactly("REWRITTEN INV1 1.50", "NEW INV2 2.50");
  }

  @Test
  void only_invoices_of_an_answered_file_that_lies_in_the_spool_as_it_was_can_be_settled()
      throws IOException {
    write(0, invoice(1, "1.00"));
    assertThatThrownBy(() -> host.files().settle(FILE_1, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in state QUEUED");
    assertThatThrownBy(() -> host.files().settle("x.bif", Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x.bif\" not known");
    host.files().submitQueued();
    assertThatThrownBy(() -> host.files().settle(FILE_1, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 stand not in " + FILE_1 + ", such as \"INV2\"");
    Files.delete(spool.resolve(FILE_1));
    assertThatThrownBy(() -> host.files().settle(FILE_1, SECOND))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(FILE_1);
  }

  /** InvoiceCloud as it is: what it has, and what it would have to refuse. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_ic_refuses_no_record_is_new_twice_nor_rewritten_before_it_was_new(long seed) {
    Random random = new Random(seed);
    Map<String, String> balances = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (int step = 0; step < 60; step++) {
      host.now = host.now.plusSeconds(1);
      List<BifInvoice> invoices = new ArrayList<>();
      for (int number = 1; number <= 4; number++) {
        if (random.nextInt(3) > 0) {
          balances.put("INV" + number, random.nextInt(1, 4) + ".00");
        }
        if (balances.containsKey("INV" + number)) {
          invoices.add(invoice(number, balances.get("INV" + number)));
        }
      }
      host.cloud.answer(file -> answer(file, random, unknown));
      try {
        if (random.nextBoolean()) {
          host.files().write(invoices);
        } else {
          host.files().send(invoices);
        }
      } catch (CallFailedException e) {
        assertThat(e.kind()).isEqualTo(CallFailedException.Kind.OUTCOME_UNKNOWN);
      }
      for (String state : host.states()) {
        if (state.endsWith(" UNKNOWN") && random.nextInt(4) == 0) {
          String file = state.substring(0, state.indexOf(' '));
          host.files().settle(file, unknown.contains(file));
        }
      }
      Set<String> known = new HashSet<>();
      for (String line : host.cloud.lines()) {
        String number = line.split(" ", -1)[1];
        assertThat(known.add(number))
            .as("seed %s, step %s: %s in %s", seed, step, line, host.cloud.lines())
            .isEqualTo(line.startsWith("NEW"));
      }
    }
    assertThat(host.cloud.lines()).as("seed %s", seed).hasSizeGreaterThan(10);
  }

  private InvoiceFileAnswer answer(InvoiceFile file, Random random, Set<String> taken) {
    return switch (random.nextInt(6)) {
      case 0 -> taken.contains(file.name()) ? refusal("Odd words") : refusal("Bad BID");
      case 1 -> {
        taken.add(file.name());
        yield host.cloud.takeAndLoseTheAnswer(file);
      }
      case 2 -> throw failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
      default -> {
        taken.add(file.name());
        yield host.cloud.take(file);
      }
    };
  }
}
