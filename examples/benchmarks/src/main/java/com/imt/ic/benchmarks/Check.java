package com.imt.ic.benchmarks;

/** A side that does not do its work is not measured. */
public final class Check {

  private Check() {}

  /** Throws where they differ. */
  public static void equal(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException("expected %s, found %s".formatted(expected, found));
    }
  }
}
