package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.ReceivingCloud.refusal;
import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.LeaseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several nodes and threads one writes and submits at a time. */
class OneSenderTest {

  private static final String FILE_1 = "1234_20261123T150000.bif";

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private static LeaseException refused(Runnable call) {
    List<LeaseException> refused = new ArrayList<>();
    assertThatThrownBy(call::run).isInstanceOfSatisfying(LeaseException.class, refused::add);
    return refused.get(0);
  }

  private static List<Runnable> everyCall(InvoiceFiles files) {
    List<BifInvoice> invoices = List.of(invoice(2, "2.00"));
    return List.of(
        () -> files.send(invoices),
        () -> files.sendAgain(invoices),
        () -> files.write(invoices),
        () -> files.strict().write(invoices),
        files::submitQueued,
        () -> files.settle(FILE_1, true));
  }

  /** Invoices that do something when they are gone through a second time. */
  private static Iterable<BifInvoice> meanwhile(BifInvoice invoice, Runnable event) {
    int[] looks = {0};
    return () -> {
      if (++looks[0] == 2) {
        event.run();
      }
      return List.of(invoice).iterator();
    };
  }

  @Test
  void node_that_comes_while_another_one_writes_is_told_who_and_until_when() {
    List<LeaseException> told = new ArrayList<>();
    InvoiceFiles other = host.files("node-2");

    host.files()
        .write(
            meanwhile(
                invoice(1, "1.00"),
                () -> everyCall(other).forEach(call -> told.add(refused(call)))));

    assertThat(told)
        .hasSize(6)
        .allSatisfy(
            held -> {
              assertThat(held.kind()).isEqualTo(LeaseException.Kind.HELD);
              assertThat(held.holder()).contains("node-1");
              assertThat(held.expiresAt()).contains(HOUR_1.plus(Duration.ofMinutes(10)));
              assertThat(held).hasMessageContaining("does the job invoice-file: node-1 until ");
            });
    assertThat(host.states()).containsExactly(FILE_1 + " QUEUED");
  }

  @Test
  void node_that_comes_while_another_one_submits_submits_nothing() {
    host.files().write(List.of(invoice(1, "1.00")));
    InvoiceFiles other = host.files("node-2");
    host.cloud.answer(
        file -> {
          everyCall(other).forEach(OneSenderTest::refused);
          return host.cloud.take(file);
        });

    host.files().submitQueued();

    assertThat(host.cloud.asked).containsExactly(FILE_1);
    assertThat(other.submitQueued().answers()).isEmpty();
  }

  @Test
  void second_call_of_the_same_node_takes_no_lease_from_the_first() {
    InvoiceCloudIntegration node = host.node("node-1").build();
    InvoiceFiles files = InvoiceFiles.of(node, spool);
    InvoiceFiles same = InvoiceFiles.of(node, spool);

    SentInvoices sent =
        files.send(
            meanwhile(
                invoice(1, "1.00"),
                () -> {
                  everyCall(files).forEach(OneSenderTest::refused);
                  everyCall(same).forEach(OneSenderTest::refused);
                }));

    assertThat(sent.answers()).hasSize(1);
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00");
    assertThat(same.send(List.of(invoice(1, "1.00"))).unchanged()).isEqualTo(1);
  }

  @Test
  void call_that_failed_leaves_the_job_to_the_next_one() {
    Iterable<BifInvoice> broken =
        meanwhile(
            invoice(1, "1.00"),
            () -> {
              throw new IllegalArgumentException("broken");
            });
    InvoiceFiles files = host.files();
    assertThatThrownBy(() -> files.send(broken)).hasMessage("broken");

    assertThat(files.send(List.of(invoice(1, "1.00"))).answers()).hasSize(1);
    assertThat(host.files("node-2").submitQueued().answers()).isEmpty();
  }

  @Test
  void long_run_keeps_the_job_as_long_as_it_gives_signs_of_life() {
    InvoiceFiles other = host.files("node-2");
    List<BifInvoice> invoices = Invoices.plain(1, 4_000);
    Iterable<BifInvoice> slow =
        () ->
            invoices.stream()
                .peek(
                    each -> {
                      host.now = host.now.plusSeconds(1);
                      if (each.invoiceNumber().value().endsWith("000")) {
                        refused(other::submitQueued);
                      }
                    })
                .iterator();

    SentInvoices sent = host.files().send(slow);

    assertThat(Duration.between(HOUR_1, host.now)).isGreaterThan(Duration.ofHours(2));
    assertThat(sent.answers()).hasSize(1);
    assertThat(host.files().send(slow).unchanged()).isEqualTo(4_000);
  }

