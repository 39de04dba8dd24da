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

  private @Nullable Acceptance taken;

  Case(T fact, Map<String, String> raw, int occurrence) {
    this.fact = fact;
    this.raw = raw;
    this.occurrence = occurrence;
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
