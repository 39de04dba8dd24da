package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Which payments' facts are read, all of each. Immutable and thread-safe. */
public sealed interface FactScope {

  /** All there are. */
  record All() implements FactScope {}

  /**
   * Those with one of these open items, and subjects of such an item of which there is no fact.
   * Items that are added later are none of them.
   */
  record Open(OpenItems items) implements FactScope {

    public Open {
      Objects.requireNonNull(items, "items");
    }
  }

  /**
   * Those that were paid in a time, and of which no payment is known but a line that settled, or a
   * return that was recorded, in it.
   *
   * @param from the beginning
   * @param to the end, which is no part of it
   * @param firstDay the same as the biller's days
   * @param lastDay which is part of it
   */
  record Period(Instant from, Instant to, LocalDate firstDay, LocalDate lastDay)
      implements FactScope {

    public Period {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(firstDay, "firstDay");
      Objects.requireNonNull(lastDay, "lastDay");
    }
  }

  /** Those of these identities, some hundreds. */
  record Payments(List<PaymentGuid> guids) implements FactScope {

    public Payments {
      guids = List.copyOf(guids);
    }
  }
}
