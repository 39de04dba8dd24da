package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Optional;

/** How far each report was read, by the report's id. Moves forward alone. */
public interface Checkpoints {

  /**
   * How far a report was read.
   *
   * @param report the report's id, such as {@code payments}
   * @return everything before this moment was read, or empty before the first poll
   */
  Optional<Instant> find(String report);

  /**
   * Moves the checkpoint forward; a moment at or before the present one changes nothing.
   *
   * @param report the report's id
   * @param readUpTo everything before this moment was read
   */
  void advance(String report, Instant readUpTo);
}
