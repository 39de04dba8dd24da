package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.List;

/**
 * All that is kept of one payment. Immutable and thread-safe. Returns lack their fields and raw
 * rows.
 *
 * @param entries what it pays of each invoice; empty of a payment that no channel told of
 * @param lines its lines of settled batches
 * @param returns its ACH returns
 */
public record PaymentFacts(
    PaymentGuid paymentGuid,
    List<PaymentEntry> entries,
    List<SettlementEntry> lines,
    List<RejectEntry> returns) {

  public PaymentFacts {
    entries = List.copyOf(entries);
    lines = List.copyOf(lines);
    returns = List.copyOf(returns);
  }
}
