package com.imt.ic.reconcile;

import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One settled batch, by its identifier, its day and its processor. Immutable and thread-safe.
 *
 * @param id its identifier, which may begin anew each day
 * @param settledOn the biller's business day
 * @param processor null where none was told
 * @param lines how many lines it has, whether the reconciliation compares their payments or not
 * @param charged the sum of its positive lines
 * @param takenBack the sum of its negative lines, below zero or zero
 * @param returned what of the day's ACH returns, and of other batches' chargebacks, its deposit is
 *     lower by; below zero where its own chargebacks went off another deposit, and zero where
 *     nothing is proven
 * @param deposited what reached the bank; null where no line told
 * @param check what became of the comparison
 */
public record ReconciledBatch(
    String id,
    LocalDate settledOn,
    @Nullable String processor,
    long lines,
    Money charged,
    Money takenBack,
    Money returned,
    @Nullable Money deposited,
    Check check) {

  /** What became of comparing a batch with its deposit. */
  public enum Check {
    /** The deposit is the sum of the lines, less the returns. */
    FITS,
    /** It is not; there is a {@link DifferenceKind#DEPOSIT}. */
    DIFFERS,
    /** No line told a deposit, or but some did, so that nothing can be said. */
    UNCHECKED,
    /** The same lines of the same day stand under another identifier. */
    REPORTED_AGAIN
  }

  /** Checks that everything is there. */
  public ReconciledBatch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(settledOn, "settledOn");
    Objects.requireNonNull(charged, "charged");
    Objects.requireNonNull(takenBack, "takenBack");
    Objects.requireNonNull(returned, "returned");
    Objects.requireNonNull(check, "check");
  }

  /** {@return identifier, day and processor in words, as {@code B-17 of 2026-11-23 (Vantiv)}} */
  public String name() {
    return name(id, settledOn, processor);
  }

  static String name(String id, LocalDate settledOn, @Nullable String processor) {
    return id + " of " + settledOn + (processor == null ? "" : " (" + processor + ")");
  }
}
