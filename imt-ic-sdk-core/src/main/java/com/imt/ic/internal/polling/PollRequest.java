package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.polling.Sweep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one poll is asked to do.
 *
 * @param sweep which sweep, or null for a poll
 * @param rereadFrom from where an older span is read again, or null
 * @param accepts what a person has said to be right
 */
public record PollRequest(
    ReportKind report, @Nullable Sweep sweep, @Nullable Instant rereadFrom, Accepts accepts) {

  /** What of an answer a person has said to be right. */
  public enum Accepts {
    NOTHING,
    /** A snapshot, however few customers it lists. */
    SNAPSHOT,
    /** The times of a report since a moment, however they look. */
    TIMES
  }

  /** The job's name: the report's id, or that of the sweep over it. */
  String job() {
    return sweep == null ? report.id() : sweep.job(report.id());
  }

  public static PollRequest poll(ReportKind report) {
    return new PollRequest(report, null, null, Accepts.NOTHING);
  }

  public static PollRequest sweep(ReportKind report, Sweep sweep) {
    return new PollRequest(report, sweep, null, Accepts.NOTHING);
  }

  public static PollRequest reread(ReportKind report, Instant from) {
    return new PollRequest(report, null, from, Accepts.NOTHING);
  }

  public static PollRequest acceptSnapshot(ReportKind report) {
    return new PollRequest(report, null, null, Accepts.SNAPSHOT);
  }

  public static PollRequest acceptTimes(ReportKind report) {
    return new PollRequest(report, null, null, Accepts.TIMES);
  }

  /**
   * Refuses what makes no sense of such a report.
   *
   * @throws IllegalArgumentException saying why
   */
  void requireFits(PollingSpec spec) {
    String whole =
        "is a %s, which every poll reads whole; "
            .formatted(spec.isSnapshot() ? "snapshot" : "log not asked for since a moment");
    require(sweep == null || spec.since(), whole + "there is nothing to sweep");
    require(
        rereadFrom == null || spec.since(), whole + "acceptSnapshot takes a snapshot that shrank");
    require(
        accepts != Accepts.TIMES || spec.since(),
        whole + "no times of it are judged, and acceptSnapshot takes a snapshot that shrank");
    require(
        accepts != Accepts.SNAPSHOT || spec.isSnapshot(),
        "is no snapshot; reread reads an older span of it again");
  }

  private void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException("The report %s %s".formatted(report.id(), otherwise));
    }
  }
}
