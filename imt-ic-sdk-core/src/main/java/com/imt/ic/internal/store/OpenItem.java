package com.imt.ic.internal.store;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a reconciliation has to look at. Immutable and thread-safe.
 *
 * @param subject a payment's GUID
 * @param settledOn a day whose batches are to be looked at too
 */
public record OpenItem(String subject, Optional<LocalDate> settledOn) {

  public OpenItem {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(settledOn, "settledOn");
  }

  public static OpenItem of(String subject) {
    return new OpenItem(subject, Optional.empty());
  }
}
