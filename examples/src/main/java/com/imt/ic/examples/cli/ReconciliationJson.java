package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.Money;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.ChannelTotal;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.reconcile.Reconciliation.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * {@code reconciliation.json}: where all money stands, whether it adds up, and every difference.
 * Amounts are strings with two decimals, moments are in UTC, an age is given as an ISO 8601
 * duration and in whole hours.
 */
final class ReconciliationJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReconciliationJson() {}

  /**
   * Writes the file, replacing an earlier one in one step.
   *
   * @param reconciliation what to write
   * @param differences all that it told of
   * @param batches how many batches came to which end
   * @param quarantined how many rows are open in quarantine
   * @param file where to; missing folders are made
   * @throws IOException when the file cannot be written; an earlier one still stands then
   */
  static void write(
      Reconciliation reconciliation,
      FoundDifferences differences,
      Map<ReconciledBatch.Check, Long> batches,
      long quarantined,
      Path file)
      throws IOException {
    ReplacedFile.write(
        file,
        out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(PrettyJson.printer());
            json.writeStartObject();
            head(reconciliation, json);
            sums(reconciliation, json);
            identity(reconciliation, json);
            json.writeArrayFieldStart("differences");
            differences.writeTo(reconciliation, json);
            json.writeEndArray();
            json.writeNumberField("quarantined", quarantined);
            json.writeObjectFieldStart("batches");
            for (Map.Entry<ReconciledBatch.Check, Long> check : batches.entrySet()) {
              json.writeNumberField(check.getKey().name(), check.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
          }
        });
  }

  private static void head(Reconciliation reconciliation, JsonGenerator json) throws IOException {
    json.writeStringField("asOf", reconciliation.asOf().toString());
    json.writeStringField("biller", reconciliation.biller().value());
    json.writeStringField("zone", reconciliation.zone().getId());
    LocalDate from = reconciliation.span().from();
    LocalDate to = reconciliation.span().to();
    json.writeObjectFieldStart("span");
    json.writeBooleanField("open", reconciliation.span().isOpen());
    if (from != null && to != null) {
      json.writeStringField("from", from.toString());
      json.writeStringField("to", to.toString());
    }
    json.writeEndObject();
  }

  private static void sums(Reconciliation reconciliation, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("posted");
    countAndAmount(json, reconciliation.posted().count(), reconciliation.posted().amount());
    json.writeArrayFieldStart("totals");
    for (StateTotal total : reconciliation.totals()) {
      json.writeStartObject();
      json.writeStringField("state", total.state().name());
      json.writeStringField("title", total.state().title());
      countAndAmount(json, total.count(), total.amount());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("channels");
    for (ChannelTotal total : reconciliation.channels()) {
      json.writeStartObject();
      json.writeStringField("channels", total.channels().name());
      countAndAmount(json, total.count(), total.amount());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differenceTotals");
    for (KindTotal total : reconciliation.kinds()) {
      json.writeStartObject();
      json.writeStringField("kind", total.kind().name());
      json.writeStringField("title", total.kind().title());
      countAndAmount(json, total.count(), total.amount());
    }
    json.writeEndArray();
  }

  /** The last fields of an object. */
  private static void countAndAmount(JsonGenerator json, long count, Money amount)
      throws IOException {
    json.writeNumberField("count", count);
    json.writeStringField("amount", amount.toString());
    json.writeEndObject();
  }

  private static void identity(Reconciliation reconciliation, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("identity");
    json.writeBooleanField("balanced", reconciliation.balanced());
    json.writeArrayFieldStart("balances");
    for (Balance balance : reconciliation.balances()) {
      json.writeStartObject();
      json.writeStringField("name", balance.name());
      json.writeArrayFieldStart("left");
      for (Term term : balance.terms()) {
        json.writeStartObject();
        json.writeStringField("term", term.name());
        json.writeStringField("amount", term.amount().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("leftTotal", balance.total().toString());
      json.writeObjectFieldStart("right");
      json.writeStringField("name", balance.foundName());
      json.writeStringField("amount", balance.found().toString());
      json.writeEndObject();
      json.writeStringField("difference", balance.gap().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
