package com.imt.ic.internal.profile;

import java.time.Duration;
import java.util.Objects;

/**
 * How long each step of a payment may take before its absence is a difference. Immutable and
 * thread-safe.
 *
 * @param report from a payment to the report that holds it, where it was pushed
 * @param cardBusinessDays business days from a payment by card to its settlement, to their end
 * @param eftBusinessDays the same of a payment by EFT, or by a method that is not known
 * @param pushes what is expected of the data pump
 */
public record ReconciliationSpec(
    Duration report, int cardBusinessDays, int eftBusinessDays, Pushes pushes) {

  /** What is expected of the data pump. */
  public enum Pushes {
    /** Payments are pushed, and one that is not is found by its report. */
    MAY_FAIL,
    /** Every payment is pushed; one that is not is a difference. */
    REQUIRED
  }

  public ReconciliationSpec {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(pushes, "pushes");
  }

  /** Reads the section, noting its faults. */
  public static ReconciliationSpec read(ProfileSection section) {
    return new ReconciliationSpec(
        section.duration("report"),
        section.integer("cardBusinessDays").orElse(0),
        section.integer("eftBusinessDays").orElse(0),
        section.choice("pushes", Pushes.class).orElse(Pushes.MAY_FAIL));
  }
}
