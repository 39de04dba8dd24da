package com.imt.ic.bif;

import com.imt.ic.Money;
import java.util.Objects;

/**
 * The control totals of a written file. Immutable and thread-safe.
 *
 * @param records how many invoices it holds, the header not counted
 * @param newRecords how many of them are new
 * @param rewrittenRecords how many of them are re-written
 * @param totalBalanceDue the sum of their balances
 * @param bytes the file's size
 * @param sha256 the digest of its bytes, lower-case hexadecimal
 */
public record BifSummary(
    long records,
    long newRecords,
    long rewrittenRecords,
    Money totalBalanceDue,
    long bytes,
    String sha256) {

  /** Refuses null. */
  public BifSummary {
    Objects.requireNonNull(totalBalanceDue, "totalBalanceDue");
    Objects.requireNonNull(sha256, "sha256");
  }
}
