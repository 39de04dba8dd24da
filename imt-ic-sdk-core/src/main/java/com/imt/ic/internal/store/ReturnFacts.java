package com.imt.ic.internal.store;

import com.imt.ic.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * A return as the deposit of a day may be lower by it. Immutable and thread-safe.
 *
 * @param processor that by which its payment settled; empty where it did not, or none was told
 */
public record ReturnFacts(Money amount, Optional<String> processor) {

  public ReturnFacts {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(processor, "processor");
  }
}
