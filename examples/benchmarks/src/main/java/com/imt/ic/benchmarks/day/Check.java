package com.imt.ic.benchmarks.day;

/** A side that does not do its work is not measured. */
final class Check {

  private Check() {}

  static void equal(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException("expected %s, found %s".formatted(expected, found));
    }
  }
}
