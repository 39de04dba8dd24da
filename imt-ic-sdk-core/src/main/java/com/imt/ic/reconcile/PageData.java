package com.imt.ic.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.imt.ic.Money;
import com.imt.ic.Redaction;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.ReconciledPayment.Event;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import com.imt.ic.reconcile.Reconciliation.Day;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the page as JSON, each an array whose order {@code page.js} knows; kinds and states
 * by their names in the vocabularies that stand before them.
 */
final class PageData {

  private static final JsonFactory JSON = new JsonFactory();

  private final Reconciliation reconciliation;
  private final LocalDate today;
  private final boolean fullAccounts;

  PageData(Reconciliation reconciliation, boolean fullAccounts) {
    this.reconciliation = reconciliation;
    this.today = LocalDate.ofInstant(reconciliation.asOf(), reconciliation.zone());
    this.fullAccounts = fullAccounts;
  }

  void write(
      List<ReconciledPayment> payments,
      List<ReconciledBatch> batches,
      @Nullable String allPaymentsIn,
      Writer page)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(page)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new HtmlSafeEscapes());
      json.writeStartObject();
      json.writeStringField("biller", reconciliation.biller().value());
      json.writeStringField("day", today.toString());
      json.writeFieldName("allPaymentsIn");
      text(json, allPaymentsIn);
      vocabulary(json);
      json.writeArrayFieldStart("differences");
      for (Difference difference : reconciliation.differences()) {
        difference(json, difference);
      }
      json.writeEndArray();
      Set<Difference> listed = new HashSet<>(reconciliation.differences());
      json.writeArrayFieldStart("payments");
      for (ReconciledPayment payment : payments) {
        payment(json, payment, listed);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("batches");
      for (ReconciledBatch batch : batches) {
        batch(json, batch);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("days");
      for (Day day : reconciliation.days()) {
        day(json, day);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void vocabulary(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("kinds");
    for (DifferenceKind kind : DifferenceKind.values()) {
      json.writeObjectFieldStart(kind.name());
      json.writeStringField("title", kind.title());
      json.writeStringField("advice", kind.advice());
      json.writeBooleanField(
          "batch", kind == DifferenceKind.DEPOSIT || kind == DifferenceKind.BATCH_REPORTED_AGAIN);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("states");
    for (PaymentState state : PaymentState.values()) {
      json.writeStringField(state.name(), state.title());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("channels");
    for (Channels channels : Channels.values()) {
      json.writeStringField(channels.name(), PageText.title(channels));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("events");
    for (EventKind kind : EventKind.values()) {
      json.writeObjectFieldStart(kind.name());
      json.writeStringField("title", PageText.title(kind));
      json.writeStringField("word", PageText.noun(kind));
      json.writeStringField("way", PageText.way(kind));
      json.writeBooleanField("line", kind == EventKind.SETTLED || kind == EventKind.TAKEN_BACK);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("checks");
    for (Check check : Check.values()) {
      json.writeObjectFieldStart(check.name());
      json.writeStringField("title", PageText.title(check));
      json.writeStringField("words", PageText.words(check));
      json.writeStringField("style", PageText.style(check));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void difference(JsonGenerator json, Difference difference) throws IOException {
    json.writeStartArray();
    json.writeString(difference.kind().name());
    json.writeString(difference.subject());
    money(json, difference.amount());
    json.writeString(difference.reason());
    moment(json, difference.since());
    LocalDate since = LocalDate.ofInstant(difference.since(), reconciliation.zone());
    json.writeNumber(Math.max(0, ChronoUnit.DAYS.between(since, today)));
    json.writeNumber(difference.age().toHours());
    json.writeString(difference.due().toString());
    json.writeEndArray();
  }

  private void payment(JsonGenerator json, ReconciledPayment payment, Set<Difference> listed)
      throws IOException {
    json.writeStartArray();
    json.writeString(payment.paymentGuid().value());
    String account = payment.accountNumber() == null ? null : payment.accountNumber().value();
    text(json, account == null || fullAccounts ? account : Redaction.lastFour(account));
    json.writeString(payment.state().name());
    json.writeString(payment.channels().name());
    text(json, payment.method());
    money(json, payment.amount());
    money(json, payment.fee());
    moment(json, payment.paidAt());
    json.writeStartArray();
    for (Event event : payment.events()) {
      json.writeStartArray();
      json.writeString(event.kind().name());
      text(json, event.day() == null ? null : event.day().toString());
      moment(json, event.at());
      money(json, event.amount());
      json.writeString(event.text());
      json.writeEndArray();
    }
    json.writeEndArray();
    // Where there are too many differences for the list, a payment still tells all of its own.
    json.writeStartArray();
    for (Difference difference : payment.differences()) {
      if (!listed.contains(difference)) {
        difference(json, difference);
      }
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  private static void batch(JsonGenerator json, ReconciledBatch batch) throws IOException {
    json.writeStartArray();
    json.writeString(batch.name());
    json.writeString(batch.id());
    json.writeString(batch.settledOn().toString());
    text(json, batch.processor());
    json.writeNumber(batch.lines());
    money(json, batch.charged());
    money(json, batch.takenBack());
    money(json, batch.returned());
    money(json, batch.deposited());
    json.writeString(batch.check().name());
    json.writeEndArray();
  }

  private static void day(JsonGenerator json, Day day) throws IOException {
    json.writeStartArray();
    json.writeString(day.day().toString());
    money(json, day.paid());
    money(json, day.settled());
    money(json, day.takenBack());
    money(json, day.deposited());
    json.writeEndArray();
  }

  private void moment(JsonGenerator json, @Nullable Instant moment) throws IOException {
    text(json, moment == null ? null : PageText.local(moment, reconciliation.zone()));
  }

  private static void money(JsonGenerator json, @Nullable Money amount) throws IOException {
    text(json, amount == null ? null : amount.toString());
  }

  private static void text(JsonGenerator json, @Nullable String text) throws IOException {
    if (text == null) {
      json.writeNull();
    } else {
      json.writeString(text);
    }
  }
}
