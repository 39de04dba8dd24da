package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes to the quarantine is kept as it came: every column, by the report's own names. */
class QuarantinedWholeTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment payment = Samples.payment(1, "10.00");

  /** As a report has it: names with spaces, text that the records do not keep, in this order. */
  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("Payment Amount ($)", "1,000.10");
    columns.put("PaymentDate", "2026-11-20T10:00:00-06:00");
    columns.put("Memo", " as it came ");
    return columns;
  }

  private void assertKeptWhole(QuarantineKind kind) {
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(kind);
              assertThat(entry.raw()).isEqualTo(columns());
              assertThat(entry.raw().keySet()).containsExactlyElementsOf(columns().keySet());
            });
  }

  @Test
  void conflictOfAPayment_isKeptWhole() {
    host.cloud.pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.payments.add(ScriptedCloud.row(Samples.withAmount(payment, "10.01"), columns()));
    integration.poll(ReportKind.PAYMENTS);

    assertKeptWhole(QuarantineKind.CONFLICT);
  }

  @Test
  void conflictOfAReturn_isKeptWhole() {
    AchReturn known = Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z");
    AchReturn other =
        Samples.achReturn(Samples.withAmount(payment, "10.01"), "R01", "2026-11-20T10:00:00Z");
    host.cloud.giveBack(known);
    integration.poll(ReportKind.ACH_REJECTS);
    host.cloud.returns.clear();
    host.cloud.returns.add(ScriptedCloud.row(other, columns()));
    integration.poll(ReportKind.ACH_REJECTS);

    assertKeptWhole(QuarantineKind.CONFLICT);
  }

  @Test
  void conflictOfASettledLine_isKeptWhole() {
    SettledPayment known = Samples.settled(payment, "B-1", LocalDate.of(2026, 11, 19));
    SettledPayment other = known.toBuilder().amount(Money.parse("10.01")).build();
    host.cloud.settle(known);
    integration.poll(ReportKind.SETTLED_BATCHES);
    host.cloud.settled.clear();
    host.cloud.settled.add(ScriptedCloud.row(other, columns()));
    integration.poll(ReportKind.SETTLED_BATCHES);

    assertKeptWhole(QuarantineKind.CONFLICT);
  }

  @Test
  void rowThatCannotBeUnderstood_isKeptWhole() {
    host.cloud.payments.add(ScriptedCloud.unreadable("no account number", columns()));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);

    assertKeptWhole(QuarantineKind.UNREADABLE);
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::reason)
        .containsExactly("no account number");
  }
}
