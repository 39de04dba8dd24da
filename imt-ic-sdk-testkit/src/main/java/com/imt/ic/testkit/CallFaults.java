package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to one request. Immutable. */
record CallFaults(List<Fault> faults) {

  /** The effects of a kind. */
  <E extends Effect> Stream<E> all(Class<E> kind) {
    return faults.stream().map(Fault::effect).filter(kind::isInstance).map(kind::cast);
  }

  /** The first effect of a kind. */
  <E extends Effect> Optional<E> first(Class<E> kind) {
    return all(kind).findFirst();
  }

  boolean has(Class<? extends Effect> kind) {
    return first(kind).isPresent();
  }

  /** The fault that the request fails by, if it does. */
  Optional<Fault> failing() {
    return faults.stream().filter(fault -> fault.effect() instanceof Effect.Failing).findFirst();
  }

  /** Lets happen what happens before the work. */
  void beforeTheWork() {
    all(Effect.Before.class).forEach(before -> before.action().run());
  }

  /** How far the server's clock is ahead. */
  Duration skew() {
    return all(Effect.Skew.class).map(Effect.Skew::by).reduce(Duration.ZERO, Duration::plus);
  }

  /** The rows that are told. */
  <T> List<T> rows(List<T> rows, RecordType<T> type) {
    List<T> told = rows;
    for (Effect.Told effect : all(Effect.Told.class).toList()) {
      told = effect.which().of(told, type);
    }
    return told;
  }

  /** The columns as they are written. */
  <T> List<ReportColumn<T>> columns(List<ReportColumn<T>> columns, OperationSpec spec) {
    List<ReportColumn<T>> written = columns;
    for (Effect.Written effect : all(Effect.Written.class).toList()) {
      written = effect.how().applyTo(written, spec);
    }
    return written;
  }

  /** Lets happen what happens when so many of an answer's rows are sent. */
  void between(int sent, int rows) {
    all(Effect.Between.class)
        .filter(between -> Math.min(between.rows(), rows) == sent)
        .forEach(between -> between.action().run());
  }
}
