package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.enrollment.CustomerEnrollment;
import com.imt.ic.enrollment.EnrollmentListener;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentChannel;
import com.imt.ic.payment.PostingResult;
import com.imt.ic.payment.ReceiptPosting;
import com.imt.ic.reject.AchReject;
import com.imt.ic.reject.AchRejectPosting;
import com.imt.ic.settlement.SettledPayment;
import com.imt.ic.settlement.SettlementPosting;
import com.imt.ic.store.RejectEntry;
import com.imt.ic.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The consumer's ledger. What a transaction writes counts once it commits, and is held against the
 * truth in that moment: the invariants of every step.
 */
final class Books
    implements ReceiptPosting, AchRejectPosting, SettlementPosting, EnrollmentListener {

  record Reversal(PaymentGuid paymentGuid, String code, Instant rejectedAt) {}

  private final Truth truth;
  private final List<Runnable> uncommitted = new ArrayList<>();
  private final Map<AccountNumber, Integer> versions = new HashMap<>();
  private final Set<PaymentGuid> refusedOnce = new HashSet<>();
  final Set<PaymentGuid> posted = new HashSet<>();
  final Set<PaymentGuid> declined = new HashSet<>();
  final Set<Reversal> reversed = new HashSet<>();
  final Set<SettledPayment> settled = new HashSet<>();
  final Map<AccountNumber, Boolean> enrolled = new HashMap<>();

  Books(Truth truth) {
    this.truth = truth;
  }

  void begin() {
    uncommitted.clear();
  }

  void commit() {
    uncommitted.forEach(Runnable::run);
    uncommitted.clear();
  }

  private static void require(boolean holds, String violation) {
    if (!holds) {
      throw new Violation(violation);
    }
  }

  @Override
  public PostingResult post(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    if (guid.value().startsWith("f7", 6) && !refusedOnce.contains(guid)) {
      uncommitted.add(() -> refusedOnce.add(guid));
      return PostingResult.refused("no such policy yet");
    }
    uncommitted.add(
        () -> {
          Payment real = truth.byGuid.get(guid);
          require(real != null && real.approved(), "posted what nobody paid: " + guid);
          require(real.amount().equals(payment.amount()), "posted a wrong amount: " + guid);
          require(posted.add(guid), "posted twice: " + guid);
        });
    return PostingResult.posted("R-" + guid.value());
  }

  @Override
  public void declined(Payment payment, PaymentChannel channel, StoreTransaction transaction) {
    uncommitted.add(
        () ->
            require(
                declined.add(payment.paymentGuid()), "declined twice: " + payment.paymentGuid()));
  }

  @Override
  public void received(AchReject reject, StoreTransaction transaction) {}

  @Override
  public void reverse(RejectEntry reject, StoreTransaction transaction) {
    Reversal reversal = new Reversal(reject.paymentGuid(), reject.code(), reject.rejectedAt());
    uncommitted.add(
        () -> {
          require(posted.contains(reject.paymentGuid()), "reversed before it was posted");
          require(reversed.add(reversal), "reversed twice: " + reversal);
        });
  }

  @Override
  public void settled(SettledPayment line, StoreTransaction transaction) {
    uncommitted.add(() -> require(settled.add(line), "settled twice: " + line.paymentGuid()));
  }

  @Override
  public void changed(CustomerEnrollment customer, StoreTransaction transaction) {
    int version = Integer.parseInt(customer.additional().get("Version"));
    uncommitted.add(
        () -> {
          Integer before = versions.put(customer.accountNumber(), version);
          require(
              before == null || before < version,
              "enrolment went back to an older state: " + customer.accountNumber().value());
          enrolled.put(customer.accountNumber(), customer.enrolled());
        });
  }
}
