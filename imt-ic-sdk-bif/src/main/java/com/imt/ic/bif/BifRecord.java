package com.imt.ic.bif;

import com.imt.ic.BillerId;
import java.util.Objects;

/**
 * One line of a Biller Invoice File. Immutable and thread-safe.
 *
 * @param type whether the invoice is new or re-written
 * @param bid the biller
 * @param invoice the invoice
 */
public record BifRecord(BifRecordType type, BillerId bid, BifInvoice invoice) {

  /** Checks that everything is there. */
  public BifRecord {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(bid, "bid");
    Objects.requireNonNull(invoice, "invoice");
  }
}
