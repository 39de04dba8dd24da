package com.imt.ic.internal.polling;

import com.imt.ic.Report;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One report as polling sees it: how it is asked for, where its rows go, and their own time.
 *
 * @param open asks for the report from a moment on
 * @param inbox takes one row in a transaction
 * @param subject what a row is about, for people: a payment's GUID, or empty
 * @param time when what a row tells of happened
 * @param end takes what waited for the answer's end, and tells what became of rows that counted as
 *     duplicates when they came; may be run again
 */
record PolledReport<T>(
    Function<Instant, Report<T>> open,
    Inbox<T> inbox,
    Function<T, String> subject,
    Function<T, Optional<Instant>> time,
    Function<StoreTransaction, List<Acceptance>> end) {

  @FunctionalInterface
  interface Inbox<T> {
    Acceptance accept(T row, Map<String, String> raw, StoreTransaction transaction);
  }

  /** A report of which each row stands for itself. */
  PolledReport(
      Function<Instant, Report<T>> open,
      Inbox<T> inbox,
      Function<T, String> subject,
      Function<T, Optional<Instant>> time) {
    this(open, inbox, subject, time, transaction -> List.of());
  }
}
