package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money that stands in an open entry of the quarantine is money in the reconciliation. */
class QuarantinedMoneyTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment payment = Samples.payment(1, "12.50");

  @Test
  void rowThatNobodyCanRead_isADifference_withItsAmountWhereThatCanBeRead() {
    Map<String, String> noTime = new HashMap<>(Samples.columns(payment));
    noTime.put("PaymentDateGMT", "yesterday");
    host.cloud.payments.add(ScriptedCloud.unreadable("PaymentDateGMT is no time", noTime));
    host.cloud.payments.add(ScriptedCloud.unreadable("nothing fits", Map.of("X", "Pat Doe")));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);

    assertThat(integration.reconcile().differences())
        .extracting(Difference::kind, Difference::subject, each -> each.amount().toString())
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple(
                DifferenceKind.QUARANTINED, payment.paymentGuid().value(), "12.50"),
            org.assertj.core.api.Assertions.tuple(DifferenceKind.QUARANTINED, "", "0.00"));
    assertThat(integration.reconcile().differences())
        .allSatisfy(each -> assertThat(each.reason()).doesNotContain("Pat Doe"));
  }

  @Test
  void refusedPayment_isOneDifference_andAResolvedOneIsNone() {
    host.ledger.refusal = (call, fact) -> "no such policy";
    host.cloud.payments.add(ScriptedCloud.row(payment, Samples.columns(payment)));
    integration.poll(ReportKind.PAYMENTS);

    assertThat(integration.reconcile().differences())
        .singleElement()
        .extracting(Difference::kind)
        .isEqualTo(DifferenceKind.REFUSED_BY_LEDGER);

    long id = integration.quarantine().page(QuarantineFilter.OPEN, 0, 1).get(0).id();
    integration.quarantine().resolve(id, "posted by hand", "pat");
    assertThat(integration.reconcile().differences()).isEmpty();
  }
}
