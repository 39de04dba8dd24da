package com.imt.ic.soap;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Redaction;
import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.RowMapper;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.internal.dataset.StatedTotal;
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
  private final boolean isPart;

  private record Since<T>(Instant from, String field, Function<T, Instant> time) {}

  private ReportQuestion(
      OperationSpec operation,
      RowMapper<T> mapper,
      int suspectMultiple,
      @Nullable Since<T> since,
      boolean isPart) {
    this.isPart = isPart;
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
        since,
        false);
  }

  ReportQuestion<T> again() {
    return new ReportQuestion<>(operation, mapper, suspectMultiple, since, isPart);
  }

  /** The same for a part of an answer, of which nobody watches the times or counts the rows. */
  ReportQuestion<T> ofPart() {
    return new ReportQuestion<>(operation, mapper, suspectMultiple, null, true);
  }

  boolean isPart() {
    return isPart;
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

  /**
   * Lets no answer pass that says that there are more rows than came.
   *
   * @param part what of the report it is, for people
   */
  void requireAll(StatedTotal total, long rows, String part) {
    if (total.rows() <= rows) {
      return;
    }
    boolean hasPages = operation.request().pages().isPresent();
    String said = Redaction.shorten(total.name());
    throw new ContractMismatchException(
        "%s%s: it says that there are %s rows (%s), and has %s; %s. If %s counts something else, name in answers.totals what counts the rows, or nothing: []."
            .formatted(
                operation.operation(),
                part,
                total.rows(),
                said,
                rows,
                (hasPages
                        ? "check operations.%s.pages in the profile, and the element of {page}"
                        : "it comes in pages: see `pages`, and give operations.%s.pages in the profile, with an element of {page}")
                    .formatted(operation.id()),
                said));
  }

  Optional<Warning> warning(Optional<Instant> serverTime) {
    return canary == null ? Optional.empty() : canary.warning(serverTime);
  }
}
