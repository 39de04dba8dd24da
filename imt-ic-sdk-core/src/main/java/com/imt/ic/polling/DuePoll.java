package com.imt.ic.polling;

import com.imt.ic.ReportKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A poll, or a sweep, whose time has come. Immutable and thread-safe.
 *
 * @param report the report
 * @param sweep which sweep, or null for a poll
 * @param lastDone when it last ended well, or null where it never did
 * @param lateBy for how long its time has been past; zero for a poll or a sweep that never ran. A
 *     first sweep is due its cadence after the moment at which reading began
 */
public record DuePoll(
    ReportKind report, @Nullable Sweep sweep, @Nullable Instant lastDone, Duration lateBy) {

  /** Requires what every one has. */
  public DuePoll {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(lateBy, "lateBy");
  }
}
