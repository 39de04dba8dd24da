package com.imt.ic.internal.posting;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;

/** Stands for a ledger that has failed on a fact, so that the fact is kept as a refused one is. */
record FailedLedger(LedgerAnswer answer, boolean isSeparate) implements Ledger {

  FailedLedger(String reason, boolean isSeparate) {
    this(LedgerAnswer.refused(reason), isSeparate);
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    return answer;
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    return answer;
  }
}
