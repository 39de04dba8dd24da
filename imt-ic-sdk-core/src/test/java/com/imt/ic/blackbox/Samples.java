package com.imt.ic.blackbox;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Facts that tests bring. */
public final class Samples {

  public static final BillerId BILLER = BillerId.of("10999");

  private Samples() {}

  /** The profile that ships with the SDK, of one biller. */
  public static Profile profile() {
    return Profile.defaults()
        .override("{ \"biller\": { \"bid\": \"%s\" } }".formatted(BILLER.value()));
  }

  /** An approved payment by card. */
  public static Payment payment(int number, String amount) {
    return Payment.builder()
        .paymentGuid(
            PaymentGuid.of(String.format(Locale.ROOT, "%08d-0000-4000-8000-000000000000", number)))
        .accountNumber(AccountNumber.of("HO-" + number))
        .invoiceNumber(InvoiceNumber.of("INV" + number))
        .paidAt(Instant.parse("2026-11-20T15:00:00Z").plusSeconds(number))
        .amount(Money.parse(amount))
        .method(PaymentMethod.CC)
        .approved(true)
        .build();
  }

  /**
   * The columns of an approved payment's row, as the profile that ships with the SDK reads them.
   */
  public static Map<String, String> columns(Payment payment) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("PaymentGUID", payment.paymentGuid().value());
    columns.put("AccountNumber", payment.accountNumber().value());
    columns.put("InvoiceNumber", payment.invoiceNumber().orElseThrow().value());
    columns.put("PaymentDateGMT", payment.paidAt().toString());
    columns.put("PaymentAmount", payment.amount().toString());
    columns.put("PaymentMethod", payment.method().orElseThrow().code());
    columns.put("Approved", "true");
    return columns;
  }

  /** The columns of a return's row, likewise. */
  public static Map<String, String> columns(AchReturn achReturn) {
    Map<String, String> columns = new LinkedHashMap<>();
    achReturn.payment().ifPresent(guid -> columns.put("PaymentGUID", guid.value()));
    if (achReturn.payment().isEmpty()) {
      achReturn.accountNumber().ifPresent(account -> columns.put("AccountNumber", account.value()));
    }
    achReturn.billerReference().ifPresent(text -> columns.put("BillerReference", text));
    achReturn.paidAt().ifPresent(moment -> columns.put("PaymentDateGMT", moment.toString()));
    achReturn.invoiceNumber().ifPresent(invoice -> columns.put("InvoiceNumber", invoice.value()));
    columns.put("RejectDateGMT", achReturn.returnedAt().toString());
    columns.put("RejectCode", achReturn.code().orElse(""));
    columns.put("RejectAmount", achReturn.amount().toString());
    return columns;
  }

  /** The columns of a settled line's row, likewise. */
  public static Map<String, String> columns(SettledPayment line) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("BatchID", line.batchId());
    columns.put("SettledDate", line.settledOn().toString());
    columns.put("PaymentGUID", line.paymentGuid().value());
    line.invoiceNumber().ifPresent(invoice -> columns.put("InvoiceNumber", invoice.value()));
    columns.put("PaymentAmount", line.amount().toString());
    line.convenienceFee().ifPresent(fee -> columns.put("ConvenienceFee", fee.toString()));
    line.processor().ifPresent(processor -> columns.put("Processor", processor));
    line.depositAmount().ifPresent(deposit -> columns.put("DepositAmount", deposit.toString()));
    return columns;
  }

  /** The same payment with another amount. */
  public static Payment withAmount(Payment payment, String amount) {
    return payment.toBuilder().amount(Money.parse(amount)).build();
  }

  /** The same payment as the processor declined it. */
  public static Payment declined(Payment payment) {
    return payment.toBuilder().approved(false).message("DECLINED").build();
  }

  /** An ACH return of the whole payment. */
  public static AchReturn achReturn(Payment payment, String code, String at) {
    return AchReturn.builder()
        .paymentGuid(payment.paymentGuid())
        .accountNumber(payment.accountNumber())
        .code(code)
        .returnedAt(Instant.parse(at))
        .amount(payment.amount())
        .build();
  }

  /** A line of a batch that settles the whole payment. */
  public static SettledPayment settled(Payment payment, String batch, LocalDate day) {
    return SettledPayment.builder()
        .batchId(batch)
        .settledOn(day)
        .paymentGuid(payment.paymentGuid())
        .amount(payment.amount())
        .build();
  }

  /** A customer's AutoPay by card. */
  public static CustomerEnrollment autoPay(int number, boolean enrolled) {
    return CustomerEnrollment.builder()
        .accountNumber(AccountNumber.of("HO-" + number))
        .kind(EnrollmentKind.AUTOPAY)
        .enrolled(enrolled)
        .method(PaymentMethod.CC)
        .build();
  }
}
