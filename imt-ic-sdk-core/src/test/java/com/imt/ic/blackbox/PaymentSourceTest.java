package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a payment was made decides whether it is posted; a place that nobody knows is told once.
 */
class PaymentSourceTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private static Payment from(String source, int number) {
    return Samples.payment(number, "10.00").toBuilder().source(source).build();
  }

  private PollResult poll(InvoiceCloudIntegration node, Payment... payments) {
    host.cloud.payments.clear();
    List.of(payments).forEach(host.cloud::pay);
    return node.poll(ReportKind.PAYMENTS);
  }

  private static List<String> told(PollResult result) {
    return result.warnings().stream()
        .filter(warning -> warning.kind() == Warning.Kind.UNKNOWN_SOURCE)
        .map(Warning::detail)
        .toList();
  }

  @Test
  void paymentOfAnUnknownSource_isPosted_andTheSourceIsToldOnce_whicheverNodeSeesIt() {
    PollResult first = poll(integration, from("Fax", 1), from("Fax", 2), from("Carrier", 3));

    assertThat(first.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 3L));
    assertThat(host.ledger.lines()).hasSize(3);
    assertThat(told(first))
        .satisfiesExactly(
            detail -> assertThat(detail).contains("\"Carrier\"", "$.posting.products"),
            detail -> assertThat(detail).contains("\"Fax\"", "$.posting.products"));
    assertThat(told(poll(integration, from("Fax", 4)))).isEmpty();
    assertThat(told(poll(host.node("node-2"), from("Fax", 5), from("Telegram", 6))))
        .singleElement()
        .asString()
        .contains("\"Telegram\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CustomerPortal", "customer PORTAL", " Kiosk ", " "})
  void sourceOfAProduct_orNone_isNothingToTell(String source) {
    PollResult result = poll(integration, from(source, 1));

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(told(result)).isEmpty();
  }

  @Test
  void paymentOfAProductThatIsNotPosted_isKept_andNotTold() {
    PollResult result = poll(integration, from("Cloud Store", 1));

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.KEPT, 1L));
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(told(result)).isEmpty();
  }

  @Test
  void columnThatHoldsSomethingElse_isToldForAHundredValues_andEveryPaymentIsPosted() {
    Payment[] payments =
        IntStream.range(0, 150).mapToObj(i -> from("Memo " + i, i)).toArray(Payment[]::new);

    PollResult result = poll(integration, payments);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 150L));
    assertThat(told(result)).hasSize(100);
  }
}
