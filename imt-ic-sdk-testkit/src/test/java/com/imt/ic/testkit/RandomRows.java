package com.imt.ic.testkit;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records field by field, by what their getters say; what is absent is not there. */
final class RandomRows {

  private RandomRows() {}

  static Map<String, Object> of(Payment payment) {
    return fields(
        "paymentGuid", payment.paymentGuid(),
        "accountNumber", payment.account(),
        "invoiceNumber", payment.invoiceNumber(),
        "invoiceTypeId", payment.invoiceTypeId(),
        "customerName", payment.customerName(),
        "emailAddress", payment.emailAddress(),
        "paidAt", payment.paidAt(),
        "amount", payment.amount(),
        "convenienceFee", payment.convenienceFee(),
        "method", payment.method(),
        "cardType", payment.cardType(),
        "approved", payment.approved(),
        "message", payment.message(),
        "approvalCode", payment.approvalCode(),
        "autoPay", payment.autoPay(),
        "source", payment.source(),
        "billerReference", payment.billerReference());
  }

  static Map<String, Object> of(SettledPayment line) {
    return fields(
        "batchId", line.batchId(),
        "settledOn", line.settledOn(),
        "paymentGuid", line.paymentGuid(),
        "accountNumber", line.accountNumber(),
        "invoiceNumber", line.invoiceNumber(),
        "amount", line.amount(),
        "convenienceFee", line.convenienceFee(),
        "method", line.method(),
        "cardType", line.cardType(),
        "processor", line.processor(),
        "depositAmount", line.depositAmount(),
        "batchClosure", line.batchClosure());
  }

  static Map<String, Object> of(AchReturn reject) {
    return fields(
        "paymentGuid", reject.payment(),
        "accountNumber", reject.accountNumber(),
        "invoiceNumber", reject.invoiceNumber(),
        "rejectedAt", reject.returnedAt(),
        "code", reject.code(),
        "reason", reject.reason(),
        "amount", reject.amount(),
        "paidAt", reject.paidAt(),
        "customerName", reject.customerName(),
        "billerReference", reject.billerReference(),
        "approvalCode", reject.approvalCode());
  }

  static Map<String, Object> of(CustomerEnrollment customer) {
    return fields(
        "accountNumber", customer.accountNumber(),
        "customerName", customer.customerName(),
        "emailAddress", customer.emailAddress(),
        "invoiceTypeId", customer.invoiceTypeId(),
        "enrolled", customer.enrolled(),
        "method", customer.method(),
        "changedAt", customer.changedAt());
  }

  private static Map<String, Object> fields(@Nullable Object... pairs) {
    Map<String, Object> fields = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1] instanceof Optional<?> some ? some.orElse(null) : pairs[i + 1];
      if (value != null) {
        fields.put(String.valueOf(pairs[i]), value);
      }
    }
    return fields;
  }
}
