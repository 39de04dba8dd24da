package com.imt.ic.examples.spectrum;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        .map(number -> LedgerAnswer.accepted(SpectrumTables.receiptText(number)))
        .toList();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    SpectrumTables.insertReversal(
        transaction,
        reversal.payment(),
        reversal.achReturn().returnCode().code(),
        Optional.of(reversal.achReturn().returnedAt()),
        reversal.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    SpectrumTables.insertReversal(
        transaction,
        chargeback.payment(),
        chargeback.isWhole() ? "CHARGEBACK" : "REFUND",
        Optional.empty(),
        chargeback.amount());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    SpectrumTables.insertReversal(
        transaction,
        representment.payment(),
        "REPRESENTED",
        Optional.empty(),
        Money.ZERO.minus(representment.amount()));
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
  public LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    SpectrumTables.correctReturn(transaction, before, now);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    SpectrumTables.insertSettled(transaction, settled);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settlementCorrected(
      SettledPayment before, SettledPayment now, LedgerTransaction transaction) {
    SpectrumTables.correctSettled(transaction, before, now);
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
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    SpectrumReceipts.all(transaction, reader);
    return true;
  }

  @Override
  public boolean readSince(Instant since, LedgerReader reader, LedgerTransaction transaction) {
    SpectrumReceipts.since(since, transaction, reader);
    return true;
  }

  @Override
  public boolean readPayments(
      List<PaymentGuid> payments, LedgerReader reader, LedgerTransaction transaction) {
    SpectrumReceipts.of(payments, transaction, reader);
    return true;
  }
}
