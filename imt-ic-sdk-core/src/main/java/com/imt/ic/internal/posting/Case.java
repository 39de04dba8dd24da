package com.imt.ic.internal.posting;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One fact on its way through one transaction, and what became of it. Not thread-safe. */
final class Case<T> {

  final T fact;
  final Map<String, String> raw;

  /** Which of several equal ones of its answer it is, from 1. */
  final int occurrence;

  /**
   * Which of several in the same words of what it is about; the same, unless it was found out only
   * later what it is about.
   */
  final int nth;

  private @Nullable Acceptance taken;

  Case(T fact, Map<String, String> raw, int occurrence) {
    this(fact, raw, occurrence, occurrence);
  }

  private Case(T fact, Map<String, String> raw, int occurrence, int nth) {
    this.fact = fact;
    this.raw = raw;
    this.occurrence = occurrence;
    this.nth = nth;
  }

  /** The same row, now that it is known what it is about. */
  Case<T> about(T known, int nthOfIt) {
    return new Case<>(known, raw, occurrence, nthOfIt);
  }

  void become(Acceptance acceptance) {
    taken = acceptance;
  }

  boolean isOpen() {
    return taken == null;
  }

  Acceptance taken() {
    return Objects.requireNonNull(taken, "what became of a fact");
  }
}
