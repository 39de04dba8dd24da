package com.imt.ic;

import com.imt.ic.enrollment.CustomerEnrollment;
import com.imt.ic.enrollment.EnrollmentListener;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentChannel;
import com.imt.ic.payment.PaymentMethod;
import com.imt.ic.payment.PostingResult;
import com.imt.ic.payment.ReceiptPosting;
import com.imt.ic.reconcile.LedgerReader;
import com.imt.ic.reject.AchReject;
import com.imt.ic.reject.AchRejectPosting;
import com.imt.ic.settlement.SettledPayment;
import com.imt.ic.settlement.SettlementPosting;
import com.imt.ic.store.RejectEntry;
import com.imt.ic.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A ledger in a list, whose refusals and failures a test scripts. */
public final class Recording
    implements ReceiptPosting,
        AchRejectPosting,
        SettlementPosting,
        EnrollmentListener,
        LedgerReader {

  public final List<Payment> posted = new ArrayList<>();
  public final List<PaymentChannel> channels = new ArrayList<>();
  public final List<Payment> confirmed = new ArrayList<>();
  public final List<Payment> declined = new ArrayList<>();
  public final List<AchReject> rejects = new ArrayList<>();
  public final List<RejectEntry> reversed = new ArrayList<>();
  public final List<SettledPayment> settled = new ArrayList<>();
  public final List<CustomerEnrollment> changes = new ArrayList<>();
  public Function<Payment, PostingResult> answer =
      payment -> PostingResult.posted("R-" + posted.size());

  @Override
  public PostingResult post(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    PostingResult result = answer.apply(payment);
    if (result instanceof PostingResult.Posted) {
      posted.add(payment);
      channels.add(channel);
    }
    return result;
  }

  @Override
  public void declined(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    declined.add(payment);
  }

  @Override
  public void confirmed(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    confirmed.add(payment);
  }

  @Override
  public void received(AchReject reject, StoreTransaction transaction) {
    rejects.add(reject);
  }

  @Override
  public void reverse(RejectEntry reject, StoreTransaction transaction) {
    reversed.add(reject);
  }

  @Override
  public void settled(SettledPayment line, StoreTransaction transaction) {
    settled.add(line);
  }

  @Override
  public void changed(CustomerEnrollment customer, StoreTransaction transaction) {
    changes.add(customer);
  }

  @Override
  public void forEachReceipt(StoreTransaction transaction, BiConsumer<PaymentGuid, Money> reader) {
    posted.forEach(payment -> reader.accept(payment.paymentGuid(), payment.amount()));
  }

  /** An approved payment by card. */
  public static Payment payment(int number, String amount) {
    return Payment.builder()
        .paymentGuid(
            PaymentGuid.of(
                String.format(java.util.Locale.ROOT, "%08d-0000-4000-8000-000000000000", number)))
        .accountNumber(AccountNumber.of("HO-" + number))
        .invoiceNumber(InvoiceNumber.of("INV" + number))
        .paidAt(Instant.parse("2026-11-20T15:00:00Z").plusSeconds(number))
        .amount(Money.parse(amount))
        .method(PaymentMethod.CC)
        .approved(true)
        .build();
  }

  /** An ACH return of that payment. */
  public static AchReject reject(Payment payment, String code, String at) {
    return AchReject.builder()
        .paymentGuid(payment.paymentGuid())
        .code(code)
        .rejectedAt(Instant.parse(at))
        .amount(payment.amount())
        .build();
  }
}
