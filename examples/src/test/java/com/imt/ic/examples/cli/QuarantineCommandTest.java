package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: the desk, over rows that nobody could read and rows on which the ledger failed. */
class QuarantineCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private SpectrumDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk =
        SpectrumDesk.of(
            "1234",
            folder,
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            SpectrumDesk.payments(7, "10.00"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** Three of the seven have no customer's name. */
  private void pollWithNamesRequired() throws IOException {
    Path strict =
        desk.profileWith(
            "strict.json",
            "\"operations\": {\"payments\": {\"columns\":"
                + " {\"customerName\": {\"required\": true}}}}");
    CommandRun poll = desk.poll("--report", "payments", "--profile", strict.toString());
    assertThat(poll.err()).isEmpty();
    assertThat(poll.status()).isZero();
    assertThat(poll.out())
        .contains("4 new")
        .contains("  ! in quarantine: 3 UNREADABLE; spectrum quarantine list shows them");
  }

  @Test
  void profileThatReadsNoRow_failsThePoll_andTheRepairedOneBringsAllIn() throws IOException {
    Path wrong =
        desk.profileWith(
            "wrong.json",
            "\"operations\": {\"payments\": {\"columns\":"
                + " {\"amount\": {\"names\": [\"PaymentMethod\"]}, \"method\": null}}}");

    for (int i = 0; i < 2; i++) {
      CommandRun poll = desk.poll("--report", "payments", "--profile", wrong.toString());
      assertThat(poll.status()).isEqualTo(1);
      assertThat(poll.err())
          .contains("7 of 7 rows cannot be read")
          .contains("the checkpoint stays")
          .doesNotContain("HO-88812");
      assertThat(listed()).hasSize(7);
    }

    CommandRun repaired = desk.poll("--report", "payments");
    assertThat(repaired.status()).isZero();
    assertThat(repaired.out()).contains("7 new");
    assertThat(listed()).isEmpty();
  }

  private void ledgerFailsOn(String amount) {
    desk.run("export");
    desk.sql("ALTER TABLE spectrum_receipt ADD CONSTRAINT odd CHECK (amount <> " + amount + ")");
  }

  private List<JsonNode> listed(String... more) {
    List<String> args = new ArrayList<>(List.of("quarantine", "list", "--json"));
    args.addAll(List.of(more));
    CommandRun run = desk.run(args.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().map(QuarantineCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingOpen_isSaid() {
    CommandRun list = desk.run("quarantine", "list");
    assertThat(list.status()).isZero();
    assertThat(list.out()).isEqualToIgnoringNewLines("Nothing is open.");
    assertThat(desk.run("quarantine", "list", "--json").out()).isEmpty();
    assertThat(desk.run("quarantine", "retry").out()).startsWith("0 closed, 0 still open");
  }

  /** As a script does that puts them behind the command's first word, whatever follows. */
  @Test
  void commonOptions_mayStandBeforeTheAction() {
    String out = folder.resolve("elsewhere").toString();
    for (String action : List.of("list", "retry")) {
      CommandRun before = CommandRun.spectrum("quarantine", "--out", out, action);
      assertThat(before.status()).as(before.err()).isZero();
      CommandRun behind = CommandRun.spectrum("quarantine", action, "--out", out);
      assertThat(behind.status()).as(behind.err()).isZero();
      assertThat(behind.out()).isEqualTo(before.out());
    }
    assertThat(Files.exists(Path.of(out))).as("--out is heeded").isTrue();
  }

  @Test
  void unreadableRows_areListed_andRetriedByTodaysProfile_once() throws IOException {
    pollWithNamesRequired();

    List<JsonNode> open = listed();
    assertThat(open).hasSize(3);
    assertThat(open)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("report").asText()).isEqualTo("payments");
              assertThat(entry.path("kind").asText()).isEqualTo("UNREADABLE");
              assertThat(entry.path("state").asText()).isEqualTo("OPEN");
              assertThat(entry.path("count").asLong()).isEqualTo(1);
              assertThat(entry.path("reason").asText()).contains("CustomerName");
              assertThat(entry.path("raw").path("AccountNumber").asText()).startsWith("HO-88812");
            });
    CommandRun table = desk.run("quarantine", "list");
    assertThat(table.out().lines()).hasSize(4);
    assertThat(table.out()).contains("UNREADABLE").doesNotContain("HO-88812").doesNotContain("INV");

    String first = open.get(0).path("id").asText();
    assertThat(desk.run("quarantine", "retry", first).out())
        .contains(first + " (payments, UNREADABLE): nothing is wrong any more")
        .contains("1 closed, 0 still open");
    assertThat(desk.run("quarantine", "retry", first).out())
        .contains("was closed before as RETRIED, and is left as it is");
    CommandRun others = desk.run("quarantine", "retry");
    assertThat(others.status()).isZero();
    assertThat(others.out()).contains("2 closed, 0 still open");

    desk.poll("--report", "payments");
    assertThat(desk.run("export").status()).isZero();
    assertThat(CommandRun.jsonLines(desk.out.resolve("payments.jsonl"))).hasSize(7);
    assertThat(CommandRun.jsonLines(desk.out.resolve("quarantine.jsonl")))
        .hasSize(3)
        .allSatisfy(
            entry -> {
              assertThat(entry.fieldNames())
                  .toIterable()
                  .containsExactly("id", "report", "kind", "reason", "raw", "state", "count");
              assertThat(entry.path("state").asText()).isEqualTo("RETRIED");
            });
  }

  @Test
  void stillUnreadable_staysOpen_andSaysWhy() throws IOException {
    pollWithNamesRequired();
    Path strict = folder.resolve("strict.json");

    CommandRun retry = desk.run("quarantine", "retry", "--profile", strict.toString());

    assertThat(retry.status()).isZero();
    assertThat(retry.out()).contains("still open: ").contains("0 closed, 3 still open");
  }

  @Test
  void resolved_keepsWhoAndWhy_andIsNeverPosted() throws IOException {
    pollWithNamesRequired();
    String id = listed().get(0).path("id").asText();

    CommandRun resolve =
        desk.run("quarantine", "resolve", id, "--note", "posted by hand", "--by", "M. Lopez");

    assertThat(resolve.status()).isZero();
    assertThat(resolve.out()).contains(id + " (payments, UNREADABLE): resolved by M. Lopez");
    assertThat(listed()).hasSize(2);
    assertThat(listed("--all"))
        .filteredOn(entry -> entry.path("id").asText().equals(id))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("state").asText()).isEqualTo("RESOLVED");
              assertThat(entry.path("closedBy").asText()).isEqualTo("M. Lopez");
              assertThat(entry.path("note").asText()).isEqualTo("posted by hand");
              assertThat(entry.path("closedAt").asText()).endsWith("Z");
            });
    assertThat(desk.run("quarantine", "list", "--all").out())
        .contains(" by M. Lopez: posted by hand]");
    assertThat(desk.run("quarantine", "resolve", id, "--note", "again").out())
        .contains("was closed before as RESOLVED");
  }

  @Test
  void resolvedWithoutAName_isResolvedByTheSystemsUser() throws IOException {
    pollWithNamesRequired();
    String id = listed().get(0).path("id").asText();

    assertThat(desk.run("quarantine", "resolve", id, "--note", "known").status()).isZero();

    assertThat(listed("--all"))
        .extracting(entry -> entry.path("closedBy").asText())
        .contains(System.getProperty("user.name"));
  }

  @Test
  void rowOnWhichTheLedgerFails_stopsNoOther_andIsPostedOnceTheLedgerTakesIt() {
    ledgerFailsOn("10.04");

    CommandRun poll = desk.poll("--report", "payments");
    assertThat(poll.status()).as(poll.err()).isZero();
    assertThat(poll.out())
        .contains("6 new")
        .contains(
            "  ! in quarantine: 1 FAILED; spectrum quarantine list shows them, and every poll");
    CommandRun failed = desk.run("quarantine", "retry");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).contains("still open: ").contains("0 closed, 1 still open");
    assertThat(failed.errorLine()).contains("the ledger failed on 1 of 1 entries");
    assertThat(failed.err() + failed.out()).doesNotContain("HO-88812").doesNotContain("10.04");

    desk.sql("ALTER TABLE spectrum_receipt DROP CONSTRAINT odd");
    CommandRun retry = desk.run("quarantine", "retry");
    assertThat(retry.status()).isZero();
    assertThat(retry.out()).contains("1 closed, 0 still open");
    desk.poll("--report", "payments");
    desk.run("export");
    assertThat(CommandRun.jsonLines(desk.out.resolve("payments.jsonl"))).hasSize(7);
  }

  @Test
  void ledgerThatIsDown_failsThePollInOneLine_andTheNextOnePostsAll() throws IOException {
    desk.close();
    desk =
        SpectrumDesk.of(
            "1234",
            folder,
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            SpectrumDesk.payments(30, "10.00"));
    desk.run("export");
    desk.sql("ALTER TABLE spectrum_receipt ADD CONSTRAINT shut CHECK (amount < 0)");

    CommandRun poll = desk.poll();
    assertThat(poll.status()).isEqualTo(1);
    assertThat(poll.errorLine()).contains("The ledger failed on 10 rows in a row");

    desk.sql("ALTER TABLE spectrum_receipt DROP CONSTRAINT shut");
    assertThat(desk.poll().status()).isZero();
    assertThat(listed()).isEmpty();
    desk.run("export");
    assertThat(CommandRun.jsonLines(desk.out.resolve("payments.jsonl"))).hasSize(30);
  }

  @Test
  void entryThatIsNotThere_isOneLine_andNothingIsRetried() throws IOException {
    pollWithNamesRequired();
    String id = listed().get(0).path("id").asText();

    for (CommandRun run :
        List.of(
            desk.run("quarantine", "retry", id, "999999"),
            desk.run("quarantine", "resolve", "999999", "--note", "gone"))) {
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.errorLine()).contains("no entry 999999").contains("quarantine list --all");
    }
    assertThat(listed()).hasSize(3);
  }

  @Test
  void wrongUsage_endsWithTwo() {
    assertThat(desk.run("quarantine").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "dance").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "retry", "first").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "resolve").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "resolve", "1").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "resolve", "1", "--note", " ").status()).isEqualTo(2);
    assertThat(desk.run("quarantine", "resolve", "1", "--note", "x", "--by", "").status())
        .isEqualTo(2);
  }
}
