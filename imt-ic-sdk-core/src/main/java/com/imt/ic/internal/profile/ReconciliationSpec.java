package com.imt.ic.internal.profile;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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

  /** One to two banking days by card, three to five by EFT; two polls and a look-back. */
  private static final ReconciliationSpec USUAL =
      new ReconciliationSpec(Duration.ofHours(28), 2, 5, Pushes.MAY_FAIL);

  public ReconciliationSpec {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(pushes, "pushes");
  }

  /** Reads the section, noting its faults; what it lacks is as usual. */
  public static ReconciliationSpec read(Optional<ProfileSection> optional) {
    if (optional.isEmpty()) {
      return USUAL;
    }
    ProfileSection section = optional.get();
    ReconciliationSpec spec =
        new ReconciliationSpec(
            section.has("report") ? section.duration("report") : USUAL.report,
            section.integer("cardBusinessDays").orElse(USUAL.cardBusinessDays),
            section.integer("eftBusinessDays").orElse(USUAL.eftBusinessDays),
            section.choice("pushes", Pushes.class).orElse(USUAL.pushes));
    return spec;
  }
}
