package com.imt.ic.internal.polling;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.posting.Inbox;
import com.imt.ic.internal.posting.MissingCustomers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One report as polling sees it: how it is asked for, where its rows go, and their own time.
 *
 * @param open asks for the report from a moment on
 * @param inbox where its rows go
 * @param subject what a row is about, for people: a payment's GUID, or empty
 * @param time when what a row tells of happened
 * @param identifiers the numbers of account and invoice that it names
 * @param end the rows that waited for the answer's end, and counted as duplicates when they came
 * @param missing tells of those that a snapshot no longer lists, once it is believed
 */
record PolledReport<T>(
    Function<Instant, Report<T>> open,
    Inbox<T> inbox,
    Function<T, String> subject,
    Function<T, Optional<Instant>> time,
    Function<T, Stream<String>> identifiers,
    Supplier<List<ReportRow<T>>> end,
    Supplier<MissingCustomers.Found> missing) {

  /** A report of which each row stands for itself. */
  PolledReport(
      Function<Instant, Report<T>> open,
      Inbox<T> inbox,
      Function<T, String> subject,
      Function<T, Optional<Instant>> time,
      Function<T, Stream<String>> identifiers) {
    this(open, inbox, subject, time, identifiers, List::of, () -> MissingCustomers.Found.NOBODY);
  }
}
