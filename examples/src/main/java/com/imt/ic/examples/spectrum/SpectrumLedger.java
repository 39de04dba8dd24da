package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Spectrum's books on Spectrum's own tables ({@link SpectrumTables}). Everything is written on the
 * connection of the SDK's transaction, so that a posting and the payment's identity commit together
 * or not at all. One ledger serves every biller: the transaction names whose money it is.
 */
public final class SpectrumLedger implements Ledger {

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    return postAll(List.of(payment), transaction).get(0);
  }

  /** A poll brings payments by the hundred: one statement writes them all. */
  @Override
  public List<LedgerAnswer> postAll(List<Payment> payments, LedgerTransaction transaction) {
    return SpectrumTables.insertReceipts(transaction, payments).stream()
        .map(number -> LedgerAnswer.accepted("R-" + number))
        .toList();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    SpectrumTables.insertReversal(transaction, reversal);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    SpectrumTables.insertDeclined(transaction, payment);
    return LedgerAnswer.accepted();
  }

  /** A report names the customer of a payment that was pushed without a name. */
  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    SpectrumTables.completeReceipt(transaction, payment);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    SpectrumTables.insertReturn(transaction, achReturn);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    SpectrumTables.insertSettled(transaction, settled);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    SpectrumTables.insertEnrollmentChange(transaction, customer, false);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer enrollmentMissing(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    SpectrumTables.insertEnrollmentChange(transaction, customer, true);
    return LedgerAnswer.accepted();
  }

  @Override
  public boolean receipts(BiConsumer<PaymentGuid, Money> reader, LedgerTransaction transaction) {
    SpectrumTables.readReceipts(transaction, reader);
    return true;
  }
}
