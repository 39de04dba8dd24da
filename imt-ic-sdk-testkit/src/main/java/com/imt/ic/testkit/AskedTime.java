package com.imt.ic.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as a request holds it.
 *
 * @param written by the wall clock that it was written by
 * @param shift what was added before it was written
 */
record AskedTime(ZonedDateTime written, Optional<TemporalAmount> shift) {

  /** .NET's DateTime.MinValue, which a dateTime is that was not sent. */
  static final LocalDate UNSET = LocalDate.of(1, 1, 1);

  /** XML Schema's dateTime, or its date alone. */
  private static final DateTimeFormatter XSD =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads one.
   *
   * @param pattern empty for as XML Schema writes it
   * @param zone whose wall clock a text without an offset is by
   * @throws DateTimeException when it is none
   */
  static AskedTime read(
      String text,
      Optional<DateTimeFormatter> pattern,
      ZoneId zone,
      Optional<TemporalAmount> shift) {
    // A space may be a pattern's own, as in ppd.
    TemporalAccessor parsed =
        pattern.isPresent() ? pattern.get().parse(text) : XSD.parse(text.strip());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    LocalDateTime local = LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
    ZoneId own = parsed.query(TemporalQueries.zone());
    return new AskedTime(local.atZone(own == null ? zone : own), shift);
  }

  Instant moment() {
    return unshifted().toInstant();
  }

  LocalDate day() {
    return unshifted().toLocalDate();
  }

  private ZonedDateTime unshifted() {
    return shift.isPresent() ? written.minus(shift.get()) : written;
  }
}
