package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.Recording;
import com.imt.ic.internal.posting.AchReturnInbox.Outcome;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AchReturnInboxTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();
  private final AchReturnInbox inbox = new AchReturnInbox(ledger, clock);
  private final PaymentInbox payments = new PaymentInbox(store, ledger, inbox, clock);
  private final Payment payment = Recording.payment(1, "12.00");

  private Outcome accept(String code) {
    return accept(code, "12.00");
  }

  private Outcome accept(String code, String amount) {
    Payment returned = payment.toBuilder().amount(Money.parse(amount)).build();
    return store.inTransaction(
        tx -> inbox.accept(Recording.reject(returned, code, "2026-11-20T10:00:00Z"), tx));
  }

  private List<String> quarantined() {
    List<QuarantineEntry> entries = new ArrayList<>();
    store.runInTransaction(tx -> tx.quarantine().forEach(entries::add));
    return entries.stream().map(QuarantineEntry::reason).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C01", " c05 ", "C14", "C62"})
  void payment_stands_and_the_notification_is_kept_for_people_once(String code) {
    payments.accept(payment, PaymentChannel.POLL);

    assertThat(accept(code)).isEqualTo(Outcome.NOTIFIED);
    assertThat(accept(code)).isEqualTo(Outcome.NOTIFIED);

    assertThat(ledger.reversed).isEmpty();
    assertThat(ledger.rejects).isEmpty();
    assertThat(quarantined()).singleElement().asString().contains("the payment stands");
  }

  @Test
  void notification_before_its_payment_does_not_wait_to_reverse_it() {
    accept("C01");
    payments.accept(payment, PaymentChannel.POLL);

    assertThat(ledger.posted).hasSize(1);
    assertThat(ledger.reversed).isEmpty();
  }

  @Test
  void return_after_a_notification_reverses_the_payment() {
    payments.accept(payment, PaymentChannel.POLL);
    accept("C01");

    assertThat(accept("R02")).isEqualTo(Outcome.REVERSED);
    assertThat(ledger.reversed).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "-12.00"})
  void return_of_no_amount_reverses_nothing_and_is_kept_for_people_once(String amount) {
    payments.accept(payment, PaymentChannel.POLL);

    assertThat(accept("R01", amount)).isEqualTo(Outcome.REFUSED);
    assertThat(accept("R01", amount)).isEqualTo(Outcome.REFUSED);

    assertThat(ledger.reversed).isEmpty();
    assertThat(quarantined())
        .containsExactly(
            "ACH return of "
                + amount
                + ", expected more than 0.00; nothing is reversed, people must decide");
    assertThat(accept("R01")).isEqualTo(Outcome.REVERSED);
  }

  @Test
  void return_of_more_than_was_paid_is_kept_for_people_too() {
    payments.accept(payment, PaymentChannel.POLL);
    assertThat(accept("R01", "12.00")).isEqualTo(Outcome.REVERSED);
    assertThat(quarantined()).isEmpty();

    assertThat(accept("R02", "12.01")).isEqualTo(Outcome.REVERSED);
    assertThat(quarantined())
        .singleElement()
        .asString()
        .contains("R02 of 12.01, more than the 12.00 that were paid");
  }

  @Test
  void return_of_more_than_was_paid_that_waited_is_kept_for_people_when_the_payment_comes() {
    assertThat(accept("R01", "500.00")).isEqualTo(Outcome.WAITING);
    assertThat(quarantined()).isEmpty();

    payments.accept(payment, PaymentChannel.POLL);

    assertThat(ledger.reversed).hasSize(1);
    assertThat(quarantined()).singleElement().asString().contains("R01 of 500.00");
  }
}
