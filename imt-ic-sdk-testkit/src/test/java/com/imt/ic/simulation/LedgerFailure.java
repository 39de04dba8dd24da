package com.imt.ic.simulation;

/** The consumer's ledger failed: by its own fault, or with the database. */
final class LedgerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerFailure(String message, Throwable cause) {
    super(message, cause, false, false); // very many are thrown
  }
}
