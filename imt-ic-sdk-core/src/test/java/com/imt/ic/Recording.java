package com.imt.ic;

import com.imt.ic.internal.posting.AchReturnPosting;
import com.imt.ic.internal.posting.EnrollmentListener;
import com.imt.ic.internal.posting.ReceiptPosting;
import com.imt.ic.internal.posting.SettlementPosting;
import com.imt.ic.internal.reconcile.LedgerReader;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A ledger in a list, whose refusals and failures a test scripts. */
public final class Recording
    implements ReceiptPosting,
        AchReturnPosting,
        SettlementPosting,
        EnrollmentListener,
        LedgerReader {

  public final List<Payment> posted = new ArrayList<>();
  public final List<PaymentChannel> channels = new ArrayList<>();
  public final List<Payment> confirmed = new ArrayList<>();
  public final List<Payment> declined = new ArrayList<>();
  public final List<AchReturn> rejects = new ArrayList<>();
  public final List<RejectEntry> reversed = new ArrayList<>();
  public final List<SettledPayment> settled = new ArrayList<>();
  public final List<CustomerEnrollment> changes = new ArrayList<>();
  public Function<Payment, LedgerAnswer> answer =
      payment -> LedgerAnswer.posted("R-" + posted.size());

  @Override
  public LedgerAnswer post(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    LedgerAnswer result = answer.apply(payment);
    if (result instanceof LedgerAnswer.Posted) {
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
  public void received(AchReturn reject, StoreTransaction transaction) {
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

  /** A row that was understood, with the SDK's own names for its columns. */
  public static <T> ReportRow<T> row(RecordType<T> type, T record) {
    return new ReportRow.Understood<>(record, type.texts(record));
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
  public static AchReturn reject(Payment payment, String code, String at) {
    return AchReturn.builder()
        .paymentGuid(payment.paymentGuid())
        .code(code)
        .returnedAt(Instant.parse(at))
        .amount(payment.amount())
        .build();
  }
}
