package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.SentInvoices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice that cannot be written holds back itself alone, unless the host is strict. */
class RejectedInvoicesTest {

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private static BifInvoice bad(int number) {
    return Invoices.plain(number).city("\n").customerName(null).build();
  }

  @Test
  void one_bad_invoice_of_a_thousand_is_told_by_its_place_and_the_others_go() {
    List<BifInvoice> invoices = new ArrayList<>(Invoices.plain(1, 1_000));
    invoices.set(499, bad(500));

    SentInvoices sent = host.files().send(invoices);

    assertThat(sent.written().totals().newRecords()).isEqualTo(999);
    assertThat(sent.rejectedInvoices()).isEqualTo(1);
    assertThat(sent.rejected())
        .extracting(BifProblem::invoice, BifProblem::kind)
        .containsExactly(
            Tuple.tuple(500L, BifProblem.Kind.MISSING),
            Tuple.tuple(500L, BifProblem.Kind.BAD_CHARACTER));
    assertThat(host.cloud.lines()).hasSize(999).doesNotContain("NEW INV500 511.14");

    invoices.set(499, invoice(500, "5.00"));
    SentInvoices corrected = host.files().send(invoices);
    assertThat(corrected.written().totals().newRecords()).isEqualTo(1);
    assertThat(corrected.unchanged()).isEqualTo(999);
    assertThat(corrected.rejected()).isEmpty();
  }

  @Test
  void what_is_null_is_named_with_its_place() {
    assertThatThrownBy(() -> host.files().send(null)).hasMessage("invoices");
    assertThatThrownBy(() -> host.files().send(Arrays.asList(invoice(1, "1.00"), null)))
        .hasMessage("invoice 2 of the hand-over");

    assertThat(host.filesInSpool()).isEmpty();
  }

  @Test
  void problem_of_a_hand_over_names_the_place_there_and_no_line_of_a_file() {
    SentInvoices sent = host.files().send(List.of(invoice(1, "1.00"), bad(2)));

    assertThat(sent.rejected().get(0).line()).isZero();
    assertThat(sent.rejected().get(0).message())
        .isEqualTo(
            "Invoice 2 of the hand-over (\"INV2\"), column 6 (CustomerName): is empty; a value is required.");
    assertThat(sent.rejected().get(0).invoiceNumber()).hasToString("INV2");
  }

  @Test
  void invoices_that_were_left_out_are_in_the_status_for_a_day() {
    assertThat(host.status().rejectedAt()).isNull();
    host.files().send(List.of(invoice(1, "1.00"), bad(2), bad(3)));
    host.now = HOUR_1.plus(Duration.ofHours(1));
    host.files().send(List.of(invoice(4, "1.00")));

    assertThat(host.status().rejected()).isEqualTo(2);
    assertThat(host.status().rejectedAt()).isEqualTo(HOUR_1);
    assertThat(host.node("node-1").build().status().attention())
        .singleElement()
        .asString()
        .startsWith("Invoices that could not be written, last at 2026-11-23T15:00:00Z: 2;");

    host.now = HOUR_1.plus(Duration.ofHours(24));
    assertThat(host.status().rejected()).isZero();
    assertThat(host.status().rejectedAt()).isNull();
    assertThat(host.node("node-1").build().status().attention())
        .noneMatch(line -> line.startsWith("Invoices that could not be written"));
  }

  @Test
  void number_that_stands_twice_is_rejected_wherever_it_stands() {
    SentInvoices sent =
        host.files()
            .send(
                List.of(
                    invoice(1, "1.00"),
                    invoice(2, "2.00"),
                    invoice(1, "3.00"),
                    invoice(1, "1.00")));

    assertThat(host.cloud.lines()).containsExactly("NEW INV2 2.00");
    assertThat(sent.rejectedInvoices()).isEqualTo(3);
    assertThat(sent.rejected())
        .extracting(BifProblem::invoice, BifProblem::kind)
        .containsExactly(
            Tuple.tuple(1L, BifProblem.Kind.DUPLICATE_INVOICE),
            Tuple.tuple(3L, BifProblem.Kind.DUPLICATE_INVOICE),
            Tuple.tuple(4L, BifProblem.Kind.DUPLICATE_INVOICE));
    assertThat(sent.rejected().get(0).message()).contains("(\"INV1\")", "invoice 3");
    assertThat(sent.rejected().get(1).message()).contains("(\"INV1\")", "invoice 1");
  }

  @Test
  void number_that_stands_twice_among_very_many_is_rejected_in_both_places() {
    List<BifInvoice> invoices = new ArrayList<>(Invoices.plain(1, 70_000));
    invoices.set(69_000, invoice(17, "3.00"));

    SentInvoices sent = host.files().write(invoices);

    assertThat(sent.rejected()).extracting(BifProblem::invoice).containsExactly(17L, 69_001L);
    assertThat(sent.written().totals().newRecords()).isEqualTo(69_998);
  }

  @Test
  void rejected_version_leaves_what_was_sent_before_as_it_is() {
    host.files().send(List.of(invoice(1, "1.00")));

    SentInvoices sent = host.files().send(List.of(bad(1)));

    assertThat(sent.written()).isNull();
    assertThat(sent.unchanged()).isZero();
    assertThat(sent.rejectedInvoices()).isEqualTo(1);
    assertThat(host.files().send(List.of(invoice(1, "1.00"))).unchanged()).isEqualTo(1);
    assertThat(host.files().isDue()).isFalse();
  }

  @Test
  void very_many_rejected_invoices_are_counted_and_a_thousand_problems_listed() {
    List<BifInvoice> invoices =
        new ArrayList<>(IntStream.rangeClosed(1, 2_000).mapToObj(i -> bad(i)).toList());
    invoices.add(invoice(2_001, "1.00"));

    SentInvoices sent = host.files().sendAgain(invoices);

    assertThat(sent.rejectedInvoices()).isEqualTo(2_000);
    assertThat(sent.rejected()).hasSize(1_000);
    assertThat(host.cloud.lines()).containsExactly("NEW INV2001 1.00");
  }

  @Test
  void line_that_is_longer_than_any_reader_takes_is_rejected_too() {
    BifInvoice endless = Invoices.plain(1).description("x".repeat(2_000_000)).build();

    SentInvoices sent = host.files().send(List.of(endless, invoice(2, "2.00")));

    assertThat(sent.rejected())
        .extracting(BifProblem::kind)
        .containsExactly(BifProblem.Kind.LINE_TOO_LONG);
    assertThat(host.cloud.lines()).containsExactly("NEW INV2 2.00");
  }

  @Test
  void strict_host_has_all_of_them_refused_and_nothing_is_written() {
    List<BifInvoice> invoices = List.of(invoice(1, "1.00"), bad(2), invoice(1, "2.00"));

    assertThatThrownBy(() -> host.files().strict().send(invoices))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class,
            e ->
                assertThat(e.problems())
                    .extracting(BifProblem::invoice)
                    .containsExactly(1L, 2L, 2L, 3L))
        .hasMessageStartingWith(
            "The invoices have 4 faults: Invoice 1 of the hand-over (\"INV1\"), column 5");
    assertThatThrownBy(() -> host.files().strict().write(invoices))
        .isInstanceOf(InvalidInvoicesException.class);

    assertThat(host.filesInSpool()).isEmpty();
    assertThat(host.states()).isEmpty();
    assertThat(host.files().isDue()).isTrue();
    assertThat(host.status().rejected()).isEqualTo(3);
    assertThat(host.files().strict().send(List.of(invoice(1, "1.00"))).written()).isNotNull();
  }
}
