package com.imt.ic.quarantine;

import com.imt.ic.quarantine.QuarantineEntry.State;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the quarantine are asked for. Immutable and thread-safe.
 *
 * @param state in which state, or null for any
 * @param report of which report, by its id, or null for any
 * @param kind of which kind, or null for any
 */
public record QuarantineFilter(
    @Nullable State state, @Nullable String report, @Nullable QuarantineKind kind) {

  /** Every entry, closed ones included. */
  public static final QuarantineFilter ALL = new QuarantineFilter(null, null, null);

  /** What a person has to look at. */
  public static final QuarantineFilter OPEN = new QuarantineFilter(State.OPEN, null, null);
}
