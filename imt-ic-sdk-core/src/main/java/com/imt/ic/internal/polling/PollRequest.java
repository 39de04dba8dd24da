package com.imt.ic.internal.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.polling.Sweep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one poll is asked to do.
 *
 * @param sweep which sweep, or null for a poll
 * @param rereadFrom from where an older span is read again, or null
 * @param accepts whether a person has said that the answer is right: a snapshot however few
 *     customers it lists, another report however its times look
 */
public record PollRequest(
    ReportKind report, @Nullable Sweep sweep, @Nullable Instant rereadFrom, boolean accepts) {

  /** The job's name: the report's id, or that of the sweep over it. */
  String job() {
    return sweep == null ? report.id() : sweep.job(report.id());
  }

  public static PollRequest poll(ReportKind report) {
    return new PollRequest(report, null, null, false);
  }

  public static PollRequest sweep(ReportKind report, Sweep sweep) {
    require(
        !isSnapshot(report),
        report,
        "is a snapshot, which every poll reads whole; there is nothing to sweep");
    return new PollRequest(report, sweep, null, false);
  }

  public static PollRequest reread(ReportKind report, Instant from) {
    require(
        !isSnapshot(report),
        report,
        "is a snapshot, which every poll reads whole; acceptSnapshot takes one that shrank");
    return new PollRequest(report, null, from, false);
  }

  public static PollRequest acceptSnapshot(ReportKind report) {
    require(isSnapshot(report), report, "is no snapshot; reread reads an older span of it again");
    return new PollRequest(report, null, null, true);
  }

  public static PollRequest acceptTimes(ReportKind report) {
    require(
        !isSnapshot(report),
        report,
        "is a snapshot, of which no times are judged; acceptSnapshot takes one that shrank");
    return new PollRequest(report, null, null, true);
  }

  private static void require(boolean fits, ReportKind report, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException("The report %s %s".formatted(report.id(), otherwise));
    }
  }

  /**
   * Whether the report lists every customer, each time, instead of what happened since a moment.
   */
  static boolean isSnapshot(ReportKind report) {
    return switch (report) {
      case PAYMENTS, SETTLED_BATCHES, ACH_REJECTS -> false;
      case AUTOPAY, PAPERLESS -> true;
    };
  }
}
