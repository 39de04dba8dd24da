package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.store.PostgresServer;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Returns that name no payment, by the hundred, on PostgreSQL. */
class PostgresReturnsFoundTest {

  private static final int MANY = 700;

  @Test
  void hundredsOfReturns_areFoundByReference_andNotTakenTwice() throws SQLException {
    Host postgres = new Host(PostgresServer.emptySchema());
    InvoiceCloudIntegration integration =
        postgres
            .builder()
            .profile(
                Samples.profile()
                    .override(
                        """
                        { "operations": { "achRejects": { "columns": {
                            "paymentGuid": null, "billerReference": { "names": ["Reference"] } } } },
                          "posting": { "findReturnsBy": ["billerReference"] } }
                        """))
            .build();
    for (int i = 0; i < MANY; i++) {
      Payment payment = Samples.payment(i, "1.00");
      postgres.cloud.pay(payment.toBuilder().billerReference("REF-" + i).build());
      AchReturn achReturn =
          AchReturn.builder()
              .billerReference("REF-" + i)
              .code("R01")
              .returnedAt(Instant.parse("2026-11-20T15:30:00Z"))
              .amount(payment.amount())
              .build();
      postgres.cloud.returns.add(
          new ReportRow.Understood<>(achReturn, Map.of("Reference", "REF-" + i)));
    }

    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.REVIEW, (long) MANY));
    integration.poll(ReportKind.PAYMENTS);
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, (long) MANY));
    assertThat(integration.poll(ReportKind.ACH_REJECTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, (long) MANY));
    assertThat(postgres.quarantine()).allMatch(entry -> entry.closing() != null);
  }
}
