package com.imt.ic.testkit;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Books that keep to the rules, for a contract that is about something else. Thread-safe. */
final class CountingBooks implements Ledger {

  private final Map<PaymentGuid, Boolean> posted = new ConcurrentHashMap<>();

  private volatile boolean refusing;

  void refuse(boolean everything) {
    refusing = everything;
  }

  boolean has(PaymentGuid payment) {
    return posted.containsKey(payment);
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    if (refusing) {
      return LedgerAnswer.refused("The test's books refuse it");
    }
    posted.put(payment.paymentGuid(), true);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    return LedgerAnswer.accepted();
  }

  @Override
  public boolean isSeparate() {
    return true;
  }
}
