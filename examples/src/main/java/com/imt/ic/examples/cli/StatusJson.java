package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.status.IntegrationStatus;
import com.imt.ic.status.IntegrationStatus.FileStatus;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A biller's status for machines; holds no customers' data. */
final class StatusJson {

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writer(PrettyJson.printer());

  private StatusJson() {}

  /** {@return one JSON object, ended by a line feed} */
  static String of(IntegrationStatus status, List<StateTotal> totals) {
    Map<String, Object> fields =
        new JsonFields()
            .with("biller", status.biller().value())
            .with("asOf", status.asOf())
            .with(
                "reports",
                status.reports().stream().map(each -> report(each, status.asOf())).toList())
            .with("files", files(status.files()))
            .with("quarantine", status.quarantined())
            .with("payments", totals.stream().map(StatusJson::total).toList())
            .with("attention", status.attention())
            .toMap();
    try {
      return JSON.writeValueAsString(fields) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> report(ReportStatus report, Instant asOf) {
    Instant done = report.lastDone();
    return new JsonFields()
        .with("report", report.report().id())
        .with("cadence", report.cadence())
        .with("checkpoint", report.checkpoint())
        .with("lastDone", done)
        .with("age", done == null ? null : Duration.between(done, asOf))
        .with("dueAt", report.dueAt())
        .with("failures", report.failures())
        .with("failedAt", report.failedAt())
        .with("failure", report.failure())
        .with("silentSince", report.silentSince())
        .with("silent", report.silent())
        .with(
            "warnings",
            report.warnings().stream()
                .map(each -> Map.of("kind", each.kind().name(), "detail", each.detail()))
                .toList())
        .with("holder", report.holder())
        .with("heldUntil", report.heldUntil())
        .toMap();
  }

  private static Map<String, Object> files(FileStatus files) {
    return new JsonFields()
        .with("lastDone", files.lastDone())
        .with("queued", files.queued())
        .with("oldestQueued", files.oldestQueued())
        .with("unknown", files.unknown())
        .with("refused", files.refused())
        .with("rejectedInvoices", files.rejected())
        .with("rejectedAt", files.rejectedAt())
        .toMap();
  }

  private static Map<String, Object> total(StateTotal total) {
    return new JsonFields()
        .with("state", total.state().name())
        .with("title", total.state().title())
        .with("count", total.count())
        .with("amount", total.amount())
        .toMap();
  }
}
