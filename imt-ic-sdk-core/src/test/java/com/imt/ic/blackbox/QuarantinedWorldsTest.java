package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.ReportKind;
import com.imt.ic.ledger.Payment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worlds in which money stands in the quarantine. */
class QuarantinedWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-14T10:00");

  private static Map<String, String> without(Map<String, String> columns, String column) {
    Map<String, String> broken = new HashMap<>(columns);
    broken.put(column, "?");
    return broken;
  }

  @Test
  void unreadablePayment_isItsAmount() {
    Worlds world = world();
    world.host.cloud.payments.clear();
    world.host.cloud.payments.add(
        ScriptedCloud.unreadable("no time", without(Samples.columns(CARD), "PaymentDateGMT")));
    Host.pollUnreadable(world.integration, ReportKind.PAYMENTS);
    assertThat(world.differences()).containsExactly("QUARANTINED #1 100.00");
  }

  @Test
  void unreadablePaymentOfNoReadableAmount_isToldAllTheSame() {
    Worlds world = world();
    world.host.cloud.payments.clear();
    world.host.cloud.payments.add(
        ScriptedCloud.unreadable("no amount", without(Samples.columns(CARD), "PaymentAmount")));
    Host.pollUnreadable(world.integration, ReportKind.PAYMENTS);
    assertThat(world.differences()).containsExactly("QUARANTINED #1 0.00");
  }

  @Test
  void unreadableLineOfASettledPayment_isItsAmount() {
    Worlds world = world();
    world.pay(CARD);
    world.host.cloud.settled.clear();
    world.host.cloud.settled.add(
        ScriptedCloud.unreadable(
            "no day",
            without(Samples.columns(line(CARD, "B1", "2026-12-15", "100.00")), "SettledDate")));
    Host.pollUnreadable(world.integration, ReportKind.SETTLED_BATCHES);
    assertThat(world.differences()).containsExactly("QUARANTINED #1 100.00");
  }

  @Test
  void furtherInvoiceThatStandsAlone_isItsAmount() {
    Worlds world = world();
    world.pay(CARD);
    world.pay(further(CARD, "INV-CAR", "40.00"));
    assertThat(world.differences()).containsExactly("QUARANTINED #1 40.00");
  }

  @Test
  void reportThatSaysAnotherAmountLater_isOne_untilItIsResolved() {
    Worlds world = world();
    world.pay(CARD);
    world.pay(Samples.withAmount(CARD, "120.00"));
    assertThat(world.ask().only().subject()).isEqualTo(CARD.paymentGuid().value());
    world.resolveAll();
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void paymentThatTheLedgerFailsOn_isOne() {
    Worlds world = world();
    world.host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("down");
        };
    world.pay(CARD);
    assertThat(world.ask().only().amount()).hasToString("100.00");
    world.host.ledger.refusal = (call, fact) -> null;
    world.pay(CARD);
    assertThat(world.differences()).isEmpty();
  }

  @Test
  void lineOfAnotherAmountOfOneBatch_isOne() {
    Worlds world = world();
    world.pay(CARD);
    world.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    world.settle(line(CARD, "B1", "2026-12-15", "110.00"));
    assertThat(world.ask().only().subject()).isEqualTo(CARD.paymentGuid().value());
  }

  @Test
  void noCustomerIsNamed() {
    Worlds world = world();
    Map<String, String> row = new HashMap<>(without(Samples.columns(CARD), "PaymentDateGMT"));
    row.put("CustomerName", "Pat Doe");
    world.host.cloud.payments.clear();
    world.host.cloud.payments.add(ScriptedCloud.unreadable("no time", row));
    Host.pollUnreadable(world.integration, ReportKind.PAYMENTS);
    assertThat(world.ask().only().toString()).doesNotContain("Pat Doe");
  }
}
