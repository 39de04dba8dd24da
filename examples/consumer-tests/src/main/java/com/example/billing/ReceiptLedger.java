package com.example.billing;

import com.imt.ic.Money;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The books: one table of receipts, written on the SDK's connection. */
public final class ReceiptLedger implements Ledger {

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String receipt =
        "R-" + payment.paymentGuid() + payment.invoiceNumber().map(n -> "-" + n).orElse("");
    insert(receipt, payment.amount(), transaction);
    return LedgerAnswer.accepted(receipt);
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    insert(
        reversal.payment().receiptNumber(), Money.ZERO.minus(reversal.amount()), transaction);
    return LedgerAnswer.accepted();
  }

  private static void insert(String receipt, Money amount, LedgerTransaction transaction) {
    try (PreparedStatement insert =
        transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?, ?)")) {
      insert.setString(1, receipt);
      insert.setBigDecimal(2, amount.toBigDecimal());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The receipt " + receipt + " was not written", e);
    }
  }
}
