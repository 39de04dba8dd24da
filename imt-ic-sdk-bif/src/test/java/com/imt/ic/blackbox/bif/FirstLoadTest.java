package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices.Fate;
import com.imt.ic.bif.SentInvoices.LoadPlan;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.bif.SentInvoices.LoadedFile;
import com.imt.ic.bif.SentInvoices.Tally;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.polling.LeaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first load: all open invoices, in files of bounded size, counted against the source. */
class FirstLoadTest {

  private static final Tally NOTHING = new Tally(0, Money.ZERO);
  private static final String FILE_1 = "1234_20261123T150000.bif";
  private static final String FILE_2 = "1234_20261123T150000_2.bif";
  private static final String FILE_3 = "1234_20261123T150000_3.bif";

  @TempDir Path folder;

  private SendingHost host;

  private final List<BifInvoice> source =
      new ArrayList<>(
          List.of(
              invoice(1, "1.00"),
              invoice(2, "2.00"),
              invoice(3, "3.00"),
              invoice(4, "4.00"),
              invoice(5, "5.00")));

  @BeforeEach
  void openSpool() {
    host = SendingHost.of(folder.resolve("spool"));
  }

  private static Tally tally(long invoices, String balanceDue) {
    return new Tally(invoices, Money.parse(balanceDue));
  }

  private InvoiceFiles files() {
    return host.files().filesOf(2);
  }

  private Loaded load() {
    return files().firstLoad(source, LoadListener.NONE);
  }

  private void answerFile(String name, InvoiceFileAnswer answer) {
    host.cloud.answer(file -> file.name().equals(name) ? answer : host.cloud.take(file));
  }

  private void loseAnswerOf(String name) {
    host.cloud.answer(
        file ->
            file.name().equals(name)
                ? host.cloud.takeAndLoseTheAnswer(file)
                : host.cloud.take(file));
  }

  /** Its invoices are told once each, wherever they stand. */
  private static void requireWhole(Loaded loaded) {
    LoadPlan plan = loaded.plan();
    Tally told = plan.rejected();
    for (Fate fate : Fate.values()) {
      told = told.plus(loaded.of(fate));
    }
    assertThat(told).isEqualTo(plan.source());
    assertThat(plan.rejected().plus(plan.accepted()).plus(plan.waiting()).plus(plan.written()))
        .isEqualTo(plan.source());
    assertThat(loaded.isComplete()).isEqualTo(loaded.differences().isEmpty());
  }

  @Test
  void invoices_go_out_once_each_in_files_of_bounded_size() {
    Loaded loaded = load();

    assertThat(host.cloud.asked).containsExactly(FILE_1, FILE_2, FILE_3);
    assertThat(host.cloud.lines())
        .containsExactly(
            "NEW INV1 1.00", "NEW INV2 2.00", "NEW INV3 3.00", "NEW INV4 4.00", "NEW INV5 5.00");
    assertThat(loaded.files())
        .containsExactly(
            new LoadedFile(FILE_1, Fate.ACCEPTED, tally(2, "3.00"), tally(2, "3.00"), null),
            new LoadedFile(FILE_2, Fate.ACCEPTED, tally(2, "7.00"), tally(2, "7.00"), null),
            new LoadedFile(FILE_3, Fate.ACCEPTED, tally(1, "5.00"), tally(1, "5.00"), null));
  }