  @Test
  void node_that_was_silent_for_too_long_writes_nothing_more_and_the_other_one_cleans_up() {
    InvoiceFiles other = host.files("node-2");
    List<BifInvoice> invoices = Invoices.plain(1, 2_500);
    int[] looks = {0};
    Iterable<BifInvoice> sleepy =
        () ->
            ++looks[0] < 2
                ? invoices.iterator()
                : invoices.stream()
                    .peek(
                        each -> {
                          if (each.invoiceNumber().value().equals("INV2001")) {
                            host.now = host.now.plus(Duration.ofMinutes(11));
                            other.send(List.of(invoice(7, "7.00")));
                          }
                        })
                    .iterator();

    assertThatThrownBy(() -> host.files().send(sleepy))
        .isInstanceOfSatisfying(
            LeaseException.class, e -> assertThat(e.kind()).isEqualTo(LeaseException.Kind.LOST));

    assertThat(host.states()).containsExactly("1234_20261123T151100.bif ACCEPTED");
    assertThat(host.filesInSpool()).containsExactly("1234_20261123T151100.bif");
    assertThat(host.cloud.lines()).containsExactly("NEW INV7 7.00");
    assertThat(host.versions()).isEqualTo(1);
    host.files().send(invoices);
    assertThat(host.cloud.lines()).hasSize(2_501).contains("REWRITTEN INV7 511.14");
  }

  @ParameterizedTest
  @CsvSource({"true, ACCEPTED", "false, REFUSED"})
  void answer_that_came_after_the_lease_was_lost_is_noted_all_the_same(
      boolean accepted, String state) {
    host.files().write(List.of(invoice(1, "1.00")));
    InvoiceFiles other = host.files("node-2");
    host.cloud.answer(
        file -> {
          host.now = host.now.plus(Duration.ofMinutes(11));
          other.write(List.of());
          return accepted ? host.cloud.take(file) : refusal("Bad BID");
        });

    assertThat(host.files().submitQueued().answers())
        .singleElement()
        .matches(answer -> answer.accepted() == accepted);

    assertThat(host.states()).containsExactly(FILE_1 + " " + state);
  }

  /** The answer comes on a node that was silent, while its successor rests a file on it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void file_that_is_being_written_while_one_before_it_is_refused_is_written_anew(boolean early) {
    host.files().write(List.of(invoice(1, "1.00")));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    host.cloud.answer(
        file -> {
          asked.countDown();
          await(answer);
          return refusal("Bad BID");
        });
    Thread silent = new Thread(() -> host.files().submitQueued());
    silent.start();
    await(asked);
    host.now = host.now.plus(Duration.ofMinutes(11));
    List<BifInvoice> invoices = new ArrayList<>(Invoices.plain(1, 2_500));
    int[] looks = {0};
    Iterable<BifInvoice> refusedMeanwhile =
        () -> {
          looks[0]++;
          return invoices.stream()
              .peek(
                  each -> {
                    String number = each.invoiceNumber().value();
                    if (looks[0] == 2 && number.equals(early ? "INV1500" : "INV2500")) {
                      answer.countDown();
                      join(silent);
                    }
                  })
              .iterator();
        };
    InvoiceFiles other = host.files("node-2");

    SentInvoices written = other.write(refusedMeanwhile);

    assertThat(written.written().totals().newRecords()).isEqualTo(2_500);
    assertThat(host.states())
        .containsExactly(FILE_1 + " REFUSED", written.written().name() + " QUEUED");
    assertThat(host.filesInSpool()).containsExactly(FILE_1, written.written().name());
    assertThat(host.versions()).isEqualTo(2_500);
    host.cloud.answerWell();
    other.submitQueued();
    assertThat(host.cloud.lines()).hasSize(2_500).contains("NEW INV1 511.14");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofMinutes(1).toMillis());
      assertThat(thread.isAlive()).isFalse();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lease_of_a_node_that_is_gone_can_be_ended() {
    InvoiceFiles other = host.files("node-2");
    List<String> holders = new ArrayList<>();

    assertThatThrownBy(
            () ->
                host.files()
                    .write(
                        meanwhile(
                            invoice(1, "1.00"),
                            () -> {
                              String holder = refused(other::submitQueued).holder().orElseThrow();
                              other.endLease("somebody");
                              refused(other::submitQueued);
                              other.endLease(holder);
                              holders.add(holder);
                              other.submitQueued();
                            })))
        .isInstanceOf(LeaseException.class);

    assertThat(holders).containsExactly("node-1");
    assertThat(host.filesInSpool()).isEmpty();
  }

  @Test
  void billers_share_a_database_and_a_spool_and_know_nothing_of_each_other() {
    SendingHost other = new SendingHost(host.database, host.spool, SendingHost.profile("99"));
    InvoiceFiles files = host.files();
    InvoiceFiles others = other.files();
    files.write(List.of(invoice(1, "1.00")));

    SentInvoices sent =
        files.write(meanwhile(invoice(2, "2.00"), () -> others.send(List.of(invoice(1, "3.00")))));

    assertThat(sent.warnings()).isEmpty();
    assertThat(other.cloud.lines()).containsExactly("NEW INV1 3.00");
    assertThat(others.send(List.of(invoice(1, "3.00"))).unchanged()).isEqualTo(1);
    files.submitQueued();
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 1.00", "NEW INV2 2.00");
    other.now = HOUR_1.plusSeconds(60);
    assertThat(others.send(List.of(invoice(1, "4.00"))).warnings()).isEmpty();
    assertThat(host.filesInSpool())
        .containsExactly(
            "1234_20261123T150000.bif",
            "1234_20261123T150000_2.bif",
            "99_20261123T150000.bif",
            "99_20261123T150100.bif");
  }
}
