package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Objects;

/**
 * That a report has been answering without a single row. Immutable and thread-safe.
 *
 * @param report the report's id
 * @param emptyAnswers how many answers in a row were empty, at least 1
 * @param since when the first of them came
 * @param told whether people were told of this silence
 */
public record Silence(String report, long emptyAnswers, Instant since, boolean told) {

  /** Checks that everything is there. */
  public Silence {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(since, "since");
  }
}
