package com.imt.ic.internal.store;

import java.util.Optional;

/** The jobs that read reports or write the invoice file, by name. */
public interface PollJournal {

  /**
   * What is remembered of a job.
   *
   * @param job the job
   * @return its entry, or empty where it never ran
   */
  Optional<PollEntry> find(String job);

  /**
   * Keeps an entry in place of the one of the same job, if there is one.
   *
   * @param entry the job as it stands now
   */
  void put(PollEntry entry);
}
