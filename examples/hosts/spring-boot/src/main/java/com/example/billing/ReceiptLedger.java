package com.example.billing;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books. Each entry is made in the transaction that keeps the payment's identity, and nowhere
 * else: MANDATORY refuses a call that comes without one.
 */
@Component
class ReceiptLedger implements Ledger {

  private final JdbcTemplate jdbc;

  ReceiptLedger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    String receipt = // one for each invoice that the payment pays
        "R-" + payment.paymentGuid() + payment.invoiceNumber().map(n -> "-" + n).orElse("");
    book(receipt, payment.invoiceNumber().map(InvoiceNumber::value).orElse(null), payment.amount());
    return LedgerAnswer.accepted(receipt);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    String receipt = reversal.payment().receiptNumber();
    String invoice =
        jdbc.queryForObject("SELECT invoice FROM receipt WHERE number = ?", String.class, receipt);
    book(receipt + "-" + reversal.key(), invoice, Money.ZERO.minus(reversal.amount()));
    return LedgerAnswer.accepted();
  }

  private void book(String receipt, String invoice, Money amount) {
    jdbc.update(
        "INSERT INTO receipt (number, invoice, amount) VALUES (?, ?, ?)",
        receipt,
        invoice,
        amount.toBigDecimal());
  }
}
