package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXAMPLE: reconcile, of three payments by card of 2026-11-20 that never settle. */
class ReconcileCommandTest {

  @TempDir Path folder;

  private SpectrumDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk =
        SpectrumDesk.of(
            "4711",
            folder,
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            SpectrumDesk.payments(3, "10.00"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void nothing_needsNobody() {
    CommandRun run = desk.run("reconcile");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    JsonNode json = json();
    assertThat(json.path("span").path("open").asBoolean()).isTrue();
    assertThat(json.path("identity").path("balanced").asBoolean()).isTrue();
    assertThat(json.path("differences")).isEmpty();
  }

  @Test
  void differences_endWithThree_andAreInBothFiles() throws IOException {
    assertThat(desk.poll().status()).isZero();

    CommandRun run = desk.run("reconcile", "--from", "2026-11-20", "--to", "2026-11-20");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(3);
    JsonNode json = json();
    assertThat(json.path("biller").asText()).isEqualTo("4711");
    assertThat(json.path("span").path("from").asText()).isEqualTo("2026-11-20");
    assertThat(json.path("posted").path("amount").asText()).isEqualTo("30.03");
    assertThat(json.path("identity").path("balanced").asBoolean()).isTrue();
    assertThat(json.path("differences")).hasSize(3);
    JsonNode first = json.path("differences").path(0);
    assertThat(first.path("advice").asText()).endsWith("By " + first.path("due").asText() + ".");
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly(
            "kind", "subject", "amount", "reason", "advice", "due", "since", "age", "ageHours");
    assertThat(page())
        .contains("3 differences need a person", first.path("subject").asText(), "••••8120")
        .doesNotContain("HO-88812", "Avery");
  }

  @Test
  void wholeAccounts_areShownOnRequest() throws IOException {
    assertThat(desk.poll().status()).isZero();
    desk.run("reconcile", "--full-accounts");
    assertThat(page()).contains("HO-888120").doesNotContain("Avery");
  }

  @ParameterizedTest
  @CsvSource({
    "--from, 2026-11-20, 3",
    "--from, 2026-11-21, 0",
    "--to, 2026-11-19, 0",
    "--to, 2026-11-20, 3"
  })
  void oneDayAlone_leavesTheOtherEndOpen(String option, String day, int payments) {
    assertThat(desk.poll().status()).isZero();

    desk.run("reconcile", option, day);

    assertThat(json().path("posted").path("count").asInt()).isEqualTo(payments);
    assertThat(json().path("span").path("open").asBoolean(true)).isFalse();
  }

  @Test
  void wrongDays_endWithTwo_andSayWhatToWrite() {
    CommandRun noDay = desk.run("reconcile", "--from", "11/20/2026");
    assertThat(noDay.status()).isEqualTo(2);
    assertThat(noDay.err()).contains("--from 11/20/2026: not a day; write it as 2026-11-01");

    CommandRun backwards = desk.run("reconcile", "--from", "2026-11-20", "--to", "2026-11-19");
    assertThat(backwards.status()).isEqualTo(2);
    assertThat(backwards.err()).contains("--to 2026-11-19 is before --from 2026-11-20");

    CommandRun later = desk.run("reconcile", "--from", "9998-01-01");
    assertThat(later.status()).isEqualTo(2);
    assertThat(later.err()).contains("--from 9998-01-01 is after today");
    assertThat(desk.out.resolve("reconciliation.json")).doesNotExist();
  }

  private JsonNode json() {
    return CommandRun.json(desk.out.resolve("reconciliation.json"));
  }

  private String page() throws IOException {
    return Files.readString(desk.out.resolve("report.html"));
  }
}
