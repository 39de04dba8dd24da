package com.imt.ic.bif;

/**
 * Whether InvoiceCloud is told of an invoice for the first time. The integration page knows no
 * third: a changed invoice is re-written, it is never an additional invoice.
 */
public enum BifRecordType {
  /** An invoice that InvoiceCloud does not know yet ({@code I} by default). */
  NEW,
  /** An invoice that replaces what InvoiceCloud holds under its number ({@code R} by default). */
  REWRITTEN
}
