package com.imt.ic.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InvoiceBalanceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static InvoiceBalance.Builder required() {
    return InvoiceBalance.builder()
        .invoiceNumber(InvoiceNumber.of("INV-1"))
        .dueDate(DAY)
        .totalAmountDue(Money.parse("80.00"))
        .balanceDue(Money.parse("-3.00"));
  }

  @Test
  void requiredFieldsAlone_blockNothingAndCollectNothing() {
    InvoiceBalance balance = required().build();

    assertThat(balance.allowPartialPayments()).isFalse();
    assertThat(balance.blockPaymentsCc()).isFalse();
    assertThat(balance.blockPaymentsEft()).isFalse();
    assertThat(balance.autoPayCollectionDate()).isEmpty();
    assertThat(balance.balanceDue()).isEqualTo(Money.parse("-3.00"));
    assertThat(balance.balanceDueOutwards()).isEqualTo(Money.ZERO);
    assertThat(balance).isEqualTo(required().build()).hasSameHashCodeAs(required().build());
  }

  @Test
  void eachField_countsForEquality() {
    List<Consumer<InvoiceBalance.Builder>> changes =
        List.of(
            b -> b.invoiceNumber(InvoiceNumber.of("INV-2")),
            b -> b.dueDate(DAY.plusDays(1)),
            b -> b.totalAmountDue(Money.ZERO),
            b -> b.balanceDue(Money.ZERO),
            b -> b.allowPartialPayments(true),
            b -> b.blockPaymentsCc(true),
            b -> b.blockPaymentsEft(true),
            b -> b.autoPayCollectionDate(DAY));

    assertThat(
            changes.stream()
                .map(
                    change -> {
                      InvoiceBalance.Builder builder = required();
                      change.accept(builder);
                      return builder.build();
                    })
                .distinct())
        .hasSize(8)
        .doesNotContain(required().build());
  }

  @Test
  void missingField_isNamed() {
    assertThatThrownBy(() -> required().dueDate(null).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("dueDate");
  }
}
