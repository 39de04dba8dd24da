package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Optional;

/** The jobs that read reports, sweep them, or write the invoice file, by name. */
public interface Jobs {

  Optional<JobEntry> find(String job);

  /**
   * Keeps an entry in place of the one of the same job, except that {@link JobEntry#readUpTo} never
   * goes back: the later moment stays, whoever writes it and in whatever order.
   */
  void put(JobEntry entry);

  /** Moves a checkpoint back: one that a clock had written which ran ahead. */
  void setBack(String job, Instant readUpTo);
}
