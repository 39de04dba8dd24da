package com.imt.ic.internal.store;

import java.util.List;

/**
 * Which open items stood at a moment: whole runs of numbers, so that one that is added meanwhile,
 * under whatever number, is in none of them. Immutable and thread-safe.
 *
 * @param count how many they are
 */
public record OpenItems(List<Run> runs, long count) {

  /** From the first number to the last. */
  public record Run(long first, long last) {}

  public OpenItems {
    runs = List.copyOf(runs);
  }

  /** The first number to the last; of no items one that holds no number. */
  public Run span() {
    return new Run(
        runs.stream().mapToLong(Run::first).min().orElse(1),
        runs.stream().mapToLong(Run::last).max().orElse(0));
  }
}
