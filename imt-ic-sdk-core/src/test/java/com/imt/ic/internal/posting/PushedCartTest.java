package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.ScriptedCloud;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payment of several invoices by two ways. */
class PushedCartTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Payment roof = Samples.payment(1, "60.00");
  private final Payment car =
      Samples.withAmount(roof, "40.00").toBuilder()
          .invoiceNumber(InvoiceNumber.of("INV-CAR"))
          .build();

  private List<Outcome> push(Payment... receipts) {
    return integration
        .parts()
        .posting()
        .push(
            Arrays.stream(receipts)
                .<ReportRow<Payment>>map(
                    each ->
                        new ReportRow.Understood<>(
                            each, Map.of("PaymentGUID", each.paymentGuid().value())))
                .toList())
        .stream()
        .map(Acceptance::outcome)
        .toList();
  }

  private Map<Outcome, Long> poll(Payment... payments) {
    host.cloud.payments.clear();
    for (Payment each : payments) {
      host.cloud.payments.add(ScriptedCloud.row(each, Samples.columns(each)));
    }
    return integration.poll(ReportKind.PAYMENTS).counts();
  }

  private String standing() {
    return host.ledger.standing(roof.paymentGuid()).toString();
  }

  private static Payment withoutInvoice(Payment payment) {
    return payment.toBuilder().invoiceNumber(null).build();
  }

  private List<QuarantineEntry> open() {
    return host.quarantine().stream().filter(entry -> entry.state() == State.OPEN).toList();
  }

  @Test
  void invoicesOfOnePush_areEachPosted_andConfirmedByTheReport() {
    assertThat(push(roof, car)).containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED);
    assertThat(push(roof, car)).containsExactly(Outcome.DUPLICATE, Outcome.DUPLICATE);
    assertThat(poll(car, roof)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(host.ledger.lines(Call.CONFIRMED)).hasSize(2);
    assertThat(standing()).isEqualTo("100.00");
  }

  @Test
  void invoicesOfTwoPushes_areAConflict_untilTheReportHoldsBoth() {
    assertThat(push(roof)).containsExactly(Outcome.ACCEPTED);
    assertThat(push(car)).containsExactly(Outcome.CONFLICT);

    assertThat(poll(roof, car)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));

    assertThat(standing()).isEqualTo("100.00");
    assertThat(open()).isEmpty();
  }

  @Test
  void pushWithoutAnInvoice_isOneOfTheReportsInvoices_andTheOtherIsPosted() {
    push(withoutInvoice(roof));

    assertThat(poll(roof, car)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.ACCEPTED, 1L));

    assertThat(poll(roof, car)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(standing()).isEqualTo("100.00");
    assertThat(open()).isEmpty();
  }

  @Test
  void pushWithoutAnInvoice_isTheInvoiceOfItsAmount_whicheverTheReportHoldsFirst() {
    push(withoutInvoice(roof));

    poll(car, roof);
    poll(car, roof);

    assertThat(standing()).isEqualTo("100.00");
    assertThat(open()).isEmpty();
  }

  @Test
  void pushOfTheWholeWithoutAnInvoice_isPostedOnce_andItsInvoicesAreForPeople() {
    push(withoutInvoice(Samples.withAmount(roof, "100.00")));

    assertThat(poll(roof, car)).isEqualTo(Map.of(Outcome.CONFLICT, 2L));

    assertThat(standing()).isEqualTo("100.00");
    assertThat(integration.reconcile().differences()).hasSize(2);
  }

  @Test
  void pushWithoutAnInvoice_afterTheReportOfBoth_isTheOneOfItsAmount() {
    poll(roof, car);

    assertThat(push(withoutInvoice(car))).containsExactly(Outcome.DUPLICATE);

    assertThat(standing()).isEqualTo("100.00");
    assertThat(open()).isEmpty();
  }
}
