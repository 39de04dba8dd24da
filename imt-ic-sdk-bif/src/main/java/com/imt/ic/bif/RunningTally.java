package com.imt.ic.bif;

import com.imt.ic.Money;
import com.imt.ic.bif.SentInvoices.Tally;
import java.math.BigDecimal;

/** Counts invoices and adds up their balances, whatever they come to. Not thread-safe. */
final class RunningTally {

  private long invoices;
  private BigDecimal balanceDue = BigDecimal.ZERO;

  void add(BifInvoice invoice) {
    invoices++;
    balanceDue = balanceDue.add(invoice.balanceDue().toBigDecimal());
  }

  /** An {@link IllegalArgumentException} where the sum is beyond any amount. */
  Tally tally() {
    return new Tally(invoices, Money.of(balanceDue));
  }
}
