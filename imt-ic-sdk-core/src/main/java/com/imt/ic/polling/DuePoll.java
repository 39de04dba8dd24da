package com.imt.ic.polling;

import com.imt.ic.ReportKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A poll, or a sweep, whose time has come. Immutable and thread-safe.
 *
 * @param report the report
 * @param sweep which sweep, or empty for a poll
 * @param lastDone when it last ended well, or empty where it never did
 * @param lateBy for how long its time has been past; zero where it never ran
 */
public record DuePoll(
    ReportKind report, Optional<Sweep> sweep, Optional<Instant> lastDone, Duration lateBy) {

  /** Checks that everything is there. */
  public DuePoll {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(lastDone, "lastDone");
    Objects.requireNonNull(lateBy, "lateBy");
  }
}
