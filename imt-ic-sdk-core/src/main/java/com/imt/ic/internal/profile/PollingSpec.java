package com.imt.ic.internal.profile;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

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
 * @param lists what a report of enrolments lists
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
    ShiftedTimes shiftedTimes) {

  /** What a report of enrolments lists. */
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

  public static PollingSpec read(ProfileSection section) {
    PollingSpec spec =
        new PollingSpec(
            section.duration("cadence"),
            section.duration("lookBack"),
            section.duration("settleLag"),
            section.duration("lookAhead"),
            section.integer("suspectMultiple", 0).orElse(0),
            section.integer("mayShrinkPercent", 0).orElse(100),
            section.integer("silentAfter", 0).orElse(0),
            section.converted("lists", PollingSpec::lists).orElse(Lists.CUSTOMERS),
            section.converted("shiftedTimes", PollingSpec::shiftedTimes).orElse(ShiftedTimes.POST));
    section.end();
    return spec;
  }

  /** The same for a report whose end is told by its last page, however many rows came. */
  public PollingSpec ofPages() {
    return new PollingSpec(
        cadence,
        lookBack,
        settleLag,
        lookAhead,
        0,
        mayShrinkPercent,
        silentAfter,
        lists,
        shiftedTimes);
  }

  private static Lists lists(String text) {
    return Arrays.stream(Lists.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("is none of " + Arrays.toString(Lists.values())));
  }

  private static ShiftedTimes shiftedTimes(String text) {
    return Arrays.stream(ShiftedTimes.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("is none of \"post\", \"hold\", \"trust\""));
  }
}
