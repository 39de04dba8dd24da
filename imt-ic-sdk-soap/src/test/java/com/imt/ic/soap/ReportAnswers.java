package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads one answer of the report of settled batches, over loopback, as a profile says. */
final class ReportAnswers {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private ReportAnswers() {}

  /** What came of an answer. */
  record Outcome(
      List<ReportRow<SettledPayment>> rows,
      InvoiceCloudException failure,
      ReportStatistics statistics) {

    /** All rows, which were understood. */
    List<SettledPayment> records() {
      assertThat(failure).isNull();
      List<SettledPayment> records = new ArrayList<>();
      for (ReportRow<SettledPayment> row : rows) {
        assertThat(row).isInstanceOf(ReportRow.Understood.class);
        records.add(((ReportRow.Understood<SettledPayment>) row).record());
      }
      return records;
    }

    /** Each row's batch and amount. */
    List<String> batches() {
      return records().stream().map(row -> row.batchId() + " " + row.amount()).toList();
    }

    List<String> reasons() {
      assertThat(failure).isNull();
      return rows.stream()
          .map(
              row -> row instanceof ReportRow.NotUnderstood<SettledPayment> not ? not.reason() : "")
          .toList();
    }
  }

  /** A profile that reads settled batches with these settings beside the defaults. */
  static Profile profile(String settings) {
    return Profile.defaults().override("{\"operations\":{\"settledBatches\":{" + settings + "}}}");
  }

  static String answer(String content) {
    return PaymentAnswer.envelope(
        "<BillerSettledBatchDetailDataSetResponse xmlns=\"urn:x\">"
            + content
            + "</BillerSettledBatchDetailDataSetResponse>");
  }

  static String result(String content) {
    return answer(
        "<BillerSettledBatchDetailDataSetResult>"
            + content
            + "</BillerSettledBatchDetailDataSetResult>");
  }

  static Outcome read(String answer, String settings) throws Exception {
    return read(answer, profile(settings), builder -> {});
  }

  static Outcome read(
      String answer, Profile profile, java.util.function.Consumer<SoapSettings.Builder> more)
      throws Exception {
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    try (StubServer server = new StubServer(StubServer.soap11(body))) {
      SoapSettings.Builder settings = Contract.settings(server);
      more.accept(settings);
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, settings.build())) {
        List<ReportRow<SettledPayment>> rows = new ArrayList<>();
        ReportStatistics[] statistics = {ReportStatistics.NONE};
        InvoiceCloudException failure =
            catchThrowableOfType(
                InvoiceCloudException.class,
                () -> {
                  try (Report<SettledPayment> report = cloud.settledBetween(DAY, DAY)) {
                    report.forEachRemaining(rows::add);
                    statistics[0] = report.statistics();
                  }
                });
        for (ReportRow<SettledPayment> row : rows) {
          assertThat(ReportMapping.of(profile).read("settled-batches", row.raw())).isEqualTo(row);
        }
        return new Outcome(rows, failure, statistics[0]);
      }
    }
  }
}
