package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.Payment;
import org.junit.jupiter.api.Test;

/** Worlds of two billers whose payments have the same identities, over one database. */
class BillersWorldsTest {

  private static final Payment CARD = card(1, "100.00", "2026-12-14T10:00");
  private static final String OTHER = "{ \"biller\": { \"bid\": \"20888\" } }";

  private final Worlds one = Worlds.bare("{}");
  private final Worlds other = one.withProfile(OTHER);

  @Test
  void differenceOfOne_isNoneOfTheOther() {
    one.pay(CARD);
    other.pay(CARD);
    one.settle(line(CARD, "B1", "2026-12-15", "90.00", "90.00"));
    other.settle(line(CARD, "B1", "2026-12-15", "100.00", "100.00"));

    assertThat(one.differences()).containsExactly("SETTLED_AMOUNT #1 -10.00");
    Told told = other.ask();
    assertThat(told.differences()).isEmpty();
    assertThat(told.result.biller().value()).isEqualTo("20888");
    assertThat(told.payments).hasSize(1);
    assertThat(told.batch("B1").charged()).hasToString("100.00");
  }

  @Test
  void paymentOfOne_doesNotKnowTheLineOfTheOther() {
    one.pay(CARD);
    other.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(one.differences()).isEmpty();
    assertThat(other.differences()).containsExactly("SETTLED_UNKNOWN #1 100.00");
  }

  @Test
  void receiptOfOne_isNoneOfTheOther() {
    one.pay(CARD);
    one.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    other.pay(CARD);
    other.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    one.lose(Call.POST, CARD, "100.00"); // of both
    one.byHand(Call.POST, CARD, "100.00", "2026-12-14T10:00");
    assertThat(one.differences()).isEmpty();
    assertThat(other.differences()).containsExactly("NOT_IN_LEDGER #1 100.00");
  }

  @Test
  void returnOfOne_isNotNettedFromTheOthersDeposit() {
    Payment eft = eft(2, "50.00", "2026-12-08T10:00");
    one.pay(CARD, eft);
    one.settle(
        line(eft, "E", "2026-12-10", "50.00"), line(CARD, "B1", "2026-12-15", "100.00", "50.00"));
    other.pay(eft);
    other.settle(line(eft, "E", "2026-12-10", "50.00"));
    other.giveBack(achReturn(eft, "50.00", "R01", "2026-12-15T10:00"));
    assertThat(one.differences()).containsExactly("DEPOSIT B1 of 2026-12-15 -50.00");
    assertThat(other.differences()).isEmpty();
  }

  @Test
  void runOfOne_closesNothingOfTheOther() {
    one.pay(CARD);
    other.pay(CARD);
    one.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    other.settle(line(CARD, "B1", "2026-12-15", "100.00"));
    assertThat(one.ask().payments).hasSize(1);
    assertThat(other.ask().payments).hasSize(1);
    assertThat(one.ask("2026-12-16T13:00").payments).isEmpty();
    assertThat(other.ask("2026-12-16T13:00").payments).isEmpty();
  }

  @Test
  void quarantineOfOne_isNoneOfTheOther() {
    one.host.ledger.refusal = (call, fact) -> "no such policy";
    one.pay(CARD);
    assertThat(one.differences()).containsExactly("REFUSED_BY_LEDGER #1 100.00");
    assertThat(other.differences()).isEmpty();
  }
}
