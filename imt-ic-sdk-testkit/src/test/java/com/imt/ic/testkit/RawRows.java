package com.imt.ic.testkit;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.util.AbstractMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The raw rows of records by a profile, made when somebody reads them, for tests without a wire.
 */
public final class RawRows {

  private final Profile profile;

  /** Those of returns, which are read wherever one comes, and it comes in very many answers. */
  private final IdentityHashMap<AchReturn, Map<String, String>> returns = new IdentityHashMap<>();

  /** Rows by that profile. */
  public RawRows(Profile profile) {
    this.profile = profile;
  }

  /** Of the payments report. */
  public Map<String, String> payment(Payment payment) {
    return lazily(
        () ->
            ReportTables.raw(
                profile.operation("payments"),
                ReportTables.payments(profile, List.of(payment)),
                payment));
  }

  /** Of the report of settled batches. */
  public Map<String, String> settled(SettledPayment line) {
    return lazily(
        () ->
            ReportTables.raw(
                profile.operation("settledBatches"),
                ReportTables.settledBatches(profile, List.of(line)),
                line));
  }

  /** Of the report of ACH rejects. */
  public Map<String, String> achReturn(AchReturn achReturn) {
    return returns.computeIfAbsent(
        achReturn,
        key ->
            lazily(
                () ->
                    ReportTables.raw(
                        profile.operation("achRejects"),
                        ReportTables.achRejects(profile, List.of(achReturn)),
                        achReturn)));
  }

  /** Of the report of AutoPay customers. */
  public Map<String, String> autoPay(CustomerEnrollment customer) {
    return lazily(
        () ->
            ReportTables.raw(
                profile.operation("autoPay"),
                ReportTables.autoPay(profile, List.of(customer)),
                customer));
  }

  /** The texts of a pushed receipt. */
  public static Map<String, String> receipt(Payment payment) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("PaymentGUID", payment.paymentGuid().value());
    texts.put("AccountNumber", payment.accountNumber().value());
    payment.invoiceNumber().ifPresent(number -> texts.put("InvoiceNumber", number.value()));
    texts.put("InvoiceTypeID", "0");
    texts.put("PaymentDateGMT", payment.paidAt().toString());
    texts.put("PaymentAmount", payment.amount().toString());
    texts.put("ConvenienceFee", "0.00");
    texts.put("PaymentMethod", payment.method().map(PaymentMethod::code).orElseThrow());
    texts.put("AutoPay", "false");
    return texts;
  }

  private static Map<String, String> lazily(Supplier<Map<String, String>> made) {
    return new AbstractMap<>() {
      private Map<String, String> row;

      private Map<String, String> row() {
        if (row == null) {
          row = made.get();
        }
        return row;
      }

      @Override
      public Set<Entry<String, String>> entrySet() {
        return row().entrySet();
      }

      @Override
      public String get(Object column) {
        return row().get(column);
      }

      @Override
      public boolean containsKey(Object column) {
        return row().containsKey(column);
      }
    };
  }
}
