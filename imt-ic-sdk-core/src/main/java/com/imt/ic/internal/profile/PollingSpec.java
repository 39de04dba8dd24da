package com.imt.ic.internal.profile;

import com.imt.ic.ReportKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How one report is polled. Immutable and thread-safe.
 *
 * @param cadence how often, as the integration page states it; the SDK itself never schedules
 * @param lookBack how far before the checkpoint each poll reads again; at least the longest time
 *     that a row may take to appear
 * @param settleLag how far behind the server's clock the checkpoint stays
 * @param lookAhead for a report by business dates, how far past today it asks, since a settlement
 *     date may be the day on which the bank pays; asking far ahead costs nothing
 * @param suspectMultiple a number of rows that is a multiple of this may be InvoiceCloud's limit
 *     and not the end; 0 suspects none, as of a report whose pages were read to the last
 * @param mayShrinkPercent by how many customers in a hundred a snapshot may be shorter than the
 *     longest one since somebody accepted a shorter one
 * @param lists what the report lists
 * @param since whether a question begins at a moment, so that an older span can be read again
 * @param shiftedTimes what becomes of rows whose times look as if they were read in a wrong zone
 * @param silentAfter after how many empty answers in a row a source counts as silent, which is told
 *     once; 0 for never. Each answer holds the look-back too, so the first empty one means as much
 *     silence as that
 */
public record PollingSpec(
    Duration cadence,
    Duration lookBack,
    Duration settleLag,
    Duration lookAhead,
    int suspectMultiple,
    int mayShrinkPercent,
    int silentAfter,
    Lists lists,
    boolean since,
    ShiftedTimes shiftedTimes) {

  /** What a report lists; of money it is always what changed. */
  public enum Lists {
    /** Every customer that was ever enrolled, as it stands. */
    CUSTOMERS,
    /** The enrolled alone, so that who is not listed is not enrolled. */
    ENROLLED,
    /** What changed since a moment, so that who is not listed has not changed. */
    CHANGES
  }

  /** What becomes of an answer whose times look shifted. */
  public enum ShiftedTimes {
    /** Its rows are taken, people are told, and the checkpoint stays. */
    POST,
    /** The same, but none of its rows is taken until the times look right or a person says so. */
    HOLD,
    /** Nothing: they are right. */
    TRUST
  }

  /**
   * Reads a section, noting its faults.
   *
   * @param operation what answers the report; empty where its own faults leave that open
   */
  public static PollingSpec read(
      ReportKind report, ProfileSection section, Optional<OperationSpec> operation) {
    boolean ofEnrolments = report == ReportKind.AUTOPAY || report == ReportKind.PAPERLESS;
    int suspectMultiple = section.integer("suspectMultiple").orElse(0);
    PollingSpec spec =
        new PollingSpec(
            section.duration("cadence"),
            section.duration("lookBack"),
            section.duration("settleLag"),
            section.duration("lookAhead"),
            operation.filter(PollingSpec::isPaged).isPresent() ? 0 : suspectMultiple,
            section.integer("mayShrinkPercent").orElse(0),
            section.integer("silentAfter").orElse(0),
            ofEnrolments
                ? section.choice("lists", Lists.class).orElse(Lists.CUSTOMERS)
                : Lists.CHANGES,
            operation.map(PollingSpec::sendsBeginning).orElse(!ofEnrolments),
            section.converted("shiftedTimes", PollingSpec::shiftedTimes).orElse(ShiftedTimes.POST));
    unread(
        "mayShrinkPercent", spec.isSnapshot(), "lists changes, of which few are no loss", section);
    unread("shiftedTimes", spec.since(), "is not asked for since a moment", section);
    if (spec.cadence.isZero()) {
      section.problem("cadence", "is no time at all, so that the report is always due; write PT2H");
    }
    if (spec.since && spec.lookBack.compareTo(spec.cadence) < 0) {
      section.problem(
          "lookBack",
          "is %s, and the cadence is %s, so that a row which appears late is never read; make it at least as long"
              .formatted(spec.lookBack, spec.cadence));
    }
    if (ofEnrolments) {
      operation.ifPresent(each -> fits(spec, each, section));
    }
    return spec;
  }

  /** Whether it lists every customer, each time, instead of what happened since a moment. */
  public boolean isSnapshot() {
    return lists != Lists.CHANGES;
  }

  private static boolean isPaged(OperationSpec operation) {
    return operation.request().pages().isPresent();
  }

  private static boolean sendsBeginning(OperationSpec operation) {
    return operation.request().sends(RequestValue.FROM)
        || operation.request().sends(RequestValue.START_DATE);
  }

  private static void fits(PollingSpec spec, OperationSpec operation, ProfileSection section) {
    if (spec.isSnapshot() && spec.since()) {
      section.problem(
          "lists",
          "is %s, which every answer holds whole, and $.operations.%s sends {from}; make it CHANGES, or take the parameter away"
              .formatted(spec.lists(), operation.id()));
    }
    if (!spec.isSnapshot()
        && !operation.columns().getOrDefault("changedAt", ColumnSpec.NONE).needsValue()) {
      section.problem(
          "lists",
          "is CHANGES, and $.operations.%s.columns.changedAt is not required; make it so, since nothing else tells which of two changes is the later"
              .formatted(operation.id()));
    }
  }

  private static void unread(String setting, boolean isRead, String why, ProfileSection section) {
    if (section.has(setting) && !isRead) {
      section.problem(setting, "is there, and the report " + why + ", so that nothing reads it");
    }
  }

  private static ShiftedTimes shiftedTimes(String text) {
    return Arrays.stream(ShiftedTimes.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("is none of \"post\", \"hold\", \"trust\""));
  }
}
