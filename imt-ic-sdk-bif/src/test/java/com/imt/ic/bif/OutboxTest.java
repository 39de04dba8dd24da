package com.imt.ic.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerId;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {

  private static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");
  private static final BifLayout LAYOUT = Invoices.defaultLayout();

  @TempDir Path spool;

  private final IntegrationStore store = Submitting.store();
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
      return InvoiceFileAnswer.of(true, null, "guid-" + file.name(), null);
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

  private InvoiceFiles files(
      IntegrationStore over, Instant now, Function<InvoiceFile, InvoiceFileAnswer> submission) {
    return new InvoiceFiles(Submitting.parts(over, Profile.defaults(), now, submission), spool);
  }

  private InvoiceFiles files(IntegrationStore over, Instant now) {
    return files(over, now, cloud);
  }

  private InvoiceFiles files(Function<InvoiceFile, InvoiceFileAnswer> submission) {
    return files(store, HOUR_1, submission);
  }

  private InvoiceFiles files() {
    return files(store, HOUR_1, cloud);
  }

  private static BifInvoice invoice(int number, String balance) {
    return Invoices.plain(number).balanceDue(Money.parse(balance)).build();
  }

  private static InvoiceFileAnswer refusal(String reason) {
    return InvoiceFileAnswer.of(false, reason, null, null);
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
    SentInvoices first = files().send(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    SentInvoices second =
        files(store, HOUR_1.plus(Duration.ofHours(1)))
            .send(List.of(invoice(1, "1.00"), invoice(2, "2.50"), invoice(3, "3.00")));

    assertThat(first.written().name()).isEqualTo("1234_20261123T150000.bif");
    assertThat(first.unchanged()).isZero();
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(second.answers())
        .containsExactly(
            new AnsweredFile(
                "1234_20261123T160000.bif", true, "guid-1234_20261123T160000.bif", null));
    assertThat(second.warnings()).isEmpty();
    assertThat(second.written())
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("1234_20261123T160000.bif");
              assertThat(file.totals().newRecords()).isEqualTo(1);
              assertThat(file.totals().rewrittenRecords()).isEqualTo(1);
              assertThat(file.totals().totalBalanceDue()).isEqualTo(Money.parse("5.50"));
              assertThat(file.path()).hasSize(file.totals().bytes());
            });
    assertThat(cloud.lines())
        .containsExactly("NEW INV1 1.00", "NEW INV2 2.00", "REWRITTEN INV2 2.50", "NEW INV3 3.00");
  }

  @Test
  void what_waits_is_sent_before_the_new_file_is_written_so_that_a_refusal_counts() {
    files().write(List.of(invoice(1, "1.00")));
    Function<InvoiceFile, InvoiceFileAnswer> refusesTheFirst =
        file -> file.name().endsWith("150000.bif") ? refusal("Bad BID") : cloud.apply(file);

    SentInvoices sent = files(refusesTheFirst).send(List.of(invoice(1, "1.00")));

    assertThat(sent.answers())
        .extracting(AnsweredFile::accepted, AnsweredFile::reason)
        .containsExactly(Tuple.tuple(false, "Bad BID"), Tuple.tuple(true, null));
    assertThat(sent.written().name()).isEqualTo(sent.answers().get(1).name());
    assertThat(sent.written().totals().newRecords()).isEqualTo(1);
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void nothing_is_written_when_nothing_changed() {
    files().write(List.of(invoice(1, "1.00")));

    assertThat(files().write(List.of(invoice(1, "1.00"))))
        .isEqualTo(new SentInvoices(null, 1, List.of(), List.of()));
    assertThat(files().write(List.of())).isEqualTo(new SentInvoices(null, 0, List.of(), List.of()));
    assertThat(filesInSpool()).containsExactly("1234_20261123T150000.bif");
  }

  @Test
  void change_back_is_a_change() {
    files().write(List.of(invoice(1, "1.00")));
    files().write(List.of(invoice(1, "2.00")));
    files().write(List.of(invoice(1, "1.00")));
    files().submitQueued();

    assertThat(cloud.lines())
        .containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00", "REWRITTEN INV1 1.00");
  }

  @Test
  void invalid_invoices_leave_nothing_behind() {
    List<BifInvoice> invoices =
        List.of(invoice(1, "1.00"), Invoices.plain(2).city("\n").build(), invoice(1, "2.00"));

    assertThatThrownBy(() -> files().write(invoices))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class, e -> assertThat(e.problems()).hasSize(2));

    assertThat(filesInSpool()).isEmpty();
    assertThat(files().submitQueued().answers()).isEmpty();
    assertThat(files().write(List.of(invoice(1, "1.00"))).written().totals().newRecords())
        .isEqualTo(1);
  }

  @Test
  void taken_name_gets_a_number() throws IOException {
    Files.createDirectories(spool);
    Files.writeString(spool.resolve("1234_20261123T150000_2.bif"), "somebody else's");
    files().write(List.of(invoice(1, "1.00")));

    assertThat(files().write(List.of(invoice(2, "1.00"))).written().name())
        .isEqualTo("1234_20261123T150000_3.bif");
  }

  @Test
  void name_stays_taken_when_its_file_was_moved_away() throws IOException {
    files().write(List.of(invoice(1, "1.00")));
    files().submitQueued();
    Files.delete(spool.resolve("1234_20261123T150000.bif"));

    assertThat(files().write(List.of(invoice(2, "1.00"))).written().name())
        .isEqualTo("1234_20261123T150000_2.bif");
  }

  @Test
  void accepted_file_is_noted_and_not_sent_again() {
    files().write(List.of(invoice(1, "1.00")));

    assertThat(files().submitQueued())
        .isEqualTo(
            new SentInvoices(
                null,
                0,
                List.of(
                    new AnsweredFile(
                        "1234_20261123T150000.bif", true, "guid-1234_20261123T150000.bif", null)),
                List.of()));
    assertThat(files().submitQueued().answers()).isEmpty();
    assertThat(cloud.calls).isEqualTo(1);
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.ACCEPTED);
    assertThat(entry("1234_20261123T150000.bif").answeredAt()).contains(HOUR_1);
  }

  @Test
  void file_accepted_with_another_count_or_with_a_message_is_a_warning_and_not_sent_again() {
    files().write(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    InvoiceFileAnswer oneOfTwo = InvoiceFileAnswer.of(true, "1 record skipped", "guid", 1);

    SentInvoices sent = files(file -> oneOfTwo).submitQueued();

    AnsweredFile answered = sent.answers().get(0);
    assertThat(answered.accepted()).isTrue();
    assertThat(answered.reason()).isNull();
    assertThat(sent.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.RECORD_COUNT_DIFFERS, Warning.Kind.ACCEPTED_WITH_MESSAGE);
    assertThat(sent.warnings().get(0).detail())
        .contains(answered.name(), "counted 1 of its 2 records");
    assertThat(sent.warnings().get(1).detail()).contains(answered.name(), "1 record skipped");
    assertThat(entry(answered.name()).state()).isEqualTo(State.ACCEPTED);
    assertThat(entry(answered.name()).reason().orElseThrow())
        .contains("counted 1 of its 2 records", "1 record skipped");
    assertThat(files().submitQueued().answers()).isEmpty();
  }

  @Test
  void refused_file_keeps_the_reason_and_its_invoices_are_new_again() {
    files().write(List.of(invoice(1, "1.00")));
    files(store, HOUR_1.plusSeconds(1)).write(List.of(invoice(2, "2.00")));

    List<AnsweredFile> answered =
        files(
                file ->
                    file.name().equals("1234_20261123T150000.bif")
                        ? refusal("Bad BID of payer1@example.com\nat System.Web...")
                        : cloud.apply(file))
            .submitQueued()
            .answers();

    assertThat(answered).extracting(AnsweredFile::accepted).containsExactly(false, true);
    assertThat(answered.get(0).reason()).isEqualTo("Bad BID of ***");
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.REFUSED);
    assertThat(entry("1234_20261123T150000.bif").reason()).contains("Bad BID of ***");
    assertThat(filesInSpool()).hasSize(2);

    files().write(List.of(invoice(1, "1.00"), invoice(2, "2.00")));
    files().submitQueued();
    assertThat(cloud.lines()).containsExactly("NEW INV2 2.00", "NEW INV1 1.00");
  }

  @Test
  void unknown_outcome_is_asked_again_with_the_same_name_and_content() {
    files().write(List.of(invoice(1, "1.00")));
    Function<InvoiceFile, InvoiceFileAnswer> lostAnswer =
        file -> {
          cloud.apply(file);
          throw new CallFailedException(
              CallFailedException.Kind.OUTCOME_UNKNOWN,
              "no answer",
              new CallFailedException.Details(
                  "SubmitBillerInvoiceFile", 1, 0, null, Duration.ZERO, "c1"),
              null);
        };

    assertThatThrownBy(() -> files(lostAnswer).submitQueued())
        .isInstanceOf(CallFailedException.class);
    assertThat(entry("1234_20261123T150000.bif").state()).isEqualTo(State.QUEUED);
    assertThat(files().write(List.of(invoice(1, "1.00"))).written()).isNull();

    assertThat(files().submitQueued().answers()).hasSize(1);
    assertThat(cloud.calls).isEqualTo(2);
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void files_are_submitted_oldest_first_and_none_overtakes_a_failed_one() {
    files().write(List.of(invoice(1, "1.00")));
    files(store, HOUR_1.plusSeconds(1)).write(List.of(invoice(1, "2.00")));
    List<String> tried = new ArrayList<>();
    Function<InvoiceFile, InvoiceFileAnswer> down =
        file -> {
          tried.add(file.name());
          throw new InvoiceCloudException("down");
        };

    assertThatThrownBy(() -> files(down).submitQueued()).hasMessage("down");
    assertThat(tried).containsExactly("1234_20261123T150000.bif");

    files().submitQueued();
    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00", "REWRITTEN INV1 2.00");
  }

  @Test
  void order_holds_when_the_clock_stands_still_or_goes_back() {
    for (int i = 1; i <= 11; i++) {
      files(store, i < 11 ? HOUR_1 : HOUR_1.minusSeconds(3600))
          .write(List.of(invoice(1, i + ".00")));
    }
    files().submitQueued();

    assertThat(cloud.received)
        .extracting(r -> r.invoice().balanceDue().cents() / 100)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void changed_or_lost_file_is_never_submitted() throws IOException {
    Path file = files().write(List.of(invoice(1, "1.00"))).written().path();
    byte[] original = Files.readAllBytes(file);
    Files.write(file, new byte[] {'x'});

    assertThatThrownBy(() -> files().submitQueued())
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("was changed after it was queued");
    Files.delete(file);
    assertThatThrownBy(() -> files().submitQueued())
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("is not in the spool");
    assertThat(cloud.calls).isZero();

    Files.write(file, original);
    assertThat(files().submitQueued().answers()).hasSize(1);
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
    files().write(List.of(invoice(1, "0.50")));

    assertThatThrownBy(() -> files(dying(crash), HOUR_1).write(invoices)).isInstanceOf(Died.class);
    boolean committed = crash == Crash.AFTER_COMMIT;
    boolean written = committed || crash.name().endsWith("RECORDING");
    assertThat(filesInSpool()).filteredOn(name -> name.endsWith(".tmp")).hasSize(written ? 1 : 0);

    assertThat(files().write(invoices).written() != null).isEqualTo(!committed);
    files().submitQueued();

    assertThat(cloud.lines())
        .containsExactly("NEW INV1 0.50", "REWRITTEN INV1 1.00", "NEW INV2 2.00");
    assertThat(filesInSpool())
        .containsExactly("1234_20261123T150000.bif", "1234_20261123T150000_2.bif");
  }

  @Test
  void file_that_was_committed_before_a_crash_is_submitted_by_the_next_call() {
    assertThatThrownBy(
            () -> files(dying(Crash.AFTER_COMMIT), HOUR_1).write(List.of(invoice(1, "1.00"))))
        .isInstanceOf(Died.class);

    files().submitQueued();

    assertThat(cloud.lines()).containsExactly("NEW INV1 1.00");
  }

  @Test
  void crash_between_the_answer_and_its_note_asks_again() {
    files().write(List.of(invoice(1, "1.00")));
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

    assertThatThrownBy(() -> files(dying, HOUR_1).submitQueued()).isInstanceOf(Died.class);
    files().submitQueued();

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

    SentInvoices sent =
        files(overtaken, HOUR_1).write(List.of(invoice(1, "1.00"), invoice(2, "2.00")));

    assertThat(sent.unchanged()).isEqualTo(1);
    assertThat(sent.written().totals().records()).isEqualTo(1);
    assertThat(filesInSpool()).containsExactly(sent.written().name());
  }

  @Test
  void invoices_that_change_between_two_looks_are_refused() {
    int[] looks = {0};
    Iterable<BifInvoice> moving = () -> List.of(invoice(1, ++looks[0] + ".00")).iterator();

    assertThatThrownBy(() -> files().write(moving))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stays the same");
    assertThat(filesInSpool()).isEmpty();
  }

  @Test
  void second_writer_on_the_same_spool_is_refused_while_the_first_writes() {
    int[] looks = {0};
    Iterable<BifInvoice> invoices =
        () -> {
          if (++looks[0] == 2) {
            assertThatThrownBy(() -> files().write(List.of(invoice(2, "1.00"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("share one");
          }
          return List.of(invoice(1, "1.00")).iterator();
        };

    assertThat(files().write(invoices).written()).isNotNull();
    assertThat(looks[0]).isEqualTo(2);
  }

  @Test
  void spool_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(spool.resolve("file"), "");
    InvoiceFiles files =
        new InvoiceFiles(Submitting.parts(store, Profile.defaults(), HOUR_1, cloud), file);

    assertThatThrownBy(() -> files.write(List.of(invoice(1, "1.00"))))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void bid_that_cannot_name_a_file_is_refused_at_once() {
    Parts parts = Submitting.parts(store, Profile.defaults(), HOUR_1, cloud);
    Parts odd =
        new Parts(BillerId.of("../x"), parts.profile(), parts.cloud(), store, null, parts.clock());

    assertThatThrownBy(() -> new InvoiceFiles(odd, spool))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot stand in the name");
  }

  @Test
  void unchanged_invoices_are_rewritten_when_asked_for() {
    List<BifInvoice> invoices = List.of(invoice(1, "10.00"), invoice(2, "20.00"));
    files().send(List.of(invoice(1, "10.00")));

    SentInvoices again = files().sendAgain(invoices);

    assertThat(again.unchanged()).isZero();
    assertThat(again.answers())
        .containsExactly(
            new AnsweredFile(again.written().name(), true, "guid-" + again.written().name(), null));
    assertThat(cloud.lines())
        .containsExactly("NEW INV1 10.00", "REWRITTEN INV1 10.00", "NEW INV2 20.00");
    assertThat(files().send(invoices).written()).isNull();
    assertThat(files().sendAgain(List.of()).written()).isNull();
  }

  @Test
  void spools_own_files_are_none_that_a_store_has_lost_where_names_have_no_ending() {
    Profile profile = Profile.defaults().override("{\"bif\": {\"fileName\": \"{bid}-{time}\"}}");
    InvoiceFiles files = new InvoiceFiles(Submitting.parts(store, profile, HOUR_1, cloud), spool);

    files.write(List.of(invoice(1, "5.00")));
    assertThat(files.write(List.of(invoice(1, "4.00"))).warnings()).isEmpty();
  }

  @Test
  void store_that_lost_what_it_committed_is_not_passed_over_in_silence() throws IOException {
    SentInvoices first = files().write(List.of(invoice(1, "5.00")));
    assertThat(first.warnings()).isEmpty();
    assertThat(files().write(List.of(invoice(1, "4.00"))).warnings()).isEmpty();
    Files.writeString(spool.resolve("notes.txt"), "the host's own");

    SentInvoices again =
        files(Submitting.store(), HOUR_1.plusSeconds(3600)).write(List.of(invoice(1, "4.00")));

    assertThat(again.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.UNKNOWN_SPOOL_FILE);
              assertThat(warning.detail())
                  .contains(first.written().name(), "does not know", "move the files away")
                  .doesNotContain("notes.txt", again.written().name());
            });
  }
}
