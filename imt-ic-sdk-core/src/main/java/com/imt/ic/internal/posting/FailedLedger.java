package com.imt.ic.internal.posting;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that has failed on a fact: it refuses what it failed on, so that the fact is kept as a
 * refused one is, and takes what else the fact brings about.
 *
 * @param failing what it failed on; null for everything
 */
record FailedLedger(Ledger ledger, @Nullable LedgerCall failing, LedgerAnswer refusal)
    implements Ledger {

  private LedgerAnswer answer(LedgerCall call, Supplier<LedgerAnswer> real) {
    return refuses(call) ? refusal : real.get();
  }

  private boolean refuses(LedgerCall call) {
    return failing == null || failing == call;
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    return answer(LedgerCall.POST, () -> ledger.post(payment, transaction));
  }

  @Override
  public List<LedgerAnswer> postAll(List<Payment> payments, LedgerTransaction transaction) {
    return refuses(LedgerCall.POST)
        ? Collections.nCopies(payments.size(), refusal)
        : ledger.postAll(payments, transaction);
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    return answer(LedgerCall.REVERSE, () -> ledger.reverse(reversal, transaction));
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return answer(LedgerCall.CHARGED_BACK, () -> ledger.chargedBack(chargeback, transaction));
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    return answer(LedgerCall.REPRESENTED, () -> ledger.represented(representment, transaction));
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    return answer(LedgerCall.DECLINED, () -> ledger.declined(payment, transaction));
  }

  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    return answer(LedgerCall.CONFIRMED, () -> ledger.confirmed(payment, transaction));
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    return answer(LedgerCall.RETURNED, () -> ledger.returned(achReturn, transaction));
  }

  @Override
  public LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    return answer(
        LedgerCall.RETURN_CORRECTED, () -> ledger.returnCorrected(before, now, transaction));
  }

  @Override
  public LedgerAnswer settlementCorrected(
      SettledPayment before, SettledPayment now, LedgerTransaction transaction) {
    return answer(
        LedgerCall.SETTLEMENT_CORRECTED,
        () -> ledger.settlementCorrected(before, now, transaction));
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    return answer(LedgerCall.SETTLED, () -> ledger.settled(settled, transaction));
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return answer(
        LedgerCall.ENROLLMENT_CHANGED, () -> ledger.enrollmentChanged(customer, transaction));
  }

  @Override
  public LedgerAnswer enrollmentMissing(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return answer(
        LedgerCall.ENROLLMENT_MISSING, () -> ledger.enrollmentMissing(customer, transaction));
  }

  @Override
  public boolean isSeparate() {
    return ledger.isSeparate();
  }
}
