package com.imt.ic.polling;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one run of all that was due did with one poll. Immutable and thread-safe.
 *
 * @param poll the poll, or sweep, that was due
 * @param status what became of it
 * @param result what came, or null unless it is done
 * @param failure what went wrong, or null unless it failed
 * @param dueAgain when it is due again, or null where another node or thread has it, or the
 *     database could not tell
 */
public record PollRun(
    DuePoll poll,
    Status status,
    @Nullable PollResult result,
    @Nullable RuntimeException failure,
    @Nullable Instant dueAgain) {

  /** What became of a poll. */
  public enum Status {
    /** Read to its end. Its warnings may still say that the checkpoint stayed. */
    DONE,
    /** Another node, or another thread of this one, is reading the report now. */
    RUNNING,
    /**
     * It failed, and is due again later: after a minute, then two, four and so on, at most the
     * report's own cadence; at once where a first poll was not told where to begin.
     */
    FAILED
  }

  /** Requires what every one has. */
  public PollRun {
    Objects.requireNonNull(poll, "poll");
    Objects.requireNonNull(status, "status");
  }
}
