package com.imt.ic.testkit;

import java.time.Instant;
import java.util.Optional;

/** Something that happens by itself as time passes. */
interface Routine {

  /** When it has something to do next; past where that is overdue. */
  Optional<Instant> dueAt();

  /** Does what is due now, so that {@link #dueAt} is later, or empty. */
  void run(Happenings happenings);
}
