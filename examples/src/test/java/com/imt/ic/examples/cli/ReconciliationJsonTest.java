package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationJsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void reconciliation_is_read_back_as_it_was() throws IOException {
    Path file = folder.resolve("new/reconciliation.json");

    ReconciliationJson.write(SampleReconciliation.withTwoDifferences(), 3, file);

    assertThat(JSON.readTree(Files.readString(file)))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "asOf": "2026-11-23T14:05:09.120Z",
                  "posted": {"count": 1210, "amount": "1262844.35"},
                  "totals": [
                    {"state": "AWAITING_REPORT", "title": "Pushed, not reported yet", "count": 2, "amount": "4204.10"},
                    {"state": "AWAITING_SETTLEMENT", "title": "Reported, not settled yet", "count": 207, "amount": "218640.25"},
                    {"state": "SETTLED", "title": "Settled", "count": 998, "amount": "1039829.00"},
                    {"state": "RETURNED", "title": "Returned (ACH)", "count": 1, "amount": "61.00"},
                    {"state": "PARTLY_TAKEN_BACK", "title": "Taken back in part", "count": 1, "amount": "10.00"},
                    {"state": "TAKEN_BACK", "title": "Taken back", "count": 1, "amount": "100.00"},
                    {"state": "KEPT", "title": "Kept, not posted (CloudStore)", "count": 0, "amount": "0.00"},
                    {"state": "DECLINED", "title": "Declined", "count": 31, "amount": "28770.45"},
                    {"state": "REFUSED", "title": "Refused by the ledger", "count": 0, "amount": "0.00"},
                    {"state": "UNKNOWN", "title": "Settled or returned, never seen as payment", "count": 0, "amount": "0.00"}
                  ],
                  "differences": [
                    {
                      "kind": "NOT_REPORTED",
                      "subject": "7d0c1d5e-2f9a-4d8e-9a34-0c8f2b7d1e55",
                      "amount": "1204.10",
                      "reason": "Pushed, and still in no report; ask InvoiceCloud whether it stands",
                      "age": "PT52H10M",
                      "ageHours": 52
                    },
                    {
                      "kind": "DEPOSIT",
                      "subject": "20261123",
                      "amount": "-61.00",
                      "reason": "Deposited 939.00 for lines of 1000.00; returns of that day were netted",
                      "age": "PT30M",
                      "ageHours": 0
                    }
                  ],
                  "quarantined": 3
                }
                """));
  }

  @Test
  void file_is_text_that_people_can_compare() throws IOException {
    Path file = folder.resolve("reconciliation.json");

    ReconciliationJson.write(SampleReconciliation.thatFits(), 0, file);

    assertThat(Files.readString(file))
        .startsWith("{\n  \"asOf\" : \"2026-11-23T14:05:09.120Z\",\n  \"posted\" : {\n")
        .endsWith("\"quarantined\" : 0\n}\n")
        .doesNotContain("\r");
  }

  @Test
  void earlier_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
    Path file = folder.resolve("reconciliation.json");
    ReconciliationJson.write(SampleReconciliation.withTwoDifferences(), 3, file);

    ReconciliationJson.write(SampleReconciliation.thatFits(), 0, file);

    assertThat(JSON.readTree(Files.readString(file)).get("differences")).isEmpty();
    assertThat(namesIn(folder)).containsExactly("reconciliation.json");
  }

  @Test
  void file_that_cannot_be_replaced_is_named_and_stays() throws IOException {
    Path file = Files.createDirectories(folder.resolve("reconciliation.json"));
    Files.createFile(file.resolve("something"));

    assertThatThrownBy(() -> ReconciliationJson.write(SampleReconciliation.thatFits(), 0, file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write " + file.toAbsolutePath());
    assertThat(namesIn(folder)).containsExactly("reconciliation.json");
    assertThat(file.resolve("something")).exists();
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
