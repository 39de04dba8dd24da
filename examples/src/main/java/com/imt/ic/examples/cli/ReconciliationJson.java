package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code reconciliation.json}: where all money stands, and every difference. Amounts are strings
 * with two decimals, the moment is in UTC, an age is given as an ISO 8601 duration and in whole
 * hours.
 */
final class ReconciliationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReconciliationJson() {}

  /**
   * Writes the file, replacing an earlier one in one step.
   *
   * @param reconciliation what to write
   * @param quarantined how many rows are open in quarantine
   * @param file where to; missing folders are made
   * @throws IOException when the file cannot be written; an earlier one still stands then
   */
  static void write(Reconciliation reconciliation, long quarantined, Path file) throws IOException {
    ReplacedFile.write(
        file,
        out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(PrettyJson.printer());
            write(reconciliation, quarantined, json);
            json.writeRaw('\n');
          }
        });
  }

  private static void write(Reconciliation reconciliation, long quarantined, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("asOf", reconciliation.asOf().toString());
    json.writeObjectFieldStart("posted");
    json.writeNumberField("count", reconciliation.posted().count());
    json.writeStringField("amount", reconciliation.posted().amount().toString());
    json.writeEndObject();
    json.writeArrayFieldStart("totals");
    for (StateTotal total : reconciliation.totals()) {
      json.writeStartObject();
      json.writeStringField("state", total.state().name());
      json.writeStringField("title", total.state().title());
      json.writeNumberField("count", total.count());
      json.writeStringField("amount", total.amount().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (Difference difference : reconciliation.differences()) {
      json.writeStartObject();
      json.writeStringField("kind", difference.kind().name());
      json.writeStringField("subject", difference.subject());
      json.writeStringField("amount", difference.amount().toString());
      json.writeStringField("reason", difference.reason());
      json.writeStringField("age", difference.age().toString());
      json.writeNumberField("ageHours", difference.age().toHours());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("quarantined", quarantined);
    json.writeEndObject();
  }
}
