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

  private final OperationSpec operation;
  private final RowMapper<T> mapper;
  private final @Nullable Since<T> since;
  private final @Nullable TimeCanary canary;

  private record Since<T>(Instant from, String field, Function<T, Instant> time) {}

  private ReportQuestion(OperationSpec operation, RowMapper<T> mapper, @Nullable Since<T> since) {
    this.operation = operation;
    this.mapper = mapper;
    this.since = since;
    this.canary = since == null ? null : new TimeCanary(since.field(), since.from());
  }

  static <T> ReportQuestion<T> of(Profile profile, RowMapper<T> mapper) {
    return new ReportQuestion<>(profile.operation(mapper.operation()), mapper, null);
  }

  static <T> ReportQuestion<T> since(
      Profile profile, RowMapper<T> mapper, Instant from, String field, Function<T, Instant> time) {
    return new ReportQuestion<>(
        profile.operation(mapper.operation()), mapper, new Since<>(from, field, time));
  }

  ReportQuestion<T> again() {
    return new ReportQuestion<>(operation, mapper, since);
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

  Optional<Warning> warning(Optional<Instant> serverTime) {
    return canary == null ? Optional.empty() : canary.warning(serverTime);
  }
}
