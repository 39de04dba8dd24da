package com.imt.ic.internal.mapping;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.Limits;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.internal.record.Reading;
import com.imt.ic.internal.record.UnreadableTextException;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How the profile says that a field is read, pushed or reported. Immutable; thread-safe unless a
 * subclass says otherwise.
 */
class ColumnReading implements Reading {

  private final ColumnSpec spec;
  private final TimePolicy time;
  private final ZoneId billerZone;
  private final Limits limits;
  private final Money most;

  ColumnReading(String field, ColumnSpec spec, TimePolicy time, Profile profile) {
    this.spec = spec;
    this.time = time;
    this.billerZone = profile.billerZone();
    this.limits = profile.limits();
    this.most = limits.most(field);
  }

  ColumnSpec spec() {
    return spec;
  }

  @Override
  public final @Nullable Instant moment(CharSequence text) {
    Instant moment = time.instant(text, spec.patterns()).orElse(null);
    if (moment != null) {
      requirePlausible(text, LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
    return moment;
  }

  @Override
  public final @Nullable LocalDate day(CharSequence text) {
    LocalDate day = time.day(text, spec.patterns(), billerZone).orElse(null);
    if (day != null) {
      requirePlausible(text, day);
    }
    return day;
  }

  private void requirePlausible(CharSequence text, LocalDate day) {
    if (day.isBefore(limits.earliest()) || day.isAfter(limits.latest())) {
      throw UnreadableTextException.shown(
          text, "a date from %s to %s ($.limits)".formatted(limits.earliest(), limits.latest()));
    }
  }

  @Override
  public final void requirePlausible(CharSequence text, Money amount) {
    if (amount.cents() > most.cents() || amount.cents() < -most.cents()) {
      throw UnreadableTextException.shown(text, "an amount of at most " + most + " ($.limits)");
    }
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
