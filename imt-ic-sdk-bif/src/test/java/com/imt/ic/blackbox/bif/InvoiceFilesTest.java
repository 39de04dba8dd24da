package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of invoices from hour to hour: new, re-written, or left out. */
class InvoiceFilesTest {

  private static final String FILE_1 = "1234_20261123T150000.bif";
  private static final String FILE_2 = "1234_20261123T160000.bif";

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private static SentInvoices nothing(long unchanged) {
    return new SentInvoices(null, unchanged, List.of(), 0, List.of(), List.of());
  }

  @Test
  void first_hour_is_new_and_the_second_holds_changed_and_new_invoices_alone() {
    SentInvoices first = host.files().send(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    host.now = HOUR_1.plusSeconds(3600);
    SentInvoices second =
        host.files().send(List.of(invoice(1, "1.00"), invoice(2, "2.50"), invoice(3, "3.00")));

    assertThat(first.written().name()).isEqualTo(FILE_1);
    assertThat(first.unchanged()).isZero();
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(second.answers())
        .containsExactly(new AnsweredFile(FILE_2, true, "guid-" + FILE_2, null));
    assertThat(second.warnings()).isEmpty();
    assertThat(second.written())
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo(FILE_2);
              assertThat(file.totals().newRecords()).isEqualTo(1);
              assertThat(file.totals().rewrittenRecords()).isEqualTo(1);
              assertThat(file.totals().totalBalanceDue()).isEqualTo(Money.parse("5.50"));
              assertThat(file.path()).hasSize(file.totals().bytes());
            });
    assertThat(host.cloud.lines())
        .containsExactly("NEW INV1 1.00", "NEW INV2 2.00", "REWRITTEN INV2 2.50", "NEW INV3 3.00");
    assertThat(host.versions()).isEqualTo(3);
  }

  @Test
  void nothing_is_written_when_nothing_changed() {
    host.files().write(List.of(invoice(1, "1.00")));

    assertThat(host.files().write(List.of(invoice(1, "1.00")))).isEqualTo(nothing(1));
    assertThat(host.files().write(List.of())).isEqualTo(nothing(0));
    assertThat(host.filesInSpool()).containsExactly(FILE_1);
    assertThat(host.states()).containsExactly(FILE_1 + " QUEUED");
  }

  @Test
  void change_back_is_a_change() {
    for (String balance : List.of("1.00", "2.00", "1.00")) {
      host.files().write(List.of(invoice(1, balance)));
    }
    host.files().submitQueued();

    assertThat(host.cloud.lines())
        .containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00", "REWRITTEN INV1 1.00");
  }

  @Test
  void thousands_of_invoices_come_out_in_their_order_whatever_changed_among_them() {
    List<BifInvoice> invoices = new ArrayList<>(Invoices.plain(1, 4_500));
    host.files().send(invoices);
    invoices.set(7, invoice(8, "1.00"));
    invoices.set(2_999, invoice(3_000, "2.00"));
    invoices.set(3_000, invoice(3_001, "3.00"));
    invoices.add(invoice(4_501, "4.00"));
    host.now = HOUR_1.plusSeconds(3600);

    SentInvoices sent = host.files().send(invoices);

    assertThat(sent.unchanged()).isEqualTo(4_497);
    assertThat(host.cloud.lines().subList(4_500, 4_504))
        .containsExactly(
            "REWRITTEN INV8 1.00",
            "REWRITTEN INV3000 2.00",
            "REWRITTEN INV3001 3.00",
            "NEW INV4501 4.00");
    Collections.reverse(invoices);
    assertThat(host.files().send(invoices)).isEqualTo(nothing(4_501));
  }

  @Test
  void unchanged_invoices_are_rewritten_when_asked_for() {
    List<BifInvoice> invoices = List.of(invoice(1, "10.00"), invoice(2, "20.00"));
    host.files().send(List.of(invoice(1, "10.00")));

    SentInvoices again = host.files().sendAgain(invoices);

    assertThat(again.unchanged()).isZero();
    assertThat(again.answers()).extracting(AnsweredFile::accepted).containsExactly(true);
    assertThat(host.cloud.lines())
        .containsExactly("NEW INV1 10.00", "REWRITTEN INV1 10.00", "NEW INV2 20.00");
    assertThat(host.files().send(invoices).written()).isNull();
    assertThat(host.files().sendAgain(List.of()).written()).isNull();
  }

  @Test
  void order_holds_when_the_clock_stands_still_or_goes_back() {
    for (int i = 1; i <= 11; i++) {
      host.now = i < 11 ? HOUR_1 : HOUR_1.minusSeconds(3600);
      host.files().write(List.of(invoice(1, i + ".00")));
    }
    host.files().submitQueued();

    assertThat(host.cloud.lines())
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly(
            "1.00", "2.00", "3.00", "4.00", "5.00", "6.00", "7.00", "8.00", "9.00", "10.00",
            "11.00");
  }

  @Test
  void invoices_that_change_between_two_looks_are_refused_and_leave_nothing() {
    int[] looks = {0};
    Iterable<BifInvoice> moving = () -> List.of(invoice(1, ++looks[0] + ".00")).iterator();
    List<BifInvoice> growing = new ArrayList<>(List.of(invoice(1, "1.00")));
    Iterable<BifInvoice> longer =
        () -> {
          growing.add(invoice(growing.size() + 1, "1.00"));
          return List.copyOf(growing).iterator();
        };

    for (Iterable<BifInvoice> invoices : List.of(moving, longer)) {
      assertThatThrownBy(() -> host.files().write(invoices))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("stays the same");
      assertThat(host.filesInSpool()).isEmpty();
      assertThat(host.states()).isEmpty();
      assertThat(host.versions()).isZero();
    }
  }

  @Test
  void collection_that_fails_in_the_middle_leaves_nothing_and_the_next_call_writes_all() {
    List<BifInvoice> invoices = Invoices.plain(1, 3_000);
    int[] looks = {0};
    Iterable<BifInvoice> failing =
        () ->
            ++looks[0] < 2
                ? invoices.iterator()
                : invoices.stream()
                    .peek(
                        each -> {
                          if (each.invoiceNumber().value().equals("INV2500")) {
                            throw new IllegalArgumentException("the host's cursor broke");
                          }
                        })
                    .iterator();

    assertThatThrownBy(() -> host.files().send(failing)).hasMessage("the host's cursor broke");

    assertThat(host.filesInSpool()).isEmpty();
    assertThat(host.states()).isEmpty();
    assertThat(host.versions()).isZero();
    InvoiceFiles files = host.files();
    assertThat(files.isDue()).isTrue();
    assertThat(files.send(invoices).written().totals().newRecords()).isEqualTo(3_000);
    assertThat(host.cloud.lines()).hasSize(3_000);
  }
}
