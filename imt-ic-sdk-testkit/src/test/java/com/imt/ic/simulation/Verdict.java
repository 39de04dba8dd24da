package com.imt.ic.simulation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what happens against what was promised. Remembers the first broken promise, since a library
 * between here and the test may swallow whatever is thrown.
 */
final class Verdict {

  private @Nullable Violation first;

  void require(boolean holds, String violation) {
    if (!holds) {
      Violation found = new Violation(violation);
      if (first == null) {
        first = found;
      }
      throw found;
    }
  }

  void requireSame(String what, Set<?> expected, Set<?> found) {
    long lost = expected.stream().filter(each -> !found.contains(each)).count();
    require(
        expected.equals(found),
        what + ": " + lost + " of " + expected.size() + " lost, " + found.size() + " found");
  }

  /** Throws what was found before, if anything was. */
  void requireNothing() {
    if (first != null) {
      throw first;
    }
  }
}
