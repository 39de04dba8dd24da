package com.imt.ic.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.Recording;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes again with other content is kept for people whole, unmapped columns too. */
class QuarantinedConflictTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
  private final IntegrationStore store = new InMemoryIntegrationStore();
  private final Recording ledger = new Recording();
  private final AchReturnInbox returns = new AchReturnInbox(ledger, clock);
  private final Payment payment = Recording.payment(1, "10.00");

  private <T> void assertKeptWhole(RecordType<T> type, T conflict) {
    List<QuarantineEntry> entries = new ArrayList<>();
    store.runInTransaction(tx -> tx.quarantine().forEach(entries::add));
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).raw()).containsEntry("Memo", " as it came ");
    assertThat(type.parse(entries.get(0).raw())).isEqualTo(conflict);
  }

  @Test
  void payment_isKeptWhole() {
    PaymentInbox inbox = new PaymentInbox(store, ledger, returns, clock);
    inbox.accept(payment, PaymentChannel.PUSH);
    Payment other =
        payment.toBuilder()
            .amount(Money.parse("10.01"))
            .emailAddress("pat@example.com")
            .autoPay(true)
            .additional("Memo", " as it came ")
            .build();
    inbox.accept(other, PaymentChannel.POLL);

    assertKeptWhole(Payment.recordType(), other);
  }

  @Test
  void achReturn_isKeptWhole() {
    AchReturn known = Recording.reject(payment, "R01", "2026-11-20T10:00:00Z");
    AchReturn other =
        known.toBuilder()
            .amount(Money.parse("10.01"))
            .reason("Insufficient Funds")
            .paidAt(payment.paidAt())
            .customerName("Pat Doe")
            .additional("Memo", " as it came ")
            .build();
    store.runInTransaction(tx -> returns.accept(known, tx));
    store.runInTransaction(tx -> returns.accept(other, tx));

    assertKeptWhole(AchReturn.recordType(), other);
  }

  @Test
  void settledLine_isKeptWhole() {
    SettlementInbox inbox = new SettlementInbox(ledger, clock);
    SettledPayment known =
        SettledPayment.builder()
            .batchId("B-1")
            .settledOn(LocalDate.of(2026, 11, 19))
            .paymentGuid(payment.paymentGuid())
            .amount(payment.amount())
            .build();
    SettledPayment other =
        known.toBuilder()
            .amount(Money.parse("10.01"))
            .accountNumber(AccountNumber.of("HO-1"))
            .processor("Chase")
            .batchClosure("Auto")
            .additional("Memo", " as it came ")
            .build();
    store.runInTransaction(tx -> inbox.accept(known, tx));
    store.runInTransaction(tx -> inbox.accept(other, tx));

    assertKeptWhole(SettledPayment.recordType(), other);
  }
}
