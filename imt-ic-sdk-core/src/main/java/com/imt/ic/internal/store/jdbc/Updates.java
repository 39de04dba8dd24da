package com.imt.ic.internal.store.jdbc;

/** What an update of one row must have found. */
final class Updates {

  private Updates() {}

  static void requireOne(int updated, String what) {
    if (updated != 1) {
      throw new IllegalStateException(
          "There is no " + what + " of that identity to update; add it first.");
    }
  }
}
