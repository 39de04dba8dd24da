package com.imt.ic;

/**
 * InvoiceCloud's answer does not fit the profile: a table or a required column is not there, rows
 * stand where nobody expects them, it answers another operation, the profile does not say in what
 * zone its times are, or most of its rows cannot be read. The message names what is missing and
 * what came; the profile is where it is put right.
 */
public class ContractMismatchException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /**
   * A mismatch.
   *
   * @param message what is missing, what came, and what to do
   */
  public ContractMismatchException(String message) {
    super(message);
  }
}
