package com.imt.ic.testkit;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A report that is read from a list, and tells how far it is read. */
final class InMemoryReport<T> implements Report<T> {

  private final List<T> records;
  private final Function<T, ReportRow<T>> rows;
  private final Instant serverTime;
  private final IntConsumer sent;
  private int next;
  private int told = -1;
  private @Nullable RuntimeException failure;
  private long notUnderstood;
  private long replaced;
  private boolean closed;

  /**
   * A report that nobody has read.
   *
   * @param sent told once of each number of rows handed out, 0 and all of them included, before the
   *     next is; what it throws is what the reader gets
   */
  InMemoryReport(
      List<T> records, Function<T, ReportRow<T>> rows, Instant serverTime, IntConsumer sent) {
    this.records = records;
    this.rows = rows;
    // HTTP's Date has whole seconds, so nobody may rely on more.
    this.serverTime = serverTime.truncatedTo(ChronoUnit.SECONDS);
    this.sent = sent;
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
    if (failure != null) {
      throw failure;
    }
    if (told != next) {
      told = next;
      try {
        sent.accept(next);
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
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
