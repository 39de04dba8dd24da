package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: status, for people and for machines. */
class StatusCommandTest {

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
            SpectrumDesk.payments(3, "10.00"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static JsonNode payments(JsonNode status) {
    return status.path("reports").get(0);
  }

  @Test
  void neverPolled_isShownAsSuch_andNeedsNobody() {
    CommandRun status = desk.run("status");

    assertThat(status.status()).as(status.out()).isZero();
    assertThat(status.err()).isEmpty();
    assertThat(status.out())
        .startsWith("Biller 1234 at ")
        .containsPattern("payments +- +never +- +\\S+ +now +0 +-")
        .contains("nothing open")
        .contains("Nothing needs a person.");
  }

  @Test
  void afterAPoll_checkpointAgeAndMoneyAreTold_andReadBack() throws IOException {
    Instant before = Instant.now();
    assertThat(desk.poll().status()).isZero();

    CommandRun run = desk.run("status", "--json");
    assertThat(run.status()).isZero();
    JsonNode status = JSON.readTree(run.out());
    assertThat(status.path("biller").asText()).isEqualTo("1234");
    assertThat(status.path("reports"))
        .extracting(report -> report.path("report").asText())
        .containsExactly("payments", "settled-batches", "ach-rejects", "autopay", "paperless");
    JsonNode report = payments(status);
    assertThat(Instant.parse(report.path("lastDone").asText()))
        .isAfterOrEqualTo(before.minusMillis(1));
    assertThat(report.has("checkpoint")).isTrue();
    assertThat(Duration.parse(report.path("age").asText())).isLessThan(Duration.ofMinutes(5));
    assertThat(Duration.parse(report.path("cadence").asText())).isPositive();
    assertThat(Instant.parse(report.path("dueAt").asText())).isAfter(before);
    assertThat(report.path("failures").asInt(-1)).isZero();
    assertThat(report.has("failure")).isFalse();
    assertThat(report.has("holder")).isFalse();
    assertThat(status.path("files").path("queued").asInt(-1)).isZero();
    assertThat(status.path("quarantine")).isEmpty();
    assertThat(status.path("attention")).isEmpty();
    assertThat(status.path("payments"))
        .filteredOn(total -> total.path("state").asText().equals("AWAITING_SETTLEMENT"))
        .singleElement()
        .satisfies(
            total -> {
              assertThat(total.path("count").asLong()).isEqualTo(3);
              assertThat(total.path("amount").asText()).isEqualTo("30.03");
            });
  }

  @Test
  void openEntryOfTheQuarantine_needsAPerson_whoIsToldWhat() throws IOException {
    desk.run("export");
    desk.sql("ALTER TABLE spectrum_receipt ADD CONSTRAINT odd CHECK (amount <> 10.01)");
    assertThat(desk.poll().status()).isZero();

    CommandRun table = desk.run("status");
    assertThat(table.status()).isEqualTo(3);
    assertThat(table.err()).isEmpty();
    assertThat(table.out())
        .contains("open: 1 FAILED")
        .contains("A person is needed:\n  ! Open in quarantine (FAILED): 1");
    CommandRun json = desk.run("status", "--json");
    assertThat(json.status()).isEqualTo(3);
    JsonNode status = JSON.readTree(json.out());
    assertThat(status.path("quarantine").path("FAILED").asLong()).isEqualTo(1);
    assertThat(status.path("attention")).hasSize(1);
    assertThat(table.out() + json.out()).doesNotContain("HO-88812").doesNotContain("Avery");
  }

  @Test
  void pollThatFails_isTold_withWhenItIsDueAgain() throws IOException {
    assertThat(desk.poll().status()).isZero();
    assertThat(desk.poll("--web-service-key", "k-4711").status()).isEqualTo(2);
    CommandRun down =
        desk.run(
            "poll",
            "--ic-url",
            "http://127.0.0.1:9/",
            "--biller-guid",
            "g-1",
            "--web-service-key",
            "k-4711");
    assertThat(down.status()).isEqualTo(1);

    CommandRun json = desk.run("status", "--json");
    JsonNode report = payments(JSON.readTree(json.out()));
    assertThat(report.path("failures").asInt()).isEqualTo(1);
    assertThat(report.path("failure").asText()).isNotEmpty().doesNotContain("4711");
    assertThat(Instant.parse(report.path("dueAt").asText()))
        .isAfter(Instant.parse(report.path("failedAt").asText()));
    assertThat(desk.run("status").out()).contains("  last failed at ").doesNotContain("4711");
  }

  @Test
  void unknownOption_endsWithTwo() {
    assertThat(desk.run("status", "--yaml").status()).isEqualTo(2);
    assertThat(desk.run("status", "payments").status()).isEqualTo(2);
  }
}
