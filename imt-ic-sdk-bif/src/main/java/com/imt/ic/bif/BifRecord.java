package com.imt.ic.bif;

import com.imt.ic.BillerId;
import java.util.Objects;

/** One line of a Biller Invoice File: an invoice of a biller. Immutable and thread-safe. */
public record BifRecord(Type type, BillerId bid, BifInvoice invoice) {

  /**
   * Whether InvoiceCloud is told of an invoice for the first time. The integration page knows no
   * third: a changed invoice is re-written, it is never an additional invoice.
   */
  public enum Type {
    /** An invoice that InvoiceCloud does not know yet ({@code I} by default). */
    NEW,
    /** An invoice that replaces what InvoiceCloud holds under its number ({@code R} by default). */
    REWRITTEN
  }

  /** Refuses null. */
  public BifRecord {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(bid, "bid");
    Objects.requireNonNull(invoice, "invoice");
  }
}
