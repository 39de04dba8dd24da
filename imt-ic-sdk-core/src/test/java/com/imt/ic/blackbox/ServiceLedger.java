package com.imt.ic.blackbox;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Books of another system, which cannot share the transaction and have a unique key of their own.
 */
public final class ServiceLedger implements Ledger {

  /** What the other system holds: each payment's receipt. */
  public final Map<PaymentGuid, String> receipts = new LinkedHashMap<>();

  public final Map<AccountNumber, Boolean> enrolled = new LinkedHashMap<>();

  /** Each enrolment that the other system was told of, in that order, whether or not it failed. */
  public final List<CustomerEnrollment> enrolments = new ArrayList<>();

  public final List<PaymentChannel> calls = new ArrayList<>();
  public final List<Reversal> reversals = new ArrayList<>();

  /** What was taken back, by the keys of the calls. */
  public final Map<String, Money> takenBack = new LinkedHashMap<>();

  /** What was posted anew, by the same. */
  public final Map<String, Money> postedAgain = new LinkedHashMap<>();

  public String refusal = "";
  public Runnable beforePosting = () -> {};
  public Runnable afterPosting = () -> {};
  public Runnable afterTakingBack = () -> {};
  public Runnable afterEnrolling = () -> {};
  private final List<Throwable> connections = new ArrayList<>();

  @Override
  public boolean isSeparate() {
    return true;
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    calls.add(transaction.channel());
    askForAConnection(transaction);
    beforePosting.run();
    if (!refusal.isEmpty()) {
      return LedgerAnswer.refused(refusal);
    }
    receipts.putIfAbsent(payment.paymentGuid(), "R-" + (receipts.size() + 1));
    afterPosting.run();
    return LedgerAnswer.accepted(receipts.get(payment.paymentGuid()));
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    askForAConnection(transaction);
    reversals.add(reversal);
    return takeBack(reversal.key(), reversal.amount());
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return takeBack(chargeback.key(), chargeback.amount());
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    postedAgain.putIfAbsent(representment.key(), representment.amount());
    return LedgerAnswer.accepted();
  }

  private LedgerAnswer takeBack(String key, Money amount) {
    takenBack.putIfAbsent(key, amount);
    afterTakingBack.run();
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    enrolments.add(customer);
    enrolled.put(customer.accountNumber(), customer.enrolled());
    afterEnrolling.run();
    return LedgerAnswer.accepted();
  }

  private void askForAConnection(LedgerTransaction transaction) {
    try {
      transaction.connection();
      throw new AssertionError("a separate ledger got a connection of the SDK's");
    } catch (IllegalStateException e) {
      connections.add(e);
    }
  }

  /** What was answered to each call that asked for a connection. */
  public List<Throwable> refusedConnections() {
    return connections;
  }
}
