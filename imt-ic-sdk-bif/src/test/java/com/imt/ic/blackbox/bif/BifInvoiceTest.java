package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BifInvoiceTest {

  private static BifInvoice everything() {
    return Invoices.full(7)
        .secondNotifyRequestedDate(LocalDate.of(2026, 11, 20))
        .thirdNotifyRequestedDate(LocalDate.of(2026, 11, 22))
        .custom("agency", "A-1")
        .build();
  }

  @Test
  void toBuilder_copies_every_field() {
    assertThat(everything().toBuilder().build())
        .isEqualTo(everything())
        .hasSameHashCodeAs(everything())
        .usingRecursiveComparison()
        .isEqualTo(everything());
  }

  @Test
  void empty_text_is_absent() {
    BifInvoice invoice = Invoices.plain(1).phone("").custom("agency", "").build();

    assertThat(invoice.phone()).isEmpty();
    assertThat(invoice.custom()).isEmpty();
    assertThat(invoice).isEqualTo(Invoices.plain(1).build());
  }

  @Test
  void spaces_are_kept() {
    assertThat(Invoices.plain(1).city("  x ").build().city()).contains("  x ");
  }

  @Test
  void account_number_and_balance_are_indispensable() {
    assertThatThrownBy(() -> BifInvoice.builder().invoiceNumber(InvoiceNumber.of("1")).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An invoice lacks accountNumber, balanceDue");
  }

  @Test
  void negative_invoice_type_is_refused() {
    assertThatThrownBy(() -> BifInvoice.builder().invoiceTypeId(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found -1");
  }

  @Test
  void toString_shows_no_customers_data() {
    String marker = "MARKER";
    BifInvoice invoice =
        BifInvoice.builder()
            .accountNumber(AccountNumber.of(marker + "1"))
            .invoiceNumber(InvoiceNumber.of("77"))
            .balanceDue(Money.ZERO)
            .customerName(marker)
            .customerName2(marker)
            .address1(marker)
            .address2(marker)
            .city(marker)
            .state(marker)
            .zip(marker)
            .phone(marker)
            .emailAddress(marker)
            .emailAddressCc(marker)
            .description(marker)
            .billImageFileName(marker)
            .custom("x", marker)
            .build();

    assertThat(invoice.toString()).contains("77").doesNotContain(marker);
    assertThat(Invoices.added(invoice).toString()).doesNotContain(marker);
    assertThat(BifWriter.of(Invoices.defaultLayout()).check(invoice, 2).toString())
        .contains("BIF line 2")
        .doesNotContain(marker);
  }
}
