package com.imt.ic.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.blackbox.bif.Invoices;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceDigestTest {

  private static BifInvoice everything() {
    return Invoices.full(7)
        .secondNotifyRequestedDate(LocalDate.of(2026, 11, 20))
        .thirdNotifyRequestedDate(LocalDate.of(2026, 11, 22))
        .custom("agency", "A-1")
        .build();
  }

  @ParameterizedTest
  @EnumSource(
      value = BifField.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RECORD_TYPE", "BID"})
  void every_field_has_a_value_in_a_full_invoice(BifField field) {
    assertThat(everything().value(field)).isNotNull().isNotEqualTo(false);
  }

  @Test
  void digest_changes_with_every_field_and_with_nothing_else() {
    String digest = InvoiceDigest.of(everything(), Set.of());

    assertThat(InvoiceDigest.of(everything().toBuilder().build(), Set.of())).isEqualTo(digest);
    assertThat(
            List.of(
                everything().toBuilder().invoiceTypeId(9),
                everything().toBuilder().customerName("x"),
                everything().toBuilder().customerName2(null),
                everything().toBuilder().address1("x"),
                everything().toBuilder().address2("x"),
                everything().toBuilder().city("x"),
                everything().toBuilder().state("x"),
                everything().toBuilder().zip("x"),
                everything().toBuilder().phone("x"),
                everything().toBuilder().emailAddress("x"),
                everything().toBuilder().emailAddressCc("x"),
                everything().toBuilder().invoiceDate(LocalDate.EPOCH),
                everything().toBuilder().invoiceDueDate(LocalDate.EPOCH),
                everything().toBuilder().totalAmountDue(Money.ZERO),
                everything().toBuilder().balanceDue(Money.ZERO),
                everything().toBuilder().allowPartialPayments(false),
                everything().toBuilder().autoPayCollectionDate(null),
                everything().toBuilder().blockPaymentsCc(false),
                everything().toBuilder().blockPaymentsEft(false),
                everything().toBuilder().firstNotifyRequestedDate(null),
                everything().toBuilder().secondNotifyRequestedDate(null),
                everything().toBuilder().thirdNotifyRequestedDate(null),
                everything().toBuilder().description("x"),
                everything().toBuilder().billImageFileName("x"),
                everything().toBuilder().custom("agency", "x")))
        .extracting(builder -> InvoiceDigest.of(builder.build(), Set.of()))
        .doesNotContain(digest)
        .doesNotHaveDuplicates();
  }

  @Test
  void digest_never_changes_since_ledgers_keep_it_for_years() {
    assertThat(InvoiceDigest.of(Invoices.plain(1).build(), Set.of()))
        .isEqualTo("5416aacad40c0677143570717b157e33cccee255def83c4789876dee141eb7cb");
  }
}
