package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import com.imt.ic.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationJsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void reconciliation_is_read_back_as_it_was() throws IOException {
    Path file = folder.resolve("new/reconciliation.json");

    write(SampleReconciliation.withOneDifference(), 3, file);

    assertThat(JSON.readTree(Files.readString(file)))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "asOf": "2026-11-23T14:05:09.120Z",
                  "biller": "4711",
                  "zone": "America/Chicago",
                  "span": {"open": false, "from": "2026-11-01", "to": "2026-11-23"},
                  "posted": {"count": 2, "amount": "17.00"},
                  "totals": [
                    {"state": "SETTLED", "title": "Settled", "count": 2, "amount": "17.00"},
                    {"state": "DECLINED", "title": "Declined", "count": 1, "amount": "1.00"}
                  ],
                  "channels": [
                    {"channels": "PUSH_AND_REPORT", "count": 3, "amount": "18.00"}
                  ],
                  "differenceTotals": [
                    {"kind": "DEPOSIT", "title": "Deposit differs", "count": 1, "amount": "-61.00"}
                  ],
                  "identity": {
                    "balanced": false,
                    "balances": [
                      {
                        "name": "From posted to deposited",
                        "left": [
                          {"term": "Posted", "amount": "17.00"},
                          {"term": "Not settled yet", "amount": "-2.00"}
                        ],
                        "leftTotal": "15.00",
                        "right": {"name": "Deposited", "amount": "10.00"},
                        "difference": "-5.00"
                      }
                    ]
                  },
                  "differences": [
                    {
                      "kind": "DEPOSIT",
                      "subject": "20261123 of 2026-11-23",
                      "amount": "-61.00",
                      "reason": "Deposited 939.00 for lines of 1000.00",
                      "advice": "%s",
                      "due": "2026-11-25",
                      "since": "2026-11-23T13:35:09.120Z",
                      "age": "PT30M",
                      "ageHours": 0
                    }
                  ],
                  "quarantined": 3,
                  "batches": {"FITS": 7}
                }
                """
                    .formatted(SampleReconciliation.DEPOSIT.advice())));
  }

  @Test
  void more_differences_than_are_held_are_all_written() throws IOException {
    Path file = folder.resolve("reconciliation.json");

    try (FoundDifferences found = new FoundDifferences()) {
      found.add(SampleReconciliation.DEPOSIT); // of an attempt that the database gave up
      found.clear();
      for (int number = 0; number < 10_001; number++) {
        found.add(SampleReconciliation.DEPOSIT);
      }
      ReconciliationJson.write(SampleReconciliation.withMany(10_001), found, batches(), 0, file);
    }

    assertThat(JSON.readTree(Files.readString(file)).path("differences"))
        .hasSize(10_001)
        .allSatisfy(
            difference -> assertThat(difference.path("amount").asText()).isEqualTo("-61.00"));
  }

  @Test
  void file_is_text_that_people_can_compare() throws IOException {
    Path file = folder.resolve("reconciliation.json");

    write(SampleReconciliation.thatFits(), 0, file);

    assertThat(Files.readString(file))
        .startsWith("{\n  \"asOf\" : \"2026-11-23T14:05:09.120Z\",\n  \"biller\" : \"4711\",\n")
        .contains("  \"span\" : {\n    \"open\" : true\n  },\n")
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  @Test
  void earlier_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
    Path file = folder.resolve("reconciliation.json");
    write(SampleReconciliation.withOneDifference(), 3, file);

    write(SampleReconciliation.thatFits(), 0, file);

    assertThat(JSON.readTree(Files.readString(file)).get("differences")).isEmpty();
    assertThat(namesIn(folder)).containsExactly("reconciliation.json");
  }

  @Test
  void file_that_cannot_be_replaced_is_named_and_stays() throws IOException {
    Path file = Files.createDirectories(folder.resolve("reconciliation.json"));
    Files.createFile(file.resolve("something"));

    assertThatThrownBy(() -> write(SampleReconciliation.thatFits(), 0, file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write " + file.toAbsolutePath());
    assertThat(namesIn(folder)).containsExactly("reconciliation.json");
    assertThat(file.resolve("something")).exists();
  }

  private static void write(Reconciliation reconciliation, long quarantined, Path file)
      throws IOException {
    try (FoundDifferences found = new FoundDifferences()) {
      ReconciliationJson.write(reconciliation, found, batches(), quarantined, file);
    }
  }

  private static Map<Check, Long> batches() {
    return new EnumMap<>(Map.of(Check.FITS, 7L));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
