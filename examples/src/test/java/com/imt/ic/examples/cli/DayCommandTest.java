package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: one whole business day, whose files are consistent with one another to the cent. */
class DayCommandTest {

  private static Money sum(List<JsonNode> rows, String field) {
    return rows.stream()
        .map(row -> Money.parse(row.path(field).asText()))
        .reduce(Money.ZERO, Money::plus);
  }

  private static Set<String> guids(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("paymentGuid").asText()).collect(Collectors.toSet());
  }

  @Test
  void day_leavesFilesThatAgreeToTheCent_andCanBeRunAgain(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("day");
    for (String soap : List.of("1.1", "1.2")) {
      CommandRun run = CommandRun.spectrum("day", "--out", out.toString(), "--soap", soap);
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("hour 1", "hour 2", "AutoPay", "Posted in the ledger");
      agreeToTheCent(out);
    }
  }

  private static void agreeToTheCent(Path out) throws IOException {
    List<JsonNode> payments = CommandRun.jsonLines(out.resolve("payments.jsonl"));
    List<JsonNode> declined = CommandRun.jsonLines(out.resolve("declined.jsonl"));
    List<JsonNode> settled = CommandRun.jsonLines(out.resolve("settled-batches.jsonl"));
    List<JsonNode> rejects = CommandRun.jsonLines(out.resolve("ach-rejects.jsonl"));
    JsonNode reconciliation = CommandRun.json(out.resolve("reconciliation.json"));

    assertThat(guids(payments)).hasSize(payments.size()).hasSizeGreaterThan(200);
    assertThat(payments).extracting(p -> p.path("channel").asText()).contains("PUSH", "POLL");
    assertThat(payments).extracting(p -> p.path("method").asText()).contains("CC", "EFT");
    assertThat(payments).extracting(p -> p.path("autoPay").asBoolean()).contains(true, false);
    assertThat(payments).allSatisfy(p -> assertThat(p.path("customerName").asText()).isNotEmpty());
    assertThat(declined).isNotEmpty();
    assertThat(guids(declined)).doesNotContainAnyElementsOf(guids(payments));
    assertThat(guids(settled)).isSubsetOf(guids(payments));
    assertThat(guids(rejects)).hasSize(3).isSubsetOf(guids(payments));
    assertThat(CommandRun.jsonLines(out.resolve("enrollment-changes.jsonl")))
        .hasSizeGreaterThan(300);
    assertThat(CommandRun.jsonLines(out.resolve("quarantine.jsonl"))).isEmpty();

    Money posted = sum(payments, "amount");
    assertThat(reconciliation.path("posted").path("amount").asText()).isEqualTo(posted.toString());
    assertThat(reconciliation.path("differences")).isEmpty();
    assertThat(
            amountOf(reconciliation, "SETTLED")
                .plus(amountOf(reconciliation, "RETURNED_AFTER_SETTLEMENT")))
        .isEqualTo(posted)
        .isEqualTo(sum(settled, "amount"))
        .isEqualTo(sum(settled, "depositAmount"));
    assertThat(amountOf(reconciliation, "RETURNED_AFTER_SETTLEMENT"))
        .isEqualTo(sum(rejects, "amount"));
    assertThat(amountOf(reconciliation, "DECLINED")).isEqualTo(sum(declined, "amount"));
    assertThat(reconciliation.path("identity").path("balanced").asBoolean()).isTrue();
    assertThat(reconciliation.path("identity").path("balances")).isNotEmpty();
    assertThat(reconciliation.path("batches").path("FITS").asInt()).isPositive();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Everything fits to the cent.", "All " + (payments.size() + declined.size()));

    try (Stream<Path> files = Files.list(out.resolve("bif"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".bif")))
          .containsExactlyInAnyOrder("1234_20261120T140000.bif", "1234_20261120T150000.bif");
    }
  }

  private static Money amountOf(JsonNode reconciliation, String state) {
    for (JsonNode total : reconciliation.path("totals")) {
      if (total.path("state").asText().equals(state)) {
        return Money.parse(total.path("amount").asText());
      }
    }
    throw new AssertionError("no state " + state);
  }

  @Test
  void folderWithAnotherDatabase_isRefusedAndLeftAsItIs(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("spectrum.mv.db"), "somebody's database");
    CommandRun run = CommandRun.spectrum("day", "--out", folder.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine()).contains("spectrum.mv.db").contains("choose another folder");
    assertThat(Files.readString(folder.resolve("spectrum.mv.db"))).isEqualTo("somebody's database");
  }
}
