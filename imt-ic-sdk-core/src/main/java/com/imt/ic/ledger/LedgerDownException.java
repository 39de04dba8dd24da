package com.imt.ic.ledger;

import com.imt.ic.InvoiceCloudException;

/**
 * The ledger threw an exception on one row after the other, with nothing taken between: it seems to
 * be down. The poll has stopped, its checkpoint stays where it was, and a later poll brings the
 * rows again; those that were tried stand in the quarantine until then.
 */
public class LedgerDownException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** So many rows in a row, of which the last threw this. */
  public LedgerDownException(int rows, RuntimeException last) {
    super(
        "The ledger failed on %s rows in a row, the last time with %s; it seems to be down. Nothing of them was posted and the checkpoint stays; see to the ledger, and the next poll brings them again"
            .formatted(rows, last.getClass().getName()),
        last);
  }
}
