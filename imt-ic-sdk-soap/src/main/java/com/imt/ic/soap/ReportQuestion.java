package com.imt.ic.soap;

import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.RowMapper;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a report, how its rows are read, and what watches their times. Not thread-safe:
 * one belongs to one answer.
 */
final class ReportQuestion<T> {

  /** What every limit of rows is a multiple of that anybody sets. */
  private static final int USUAL_LIMITS = 50;

  private final OperationSpec operation;
  private final RowMapper<T> mapper;
  private final int suspectMultiple;
  private final @Nullable Since<T> since;
  private final @Nullable TimeCanary canary;

  private record Since<T>(Instant from, String field, Function<T, Instant> time) {}

  private ReportQuestion(
      OperationSpec operation, RowMapper<T> mapper, int suspectMultiple, @Nullable Since<T> since) {
    this.operation = operation;
    this.suspectMultiple = suspectMultiple;
    this.mapper = mapper;
    this.since = since;
    this.canary = since == null ? null : new TimeCanary(since.field(), since.from());
  }

  static <T> ReportQuestion<T> of(Profile profile, RowMapper<T> mapper) {
    return of(profile, mapper, null);
  }

  static <T> ReportQuestion<T> since(
      Profile profile, RowMapper<T> mapper, Instant from, String field, Function<T, Instant> time) {
    return of(profile, mapper, new Since<>(from, field, time));
  }

  private static <T> ReportQuestion<T> of(
      Profile profile, RowMapper<T> mapper, @Nullable Since<T> since) {
    return new ReportQuestion<>(
        profile.operation(mapper.operation()),
        mapper,
        profile.polling(mapper.report()).suspectMultiple(),
        since);
  }

  ReportQuestion<T> again() {
    return new ReportQuestion<>(operation, mapper, suspectMultiple, since);
  }

  /** The same with nobody who watches the times, for a part of an answer. */
  ReportQuestion<T> unwatched() {
    return new ReportQuestion<>(operation, mapper, suspectMultiple, null);
  }

  OperationSpec operation() {
    return operation;
  }

  RowMapper<T> mapper() {
    return mapper;
  }

  T seen(T made) {
    if (since != null && canary != null) {
      canary.see(since.time().apply(made));
    }
    return made;
  }

  /**
   * What it means that one of several answers has so many rows; the poll sees the sum alone.
   *
   * @param part which of them
   */
  Optional<Warning> round(int rows, String part) {
    return suspectMultiple > 0 && rows > 0 && rows % suspectMultiple == 0
        ? Optional.of(
            new Warning(
                Warning.Kind.ROUND_ROW_COUNT,
                "exactly %s rows came%s, a multiple of %s, as if the answer were cut"
                    .formatted(rows, part, suspectMultiple)))
        : Optional.empty();
  }

  /**
   * What it means that a server that does not page gave so many rows, fewer than it was asked for.
   *
   * @param part which of them
   */
  Optional<Warning> cut(int rows, String part) {
    return rows % USUAL_LIMITS == 0
        ? Optional.of(
            new Warning(
                Warning.Kind.ROUND_ROW_COUNT,
                "exactly %s rows came%s, the same as on the page before, as if the server did not page and had a limit of its own; if it has none, take operations.%s.pages out of the profile"
                    .formatted(rows, part, operation.id())))
        : Optional.empty();
  }

  Optional<Warning> warning(Optional<Instant> serverTime) {
    return canary == null ? Optional.empty() : canary.warning(serverTime);
  }
}
