package com.imt.ic.internal.profile;

import java.time.Duration;

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
 *     and not the end; 0 suspects none
 * @param mayShrinkPercent by how many customers in a hundred a snapshot may be shorter than the one
 *     before
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
    int silentAfter) {

  public static PollingSpec read(ProfileSection section) {
    PollingSpec spec =
        new PollingSpec(
            section.duration("cadence"),
            section.duration("lookBack"),
            section.duration("settleLag"),
            section.duration("lookAhead"),
            section.integer("suspectMultiple", 0).orElse(0),
            section.integer("mayShrinkPercent", 0).orElse(100),
            section.integer("silentAfter", 0).orElse(0));
    section.end();
    return spec;
  }
}
