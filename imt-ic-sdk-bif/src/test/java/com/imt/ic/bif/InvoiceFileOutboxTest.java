package com.imt.ic.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallDetails;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceFileOutboxTest {

  private static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");
  private static final BifLayout LAYOUT = Invoices.defaultLayout();

  @TempDir Path spool;

  private final InMemoryIntegrationStore store = new InMemoryIntegrationStore();
  private final FakeCloud cloud = new FakeCloud();

  /** Takes each name once with one content, and keeps every version of every invoice. */
  private static final class FakeCloud implements Function<InvoiceFile, InvoiceFileAnswer> {
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<BifRecord> received = new ArrayList<>();
    int calls;

    @Override
    public InvoiceFileAnswer apply(InvoiceFile file) {
      calls++;
      byte[] content = bytes(file);
      byte[] known = files.putIfAbsent(file.name(), content);
      if (known == null) {
        received.addAll(parsed(content));
      } else {
        assertThat(content).as("name used again: %s", file.name()).isEqualTo(known);
      }
      return new InvoiceFileAnswer(
          true, Optional.empty(), Optional.of("guid-" + file.name()), Optional.empty());
    }

    List<String> lines() {
      return received.stream()
          .map(r -> r.type() + " " + r.invoice().invoiceNumber() + " " + r.invoice().balanceDue())
          .toList();
    }
  }

  private static byte[] bytes(InvoiceFile file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BifRecord> parsed(byte[] content) {
    try {
      return BifParser.of(LAYOUT).parse(new ByteArrayInputStream(content)).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InvoiceFileOutbox outbox(IntegrationStore over, Instant now) {
    return InvoiceFileOutbox.builder()
        .store(over)
        .layout(LAYOUT)
        .billerId(Invoices.BID)
        .spool(spool)
        .clock(Clock.fixed(now, ZoneOffset.ofHours(9)))
        .build();
  }

  private InvoiceFileOutbox outbox() {
    return outbox(store, HOUR_1);
  }

  private static BifInvoice invoice(int number, String balance) {
    return Invoices.plain(number).balanceDue(Money.parse(balance)).build();
  }

  private List<String> filesInSpool() {
    try (Stream<Path> files = Files.list(spool)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InvoiceFileEntry entry(String name) {
    return store.inTransaction(tx -> tx.invoiceFiles().find(name)).orElseThrow();
  }

  @Test
  void first_hour_is_new_and_the_second_holds_changed_and_new_invoices_alone() {
    InvoiceFileOutbox hour1 = outbox();
    Optional<QueuedInvoiceFile> first =
        hour1.enqueue(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    hour1.submitQueued(cloud);
    InvoiceFileOutbox hour2 = outbox(store, HOUR_1.plus(Duration.ofHours(1)));
    Optional<QueuedInvoiceFile> second =
        hour2.enqueue(List.of(invoice(1, "1.00"), invoice(2, "2.50"), invoice(3, "3.00")));
    hour2.submitQueued(cloud);

    assertThat(first.orElseThrow().name()).isEqualTo("1234_20261123T150000.bif");
    assertThat(second.orElseThrow())
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("1234_20261123T160000.bif");
              assertThat(file.unchanged()).isEqualTo(1);
              assertThat(file.summary().newRecords()).isEqualTo(1);
              assertThat(file.summary().rewrittenRecords()).isEqualTo(1);
              assertThat(file.summary().totalBalanceDue()).isEqualTo(Money.parse("5.50"));
              assertThat(file.path()).hasSize(file.summary().bytes());
            });
    assertThat(cloud.lines())
        .containsExactly("NEW INV1 1.00", "NEW INV2 2.00", "REWRITTEN INV2 2.50", "NEW INV3 3.00");
  }

  @Test
  void nothing_is_written_when_nothing_changed() {
    outbox().enqueue(List.of(invoice(1, "1.00")));

    assertThat(outbox().enqueue(List.of(invoice(1, "1.00")))).isEmpty();
    assertThat(outbox().enqueue(List.of())).isEmpty();
    assertThat(filesInSpool()).containsExactly("1234_20261123T150000.bif");
  }

  @Test
  void change_back_is_a_change() {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    outbox().enqueue(List.of(invoice(1, "2.00")));
    outbox().enqueue(List.of(invoice(1, "1.00")));
    outbox().submitQueued(cloud);

    assertThat(cloud.lines())
        .containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00", "REWRITTEN INV1 1.00");
  }

  @Test
  void invalid_invoices_leave_nothing_behind() {
    List<BifInvoice> invoices =
        List.of(invoice(1, "1.00"), Invoices.plain(2).city("\n").build(), invoice(1, "2.00"));

    assertThatThrownBy(() -> outbox().enqueue(invoices))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class, e -> assertThat(e.problems()).hasSize(2));

    assertThat(filesInSpool()).isEmpty();
    assertThat(outbox().submitQueued(cloud)).isEmpty();
    assertThat(outbox().enqueue(List.of(invoice(1, "1.00"))).orElseThrow().summary().newRecords())
        .isEqualTo(1);
  }

  @Test
  void taken_name_gets_a_number() throws IOException {
    Files.createDirectories(spool);
    Files.writeString(spool.resolve("1234_20261123T150000_2.bif"), "somebody else's");
    outbox().enqueue(List.of(invoice(1, "1.00")));

    assertThat(outbox().enqueue(List.of(invoice(2, "1.00"))).orElseThrow().name())
        .isEqualTo("1234_20261123T150000_3.bif");
  }

  @Test
  void name_stays_taken_when_its_file_was_moved_away() throws IOException {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    outbox().submitQueued(cloud);
    Files.delete(spool.resolve("1234_20261123T150000.bif"));

    assertThat(outbox().enqueue(List.of(invoice(2, "1.00"))).orElseThrow().name())
        .isEqualTo("1234_20261123T150000_2.bif");
  }

  @Test
  void accepted_file_is_noted_and_not_sent_again() {
    outbox().enqueue(List.of(invoice(1, "1.00")));

    assertThat(outbox().submitQueued(cloud))
        .containsExactly(
            new SubmittedInvoiceFile(
                "1234_20261123T150000.bif",
                true,
                Optional.of("guid-1234_20261123T150000.bif"),
                Optional.empty(),
                Optional.empty()));
    assertThat(outbox().submitQueued(cloud)).isEmpty();
    assertThat(cloud.calls).isEqualTo(1);
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.ACCEPTED);
    assertThat(entry("1234_20261123T150000.bif").answeredAt()).contains(HOUR_1);
  }

  @Test
  void file_accepted_with_another_count_or_with_a_message_is_told_of_and_not_sent_again() {
    outbox().enqueue(List.of(invoice(1, "1.00"), invoice(2, "2.00")));

    SubmittedInvoiceFile answered =
        outbox()
            .submitQueued(
                file ->
                    new InvoiceFileAnswer(
                        true, Optional.of("1 record skipped"), Optional.of("guid"), Optional.of(1)))
            .get(0);

    assertThat(answered.accepted()).isTrue();
    assertThat(answered.reason()).isEmpty();
    assertThat(answered.warning().orElseThrow())
        .contains("counted 1 of its 2 records")
        .contains("1 record skipped");
    assertThat(entry(answered.name()).state()).isEqualTo(State.ACCEPTED);
    assertThat(entry(answered.name()).reason()).isEqualTo(answered.warning());
    assertThat(outbox().submitQueued(cloud)).isEmpty();
  }

  @Test
  void refused_file_keeps_the_reason_and_its_invoices_are_new_again() {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    outbox(store, HOUR_1.plusSeconds(1)).enqueue(List.of(invoice(2, "2.00")));

    List<SubmittedInvoiceFile> answered =
        outbox()
            .submitQueued(
                file ->
                    file.name().equals("1234_20261123T150000.bif")
                        ? new InvoiceFileAnswer(
                            false,
                            Optional.of("Bad BID of payer1@example.com\nat System.Web..."),
                            Optional.empty(),
                            Optional.empty())
                        : cloud.apply(file));

    assertThat(answered).extracting(SubmittedInvoiceFile::accepted).containsExactly(false, true);
    assertThat(answered.get(0).reason()).contains("Bad BID of ***");
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.REFUSED);
    assertThat(entry("1234_20261123T150000.bif").reason()).contains("Bad BID of ***");
    assertThat(filesInSpool()).hasSize(2);

    outbox().enqueue(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    outbox().submitQueued(cloud);
    assertThat(cloud.lines()).containsExactly("NEW INV2 2.00", "NEW INV1 1.00");
  }

  @Test
  void unknown_outcome_is_asked_again_with_the_same_name_and_content() {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    Function<InvoiceFile, InvoiceFileAnswer> lostAnswer =
        file -> {
          cloud.apply(file);
          throw new CallFailedException(
              CallFailedException.Kind.OUTCOME_UNKNOWN,
              "no answer",
              new CallDetails("SubmitBillerInvoiceFile", 1, 0, null, Duration.ZERO, "c1"),
              null);
        };

    assertThatThrownBy(() -> outbox().submitQueued(lostAnswer))
        .isInstanceOf(CallFailedException.class);
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.QUEUED);
    assertThat(outbox().enqueue(List.of(invoice(1, "1.00")))).isEmpty();

    assertThat(outbox().submitQueued(cloud)).hasSize(1);
    assertThat(cloud.calls).isEqualTo(2);
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void files_are_submitted_oldest_first_and_none_overtakes_a_failed_one() {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    outbox(store, HOUR_1.plusSeconds(1)).enqueue(List.of(invoice(1, "2.00")));
    List<String> tried = new ArrayList<>();
    Function<InvoiceFile, InvoiceFileAnswer> down =
        file -> {
          tried.add(file.name());
          throw new InvoiceCloudException("down");
        };

    assertThatThrownBy(() -> outbox().submitQueued(down)).hasMessage("down");
    assertThat(tried).containsExactly("1234_20261123T150000.bif");

    outbox().submitQueued(cloud);
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00");
  }

  @Test
  void order_holds_when_the_clock_stands_still_or_goes_back() {
    for (int i = 1; i <= 11; i++) {
      outbox(store, i < 11 ? HOUR_1 : HOUR_1.minusSeconds(3600))
          .enqueue(List.of(invoice(1, i + ".00")));
    }
    outbox().submitQueued(cloud);

    assertThat(cloud.received)
        .extracting(r -> r.invoice().balanceDue().cents() / 100)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void changed_or_lost_file_is_never_submitted() throws IOException {
    Path file = outbox().enqueue(List.of(invoice(1, "1.00"))).orElseThrow().path();
    byte[] original = Files.readAllBytes(file);
    Files.write(file, new byte[] {'x'});

    assertThatThrownBy(() -> outbox().submitQueued(cloud))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("was changed after it was queued");
    Files.delete(file);
    assertThatThrownBy(() -> outbox().submitQueued(cloud))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("is not in the spool");
    assertThat(cloud.calls).isZero();

    Files.write(file, original);
    assertThat(outbox().submitQueued(cloud)).hasSize(1);
  }

  /** Where the process dies. */
  private enum Crash {
    BEFORE_PLAN,
    AFTER_PLAN,
    BEFORE_RECORDING,
    WITHIN_RECORDING,
    AFTER_COMMIT
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Dies at a point of {@code enqueue}, whose transactions are: recover, plan, name, record. */
  private IntegrationStore dying(Crash crash) {
    return new IntegrationStore() {
      private int transactions;

      @Override
      public <T> T inTransaction(Work<T> work) {
        transactions++;
        boolean recording = transactions == 4;
        if ((crash == Crash.BEFORE_PLAN && transactions == 2)
            || (crash == Crash.AFTER_PLAN && transactions == 3)
            || (crash == Crash.BEFORE_RECORDING && recording)) {
          throw new Died();
        }
        T result =
            store.inTransaction(
                tx -> {
                  T found = work.run(tx);
                  if (crash == Crash.WITHIN_RECORDING && recording) {
                    throw new Died();
                  }
                  return found;
                });
        if (crash == Crash.AFTER_COMMIT && recording) {
          throw new Died();
        }
        return result;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Crash.class)
  void crash_while_queueing_neither_forgets_nor_doubles(Crash crash) {
    List<BifInvoice> invoices = List.of(invoice(1, "1.00"), invoice(2, "2.00"));
    outbox().enqueue(List.of(invoice(1, "0.50")));

    assertThatThrownBy(() -> outbox(dying(crash), HOUR_1).enqueue(invoices))
        .isInstanceOf(Died.class);
    boolean committed = crash == Crash.AFTER_COMMIT;
    boolean written = committed || crash.name().endsWith("RECORDING");
    assertThat(filesInSpool()).filteredOn(name -> name.endsWith(".tmp")).hasSize(written ? 1 : 0);

    assertThat(outbox().enqueue(invoices).isPresent()).isEqualTo(!committed);
    outbox().submitQueued(cloud);

    assertThat(cloud.lines())
        .containsExactly("NEW INV1 0.50", "REWRITTEN INV1 1.00", "NEW INV2 2.00");
    assertThat(filesInSpool())
        .containsExactly("1234_20261123T150000.bif", "1234_20261123T150000_2.bif");
  }

  @Test
  void file_that_was_committed_before_a_crash_is_submitted_by_the_next_call() {
    assertThatThrownBy(
            () -> outbox(dying(Crash.AFTER_COMMIT), HOUR_1).enqueue(List.of(invoice(1, "1.00"))))
        .isInstanceOf(Died.class);

    outbox().submitQueued(cloud);

    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void crash_between_the_answer_and_its_note_asks_again() {
    outbox().enqueue(List.of(invoice(1, "1.00")));
    IntegrationStore dying =
        new IntegrationStore() {
          private int transactions;

          @Override
          public <T> T inTransaction(Work<T> work) {
            if (++transactions == 2) {
              throw new Died();
            }
            return store.inTransaction(work);
          }
        };

    assertThatThrownBy(() -> outbox(dying, HOUR_1).submitQueued(cloud)).isInstanceOf(Died.class);
    outbox().submitQueued(cloud);

    assertThat(cloud.calls).isEqualTo(2);
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void writer_that_was_overtaken_plans_anew() {
    IntegrationStore overtaken =
        new IntegrationStore() {
          private int transactions;

          @Override
          public <T> T inTransaction(Work<T> work) {
            if (++transactions == 4) {
              store.inTransaction(
                  tx -> {
                    String digest = InvoiceDigest.of(invoice(1, "1.00"));
                    tx.sentInvoices().written(invoice(1, "1.00").invoiceNumber(), digest, "x.bif");
                    return true;
                  });
            }
            return store.inTransaction(work);
          }
        };

    QueuedInvoiceFile file =
        outbox(overtaken, HOUR_1)
            .enqueue(List.of(invoice(1, "1.00"), invoice(2, "2.00")))
            .orElseThrow();

    assertThat(file.unchanged()).isEqualTo(1);
    assertThat(file.summary().records()).isEqualTo(1);
    assertThat(filesInSpool()).containsExactly(file.name());
  }

  @Test
  void invoices_that_change_between_two_looks_are_refused() {
    int[] looks = {0};
    Iterable<BifInvoice> moving = () -> List.of(invoice(1, ++looks[0] + ".00")).iterator();

    assertThatThrownBy(() -> outbox().enqueue(moving))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stays the same");
    assertThat(filesInSpool()).isEmpty();
  }

  @Test
  void second_outbox_on_the_same_spool_is_refused_while_the_first_writes() {
    int[] looks = {0};
    Iterable<BifInvoice> invoices =
        () -> {
          if (++looks[0] == 2) {
            assertThatThrownBy(() -> outbox().enqueue(List.of(invoice(2, "1.00"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("share one outbox");
          }
          return List.of(invoice(1, "1.00")).iterator();
        };

    assertThat(outbox().enqueue(invoices)).isPresent();
    assertThat(looks[0]).isEqualTo(2);
  }

  @Test
  void spool_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(spool.resolve("file"), "");
    InvoiceFileOutbox outbox =
        InvoiceFileOutbox.builder()
            .store(store)
            .layout(LAYOUT)
            .billerId(Invoices.BID)
            .spool(file)
            .clock(Clock.systemUTC())
            .build();

    assertThatThrownBy(() -> outbox.enqueue(List.of(invoice(1, "1.00"))))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missing_setting_is_named() {
    assertThatThrownBy(() -> InvoiceFileOutbox.builder().store(store).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("layout");
  }

  @Test
  void unchanged_invoices_are_rewritten_when_asked_for() {
    InvoiceFileOutbox outbox = outbox();
    List<BifInvoice> invoices = List.of(invoice(1, "10.00"), invoice(2, "20.00"));
    outbox.enqueue(List.of(invoice(1, "10.00")));
    outbox.submitQueued(cloud);

    assertThat(outbox.enqueueAll(invoices)).get().extracting(q -> q.unchanged()).isEqualTo(0L);
    outbox.submitQueued(cloud);

    assertThat(cloud.lines())
        .containsExactly("NEW INV1 10.00", "REWRITTEN INV1 10.00", "NEW INV2 20.00");
    assertThat(outbox.enqueue(invoices)).isEmpty();
    assertThat(outbox.enqueueAll(List.of())).isEmpty();
  }

  @Test
  void spools_own_files_are_none_that_a_store_has_lost_where_names_have_no_ending() {
    InvoiceFileOutbox outbox =
        InvoiceFileOutbox.builder()
            .store(store)
            .layout(Invoices.layout("{\"bif\": {\"fileName\": \"{bid}-{time}\"}}"))
            .billerId(Invoices.BID)
            .spool(spool)
            .clock(Clock.fixed(HOUR_1, ZoneOffset.UTC))
            .build();

    outbox.enqueue(List.of(invoice(1, "5.00")));
    assertThat(outbox.enqueue(List.of(invoice(1, "4.00"))).orElseThrow().warning()).isEmpty();
  }

  @Test
  void store_that_lost_what_it_committed_is_not_passed_over_in_silence() throws IOException {
    QueuedInvoiceFile first = outbox().enqueue(List.of(invoice(1, "5.00"))).orElseThrow();
    assertThat(first.warning()).isEmpty();
    assertThat(outbox().enqueue(List.of(invoice(1, "4.00"))).orElseThrow().warning()).isEmpty();
    Files.writeString(spool.resolve("notes.txt"), "the host's own");

    QueuedInvoiceFile again =
        outbox(new InMemoryIntegrationStore(), HOUR_1.plusSeconds(3600))
            .enqueue(List.of(invoice(1, "4.00")))
            .orElseThrow();

    assertThat(again.warning().orElseThrow())
        .contains(first.name(), "which the store does not know", "move the files away")
        .doesNotContain("notes.txt", again.name());
  }
}
