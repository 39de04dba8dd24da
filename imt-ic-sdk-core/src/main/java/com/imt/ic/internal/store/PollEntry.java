package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of a job that reads a report or writes the invoice file: its beginning and its
 * last good end. Immutable and thread-safe.
 *
 * @param job the job: a report's id, that of a sweep over it, or {@code invoice-file}
 * @param notBefore the moment from which the report was first read; rows before it are another
 *     system's and are never asked for unless somebody says so
 * @param finishedAt when the job last ended well, or empty
 * @param rows how many rows came then, or how many invoices were gone through
 */
public record PollEntry(String job, Instant notBefore, Optional<Instant> finishedAt, long rows) {

  /** Checks that everything is there. */
  public PollEntry {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(finishedAt, "finishedAt");
  }
}
