package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentTest {

  @Test
  void builderUsedAgain_leavesEarlierRecordsAsTheyWere() {
    Payment.Builder builder =
        Payment.builder()
            .paymentGuid(PaymentGuid.of("p-1"))
            .accountNumber(AccountNumber.of("A-1"))
            .paidAt(Instant.EPOCH)
            .amount(Money.ZERO)
            .additional("One", "1");
    Payment first = builder.build();
    Payment second = builder.additional("Two", "2").build();
    Payment third = builder.additional("Two", "3").build();

    assertThat(first.additional()).containsOnlyKeys("One");
    assertThat(second.additional()).containsEntry("Two", "2");
    assertThat(third.additional()).containsEntry("One", "1").containsEntry("Two", "3");
  }
}
