package com.imt.ic.internal.mapping;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.internal.record.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the profile says that a field is read, pushed or reported. Immutable; thread-safe unless a
 * subclass says otherwise.
 */
class ColumnReading implements Reading {

  private final ColumnSpec spec;
  private final TimePolicy time;
  private final ZoneId billerZone;

  ColumnReading(ColumnSpec spec, TimePolicy time, ZoneId billerZone) {
    this.spec = spec;
    this.time = time;
    this.billerZone = billerZone;
  }

  ColumnSpec spec() {
    return spec;
  }

  @Override
  public final @Nullable Instant moment(CharSequence text) {
    return time.instant(text, spec.patterns()).orElse(null);
  }

  @Override
  public final @Nullable LocalDate day(CharSequence text) {
    return time.day(text, spec.patterns(), billerZone).orElse(null);
  }

  @Override
  public final boolean trims() {
    return spec.trim();
  }

  @Override
  public final boolean hasCodes() {
    return !spec.codes().isEmpty();
  }

  @Override
  public final @Nullable String meaning(String text) {
    return spec.meaning(text);
  }

  @Override
  public final CharSequence decimal(CharSequence amount) {
    return spec.amount().isPresent() ? spec.amount().get().plain(amount) : amount;
  }
}
