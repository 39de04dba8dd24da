package com.imt.ic.testkit;

import com.imt.ic.CallFailedException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** A report that is read from a list, and may be scripted to break off. */
final class InMemoryReport<T> implements Report<T> {

  private final List<T> records;
  private final Function<T, ReportRow<T>> rows;
  private final Instant serverTime;
  private final OptionalInt breakOff;
  private final Supplier<CallFailedException> failure;
  private int next;
  private long notUnderstood;
  private long replaced;
  private boolean closed;

  InMemoryReport(
      List<T> records,
      Function<T, ReportRow<T>> rows,
      Instant serverTime,
      OptionalInt breakOff,
      Supplier<CallFailedException> failure) {
    this.records = records;
    this.rows = rows;
    // HTTP's Date has whole seconds, so nobody may rely on more.
    this.serverTime = serverTime.truncatedTo(ChronoUnit.SECONDS);
    this.breakOff = breakOff;
    this.failure = failure;
  }

  @Override
  public Optional<Instant> serverTime() {
    return Optional.of(serverTime);
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      throw new IllegalStateException("The report is closed; read it before closing it");
    }
    if (breakOff.isPresent() && next >= Math.min(breakOff.getAsInt(), records.size())) {
      throw failure.get();
    }
    return next < records.size();
  }

  @Override
  public ReportRow<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The report has no more rows");
    }
    ReportRow<T> row = rows.apply(records.get(next++));
    notUnderstood += row instanceof ReportRow.NotUnderstood ? 1 : 0;
    replaced += row.raw().values().stream().mapToLong(InMemoryReport::replacedIn).sum();
    return row;
  }

  private static long replacedIn(String text) {
    return text.chars().filter(c -> c == RowReading.REPLACEMENT).count();
  }

  @Override
  public ReportStatistics statistics() {
    return new ReportStatistics(next, notUnderstood, replaced, List.of(), List.of(), List.of());
  }

  @Override
  public void close() {
    closed = true;
  }
}
