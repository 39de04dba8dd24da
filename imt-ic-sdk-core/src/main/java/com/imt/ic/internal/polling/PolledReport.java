package com.imt.ic.internal.polling;

import com.imt.ic.Report;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One report as polling sees it: how it is asked for, where its rows go, and their own time.
 *
 * @param open asks for the report from a moment on
 * @param accept takes one row in a transaction
 * @param time when what a row tells of happened
 * @param end takes what waited for the answer's end, and tells how many rows that were known when
 *     they came are new after all; may be run again
 */
record PolledReport<T>(
    Function<Instant, Report<T>> open,
    BiFunction<T, StoreTransaction, RowOutcome> accept,
    Function<T, Optional<Instant>> time,
    ToIntFunction<StoreTransaction> end) {

  /** A report of which each row stands for itself. */
  PolledReport(
      Function<Instant, Report<T>> open,
      BiFunction<T, StoreTransaction, RowOutcome> accept,
      Function<T, Optional<Instant>> time) {
    this(open, accept, time, transaction -> 0);
  }
}
