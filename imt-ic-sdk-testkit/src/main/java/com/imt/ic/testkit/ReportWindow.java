package com.imt.ic.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What of a report is asked for.
 *
 * @param from the first moment, of reports by moments
 * @param to the moment before which it ends
 * @param first the first day, of settled batches
 * @param last the last day
 * @param invoiceType the one that is asked for, where the report comes by types
 */
record ReportWindow(
    Instant from, Instant to, LocalDate first, LocalDate last, Optional<String> invoiceType) {

  /** .NET keeps 100 nanoseconds of a time. */
  ReportWindow {
    from = FakeState.toTicks(from);
  }

  /** Whatever there is. */
  static final ReportWindow ALL = since(Instant.MIN);

  static ReportWindow since(Instant from) {
    return new ReportWindow(from, Instant.MAX, LocalDate.MIN, LocalDate.MAX, Optional.empty());
  }

  static ReportWindow between(LocalDate first, LocalDate last) {
    return new ReportWindow(Instant.MIN, Instant.MAX, first, last, Optional.empty());
  }

  ReportWindow ofType(String type) {
    return new ReportWindow(from, to, first, last, Optional.of(type));
  }

  boolean holds(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** What is bounded, in words. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    if (from.isAfter(ALL.from)) {
      words.append(" since ").append(from);
    }
    if (to.isBefore(Instant.MAX)) {
      words.append(" to ").append(to);
    }
    if (first.isAfter(LocalDate.MIN)) {
      words.append(" from ").append(first).append(" to ").append(last);
    }
    invoiceType.ifPresent(type -> words.append(" of type ").append(type));
    return words.toString();
  }
}