  @Test
  void final_count_and_sum_equal_the_source() {
    Loaded loaded = load();

    assertThat(loaded.plan().source()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.counted()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.of(Fate.ACCEPTED)).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.isComplete()).isTrue();
    requireWhole(loaded);
  }

  @Test
  void last_file_may_be_full() {
    assertThat(host.files().filesOf(5).firstLoad(source, LoadListener.NONE).files()).hasSize(1);
    assertThat(host.states()).containsExactly(FILE_1 + " ACCEPTED");
    assertThat(host.files().isDue()).isFalse();
  }

  @Test
  void size_of_the_files_is_the_profiles() {
    host =
        new SendingHost(
            SendingHost.emptyDatabase(),
            folder.resolve("other"),
            SendingHost.profile("1234").override("{\"invoiceFile\": {\"firstLoadFilesOf\": 4}}"));

    assertThat(host.files().firstLoad(source, LoadListener.NONE).files())
        .extracting(file -> file.ofSource().invoices())
        .containsExactly(4L, 1L);
  }

  @Test
  void empty_source_is_complete() {
    source.clear();

    Loaded loaded = load();

    assertThat(loaded.isComplete()).isTrue();
    assertThat(loaded.plan().files()).isZero();
    assertThat(host.cloud.asked).isEmpty();
  }

  @Test
  void plan_is_told_before_anything_is_submitted() {
    List<String> told = new ArrayList<>();
    LoadListener listener =
        new LoadListener() {
          @Override
          public void checked(long place) {
            told.add("checked " + place);
          }

          @Override
          public void written(int file, int mostFiles, long invoices) {
            told.add("written " + file + "/" + mostFiles + " " + invoices);
          }

          @Override
          public void planned(LoadPlan plan) {
            assertThat(host.cloud.asked).isEmpty();
            assertThat(plan)
                .isEqualTo(
                    new LoadPlan(
                        tally(3, "6.00"),
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        tally(3, "6.00"),
                        0,
                        2,
                        List.of()));
            told.add("planned");
          }

          @Override
          public void submitted(int file, int files, long invoices) {
            told.add("submitted " + file + "/" + files + " " + invoices);
          }
        };

    files().firstLoad(source.subList(0, 3), listener);

    assertThat(told)
        .containsExactly(
            "checked 1",
            "checked 2",
            "checked 3",
            "checked 1",
            "checked 2",
            "checked 3",
            "written 1/2 2",
            "written 2/2 3",
            "planned",
            "submitted 1/2 2",
            "submitted 2/2 3");
  }

  @Test
  void host_that_does_not_like_the_plan_keeps_it_from_being_submitted() {
    LoadListener no =
        new LoadListener() {
          @Override
          public void planned(LoadPlan plan) {
            throw new IllegalStateException("not today");
          }
        };

    assertThatThrownBy(() -> files().firstLoad(source, no)).hasMessage("not today");
    assertThat(host.cloud.asked).isEmpty();

    assertThat(load().isComplete()).isTrue();
    assertThat(host.cloud.lines()).hasSize(5).allMatch(line -> line.startsWith("NEW "));
  }

  @Test
  void first_half_can_be_done_alone() {
    LoadPlan plan = files().writeFirstLoad(source, LoadListener.NONE);

    assertThat(plan.files()).isEqualTo(3);
    assertThat(host.cloud.asked).isEmpty();
    assertThat(host.filesInSpool()).containsExactlyInAnyOrder(FILE_1, FILE_2, FILE_3);

    Loaded loaded = load();

    assertThat(loaded.plan().waiting()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.plan().written()).isEqualTo(NOTHING);
    assertThat(loaded.isComplete()).isTrue();
  }

  @Test
  void load_goes_on_where_the_last_one_stopped() {
    host.cloud.answer(
        file -> {
          if (file.name().equals(FILE_2)) {
            throw ReceivingCloud.failure(CallFailedException.Kind.UNREACHABLE);
          }
          return host.cloud.take(file);
        });
    assertThatThrownBy(this::load).isInstanceOf(CallFailedException.class);
    host.cloud.answerWell();

    Loaded loaded = load();

    assertThat(loaded.plan().accepted()).isEqualTo(tally(2, "3.00"));
    assertThat(loaded.plan().waiting()).isEqualTo(tally(3, "12.00"));
    assertThat(loaded.plan().files()).isEqualTo(2);
    assertThat(host.cloud.lines()).hasSize(5).allMatch(line -> line.startsWith("NEW "));
    assertThat(loaded.isComplete()).isTrue();
  }

  @Test
  void load_that_is_done_does_nothing() {
    load();
    host.cloud.asked.clear();

    Loaded again = load();

    assertThat(host.cloud.asked).isEmpty();
    assertThat(again.plan().files()).isZero();
    assertThat(again.isComplete()).isTrue();
  }

  @Test
  void what_changed_meanwhile_goes_as_rewritten_in_later_files() {
    loseAnswerOf(FILE_2);
    assertThatThrownBy(this::load).isInstanceOf(CallFailedException.class);
    host.cloud.answerWell();
    host.now = SendingHost.HOUR_1.plusSeconds(60);
    source.set(0, invoice(1, "1.50"));
    source.set(4, invoice(5, "5.50"));
    source.add(invoice(6, "6.00"));

    Loaded loaded = load();

    assertThat(loaded.plan().rewritten()).isEqualTo(2);
    assertThat(host.cloud.lines().subList(5, 8))
        .containsExactly("REWRITTEN INV1 1.50", "REWRITTEN INV5 5.50", "NEW INV6 6.00");
    assertThat(loaded.counted()).isEqualTo(tally(6, "22.00"));
    assertThat(loaded.isComplete()).isTrue();
    requireWhole(loaded);
  }

  @Test
  void what_cannot_be_written_is_told_by_count_and_sum() {
    source.add(invoice(6, "-0.10"));
    source.add(invoice(7, "7.00"));
    source.add(invoice(7, "7.50"));

    Loaded loaded = load();

    assertThat(loaded.plan().rejected()).isEqualTo(tally(3, "14.40"));
    assertThat(loaded.plan().problems()).hasSize(3);
    assertThat(loaded.counted()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.isComplete()).isFalse();
    assertThat(loaded.differences())
        .containsExactly("3 invoices over 14.40 cannot be written; correct them, and load again");
    requireWhole(loaded);
  }

  @Test
  void strict_load_writes_nothing_where_one_cannot_be_written() {
    source.add(invoice(6, "-0.10"));

    assertThatThrownBy(() -> files().strict().firstLoad(source, LoadListener.NONE))
        .isInstanceOf(InvalidInvoicesException.class);

    assertThat(host.filesInSpool()).isEmpty();
    assertThat(host.states()).isEmpty();
  }

  @Test
  void refused_file_is_told_by_count_and_sum_and_goes_as_new_the_next_time() {
    answerFile(FILE_2, ReceivingCloud.refusal("no room"));

    Loaded loaded = load();

    assertThat(loaded.of(Fate.REFUSED)).isEqualTo(tally(2, "7.00"));
    assertThat(loaded.counted()).isEqualTo(tally(3, "8.00"));
    assertThat(loaded.differences())
        .containsExactly(
            FILE_2
                + ": InvoiceCloud refused 2 invoices over 7.00 (no room); correct what it says, and"
                + " load again");
    requireWhole(loaded);

    host.cloud.answerWell();
    assertThat(load().isComplete()).isTrue();
    assertThat(host.cloud.lines()).hasSize(5).allMatch(line -> line.startsWith("NEW "));
  }

  @Test
  void files_behind_a_refused_one_are_held() {
    files().writeFirstLoad(source, LoadListener.NONE);
    source.set(0, invoice(1, "1.50"));
    answerFile(FILE_1, ReceivingCloud.refusal("no room"));

    Loaded loaded = load();

    assertThat(loaded.of(Fate.REFUSED)).isEqualTo(tally(1, "2.00"));
    assertThat(loaded.of(Fate.HELD)).isEqualTo(tally(1, "1.50"));
    assertThat(loaded.of(Fate.ACCEPTED)).isEqualTo(tally(3, "12.00"));
    assertThat(loaded.isComplete()).isFalse();
    requireWhole(loaded);

    host.cloud.answerWell();
    assertThat(load().isComplete()).isTrue();
    assertThat(host.cloud.lines()).hasSize(5).allMatch(line -> line.startsWith("NEW "));
  }

  @Test
  void file_of_unknown_fate_is_told_until_a_person_settles_it() {
    loseAnswerOf(FILE_2);
    assertThatThrownBy(this::load).isInstanceOf(CallFailedException.class);
    answerFile(FILE_2, ReceivingCloud.refusal("something else"));

    Loaded loaded = load();

    assertThat(loaded.of(Fate.UNKNOWN)).isEqualTo(tally(2, "7.00"));
    assertThat(loaded.differences())
        .containsExactly(
            FILE_2
                + ": InvoiceCloud may have 2 invoices over 7.00 (something else); ask it, settle"
                + " the file, and load again");
    requireWhole(loaded);

    host.files().settle(FILE_2, true);
    assertThat(load().isComplete()).isTrue();
  }

  @Test
  void invoices_that_were_not_accepted_go_the_next_time() {
    answerFile(FILE_1, InvoiceFileAnswer.of(true, null, "g", 1));
    Loaded loaded = load();
    assertThat(loaded.isComplete()).isFalse();
    assertThat(loaded.differences()).singleElement().asString().contains("counted 1 of its 2");
    requireWhole(loaded);

    host.cloud.answerWell();
    host.files().settle(FILE_1, List.of(InvoiceNumber.of("INV2")));
    Loaded again = load();

    assertThat(again.plan().written()).isEqualTo(tally(1, "2.00"));
    assertThat(again.counted()).isEqualTo(tally(5, "15.00"));
    assertThat(again.isComplete()).isTrue();
  }

  @Test
  void invoice_that_the_source_has_no_more_is_told() {
    files().writeFirstLoad(source, LoadListener.NONE);
    source.remove(0);

    Loaded loaded = load();

    assertThat(loaded.counted()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.plan().source()).isEqualTo(tally(4, "14.00"));
    assertThat(loaded.differences())
        .containsExactly(
            FILE_1
                + ": it holds 2 invoices over 3.00, of which the source has 1 invoice over 2.00;"
                + " the others stand in a file that was not accepted, or in the source no more: hand"
                + " those over with a balance of 0.00");
    requireWhole(loaded);
  }

  @Test
  void earlier_content_counts_where_the_rewritten_one_was_refused() {
    load();
    host.now = SendingHost.HOUR_1.plusSeconds(60);
    source.set(0, invoice(1, "1.50"));
    host.cloud.refuse("no room");

    Loaded loaded = load();

    assertThat(loaded.plan().source()).isEqualTo(tally(5, "15.50"));
    assertThat(loaded.counted()).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.of(Fate.REFUSED)).isEqualTo(tally(1, "1.50"));
    assertThat(loaded.isComplete()).isFalse();
    requireWhole(loaded);
  }

  @Test
  void accepted_file_that_is_lost_cannot_be_counted() throws IOException {
    load();
    Files.delete(host.spool.resolve(FILE_2));

    Loaded loaded = load();

    assertThat(loaded.counted()).isEqualTo(tally(3, "8.00"));
    assertThat(loaded.of(Fate.ACCEPTED)).isEqualTo(tally(5, "15.00"));
    assertThat(loaded.differences())
        .singleElement()
        .asString()
        .startsWith(FILE_2 + ": it was accepted with 2 invoices over 7.00 and cannot be counted");
  }

  @Test
  void nobody_sends_between() {
    LoadListener listener =
        new LoadListener() {
          @Override
          public void submitted(int file, int files, long invoices) {
            assertThatThrownBy(() -> host.files("node-2").send(source))
                .isInstanceOf(LeaseException.class);
          }
        };

    assertThat(files().firstLoad(source, listener).isComplete()).isTrue();
  }

  @Test
  void hourly_run_goes_on_from_the_load() {
    load();
    host.now = SendingHost.HOUR_1.plusSeconds(3_600);
    source.set(1, invoice(2, "0.00"));

    assertThat(host.files().send(source).unchanged()).isEqualTo(4);
    assertThat(host.cloud.lines()).last().isEqualTo("REWRITTEN INV2 0.00");
  }

  @Test
  void source_that_is_another_the_second_time_is_not_written_unchecked() {
    List<BifInvoice> many = Invoices.plain(1, 3_000);
    AtomicInteger times = new AtomicInteger();
    Iterable<BifInvoice> moving =
        () -> {
          List<BifInvoice> now = new ArrayList<>(many);
          if (times.incrementAndGet() == 2) {
            now.set(1_500, invoice(1_501, "-9.99"));
          }
          return now.iterator();
        };

    assertThatThrownBy(() -> host.files().filesOf(500).firstLoad(moving, LoadListener.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("were others");

    assertThat(host.states()).hasSize(2).allMatch(state -> state.endsWith("QUEUED"));
    assertThat(host.cloud.asked).isEmpty();
    assertThat(host.files().filesOf(500).firstLoad(many, LoadListener.NONE).isComplete()).isTrue();
    assertThat(host.cloud.lines()).hasSize(3_000).allMatch(line -> line.startsWith("NEW "));
  }

  @Test
  void sizes_across_chunks_lose_nothing() {
    List<BifInvoice> many = Invoices.plain(1, 2_345);
    for (int size : List.of(1_000, 999, 1_001, 334, 2_345, 5_000)) {
      SendingHost other = SendingHost.of(folder.resolve("of-" + size));
      List<BifInvoice> before = new ArrayList<>();
      for (int i = 0; i < many.size(); i += 3) {
        before.add(many.get(i));
      }
      Collections.reverse(before);
      other.files().filesOf(100).writeFirstLoad(before, LoadListener.NONE);

      Loaded loaded = other.files().filesOf(size).firstLoad(many, LoadListener.NONE);

      assertThat(loaded.isComplete()).as("files of %s: %s", size, loaded.differences()).isTrue();
      assertThat(other.cloud.lines()).hasSize(2_345).doesNotHaveDuplicates();
      requireWhole(loaded);
    }
  }

  @Test
  void file_holds_at_least_one_invoice() {
    assertThatThrownBy(() -> host.files().filesOf(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A file holds at least 1 invoice, found a limit of 0");
  }

  @Test
  void answer_that_does_not_come_leaves_the_rest_waiting() {
    host.cloud.answer(FirstLoadTest::fails);

    assertThatThrownBy(this::load).isInstanceOf(CallFailedException.class);

    assertThat(host.states()).hasSize(3).allMatch(state -> state.endsWith("QUEUED"));
  }

  private static InvoiceFileAnswer fails(InvoiceFile file) {
    throw ReceivingCloud.failure(CallFailedException.Kind.UNREACHABLE);
  }
}
