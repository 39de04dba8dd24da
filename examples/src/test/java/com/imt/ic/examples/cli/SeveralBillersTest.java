package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STORE: two billers with the same GUIDs, accounts and invoices in one database. */
class SeveralBillersTest {

  @TempDir Path folder;

  @Test
  void h2_neitherSeesTheOthersRows() throws IOException {
    neitherSeesTheOthersRows("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @Test
  void postgresql_neitherSeesTheOthersRows() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      neitherSeesTheOthersRows(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void neitherSeesTheOthersRows(String database) throws IOException {
    try (SpectrumDesk one =
            SpectrumDesk.of("1111", folder, database, SpectrumDesk.payments(6, "10.00"));
        SpectrumDesk two =
            SpectrumDesk.of("2222", folder, database, SpectrumDesk.payments(4, "70.00"))) {
      assertThat(one.poll().status()).isZero();
      assertThat(exported(two, "payments.jsonl")).isEmpty();
      two.sql("ALTER TABLE spectrum_receipt ADD CONSTRAINT odd CHECK (amount <> 70.02)");
      assertThat(two.poll().out()).contains("3 new").contains("1 FAILED");
      assertThat(one.poll().out()).contains("0 new, 6 known");

      assertThat(amounts(one))
          .containsExactly("10.00", "10.01", "10.02", "10.03", "10.04", "10.05");
      assertThat(amounts(two)).containsExactly("70.00", "70.01", "70.03");
      assertThat(exported(one, "quarantine.jsonl")).isEmpty();
      List<JsonNode> failed = exported(two, "quarantine.jsonl");
      assertThat(failed).hasSize(1);
      assertThat(one.run("status").status()).isZero();
      assertThat(two.run("status").status()).isEqualTo(3);

      String id = failed.get(0).path("id").asText();
      assertThat(one.run("quarantine", "list").out()).startsWith("Nothing is open.");
      assertThat(one.run("quarantine", "retry", id).errorLine()).contains("no entry " + id);
      assertThat(one.run("quarantine", "resolve", id, "--note", "mine").status()).isEqualTo(1);

      // Payments of long ago that never settled need a person.
      assertThat(one.run("reconcile").status()).isIn(0, 3);
      JsonNode money = CommandRun.json(one.out.resolve("reconciliation.json"));
      assertThat(money.path("posted").path("count").asLong()).isEqualTo(6);
      assertThat(money.path("posted").path("amount").asText()).isEqualTo("60.15");
      assertThat(money.path("quarantined").asLong()).isZero();
    }
  }

  private static List<String> amounts(SpectrumDesk biller) {
    return exported(biller, "payments.jsonl").stream()
        .map(row -> row.path("amount").asText())
        .toList();
  }

  private static List<JsonNode> exported(SpectrumDesk biller, String file) {
    assertThat(biller.run("export").status()).isZero();
    return CommandRun.jsonLines(biller.out.resolve(file));
  }
}
