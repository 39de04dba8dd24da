package com.imt.ic.internal.profile;

import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Beyond what a value is absurd: nobody pays that much, or then. A row with such a value is as
 * unreadable as one with none. Immutable and thread-safe.
 *
 * @param payment the largest amount of one payment, line, return or fee, either way
 * @param deposit the largest amount of a deposit, either way
 * @param earliest the first day that is plausible
 * @param latest the last one
 */
public record Limits(Money payment, Money deposit, LocalDate earliest, LocalDate latest) {

  private static final String DEPOSIT = "depositAmount";

  public Limits {
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(deposit, "deposit");
    Objects.requireNonNull(earliest, "earliest");
    Objects.requireNonNull(latest, "latest");
  }

  /** Reads the section, noting its faults. */
  public static Limits read(ProfileSection section) {
    Limits limits =
        new Limits(
            section.converted("payment", Money::parse).orElse(Money.ZERO),
            section.converted("deposit", Money::parse).orElse(Money.ZERO),
            section.converted("earliest", LocalDate::parse).orElse(LocalDate.MIN),
            section.converted("latest", LocalDate::parse).orElse(LocalDate.MAX));
    for (String setting : List.of("payment", "deposit")) {
      if (section.converted(setting, Money::parse).filter(Money::isZero).isPresent()) {
        section.problem(setting, "is nothing, so that every amount would be beyond it");
      }
    }
    if (!limits.earliest.isBefore(limits.latest)) {
      section.problem("latest", "is not after $.limits.earliest, so that no row could be read");
    }
    return limits;
  }

  /** The largest amount of a field. */
  public Money most(String field) {
    return field.equals(DEPOSIT) ? deposit : payment;
  }
}
