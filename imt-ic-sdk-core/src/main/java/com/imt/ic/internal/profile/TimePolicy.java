package com.imt.ic.internal.profile;

import com.imt.ic.Redaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a time column becomes a moment or a date.
 *
 * <p>.NET stamps a value of a column in the default DateTimeMode (UnspecifiedLocal) with the web
 * server's own offset, around a change of daylight saving even with the wrong one, so the offset in
 * the text may say nothing (KB 842545; {@code DateTimeStorage} in .NET's reference source). The
 * profile decides per column:
 *
 * <ul>
 *   <li>{@link #OFFSET}: trust the offset; a time without one is GMT;
 *   <li>{@link #GMT}: the digits are GMT, whatever offset follows them;
 *   <li>{@link #zone}: the digits are the wall clock of a zone, whatever offset follows them. At
 *       the hour that a clock repeats in autumn, the earlier moment is taken;
 *   <li>{@link #DATE}: the digits' date is meant, and no moment;
 *   <li>{@link #UNDECIDED}: nobody has said; the offset is trusted, and without one the answer
 *       cannot be read.
 * </ul>
 *
 * <p>Many systems write some date of long ago, or the last that they know, where they have none:
 * 0001-01-01 (.NET; IC has been seen to write {@code 1/1/0001}), 1753-01-01 and 1900-01-01 (SQL
 * Server), 1899-12-30 (OLE), 1970-01-01 (Unix), 0000-00-00 (MySQL), 9999-12-31. Nothing that
 * InvoiceCloud tells of happened before 1971 or will in the year 9999, so a date there is absent
 * under every policy, whatever a change of zone has made of its hours. Immutable and thread-safe.
 */
public final class TimePolicy {

  private static final int FIRST_YEAR = 1971;
  private static final int YEAR_OF_NONE = 9999;
  private static final int ISO_DAY = 10;
  private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");

  /** As .NET writes a date without a format in the United States. */
  private static final Pattern AMERICAN = Pattern.compile("\\d{1,2}/\\d{1,2}/(\\d{4})(?: .*)?");

  public static final TimePolicy OFFSET = new TimePolicy("OFFSET", ZoneOffset.UTC, true);

  /** Nobody has said how: the offset in the text is trusted, and a text without one is refused. */
  public static final TimePolicy UNDECIDED = new TimePolicy("UNDECIDED", ZoneOffset.UTC, true);

  public static final TimePolicy GMT = new TimePolicy("GMT", ZoneOffset.UTC, false);

  public static final TimePolicy DATE = new TimePolicy("DATE", ZoneOffset.UTC, false);

  private static final DateTimeFormatter XSD_DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          // Not the 28th for a 30th of February.
          .withResolverStyle(ResolverStyle.STRICT);

  private final String name;
  private final ZoneId zone;
  private final boolean trustsOffset;

  private TimePolicy(String name, ZoneId zone, boolean trustsOffset) {
    this.name = name;
    this.zone = zone;
    this.trustsOffset = trustsOffset;
  }

  public static TimePolicy zone(ZoneId zone) {
    return new TimePolicy(zone.getId(), zone, false);
  }

  /** The policy of a profile's text; an {@link IllegalArgumentException} when it is neither. */
  public static TimePolicy parse(String text) {
    return switch (text) {
      case "OFFSET" -> OFFSET;
      case "GMT" -> GMT;
      case "DATE" -> DATE;
      default -> {
        try {
          yield zone(ZoneId.of(text));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException(
              "is no time policy; write OFFSET, GMT, DATE, or a zone such as America/Chicago", e);
        }
      }
    };
  }

  /**
   * The moment that a text means, written as .NET does.
   *
   * @throws IllegalArgumentException when it is not a time
   * @throws UndecidedTimeException when nobody has said in what zone it is
   */
  public Optional<Instant> instant(CharSequence text) {
    if (isNone(text)) {
      return Optional.empty();
    }
    Instant usual = DateTimeText.instant(text, zone, trustsOffset);
    Instant moment = usual == null ? unusual(text) : usual;
    return decided(text, moment, equals(UNDECIDED) && !hasOffset(text));
  }

  /** The same of a text that is written by one of some patterns; by none, as .NET does. */
  public Optional<Instant> instant(CharSequence text, List<DateTimeFormatter> patterns) {
    if (patterns.isEmpty()) {
      return instant(text);
    }
    if (isNone(text) || isZero(text)) {
      return Optional.empty();
    }
    TemporalAccessor time = TimePatterns.read(text, patterns);
    LocalDate day = LocalDate.from(time);
    LocalTime hour = time.query(TemporalQueries.localTime());
    LocalDateTime digits = day.atTime(hour == null ? LocalTime.MIN : hour);
    ZoneId written = trustsOffset ? time.query(TemporalQueries.zone()) : null;
    Instant moment = digits.atZone(written == null ? zone : written).toInstant();
    return decided(text, moment, equals(UNDECIDED) && written == null);
  }

  /** What stands for none needs no zone. */
  private static Optional<Instant> decided(
      CharSequence text, Instant moment, boolean isZoneUnknown) {
    if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
      return Optional.empty();
    }
    if (isZoneUnknown) {
      throw new UndecidedTimeException(text);
    }
    return Optional.of(moment);
  }

  /** Of a text that is a time, as .NET writes it. */
  private static boolean hasOffset(CharSequence text) {
    int end = text.length() - 1;
    char sign = end > 16 ? text.charAt(end - 5) : ' ';
    return text.charAt(end) == 'Z' || sign == '+' || sign == '-';
  }

  private Instant unusual(CharSequence text) {
    TemporalAccessor time = parseDateTime(text);
    return trustsOffset && time.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(time).toInstant()
        : LocalDateTime.from(time).atZone(zone).toInstant();
  }

  /** The date of the text's digits; no zone is applied, since a business date is never shifted. */
  public static Optional<LocalDate> date(CharSequence text) {
    if (isNone(text)) {
      return Optional.empty();
    }
    LocalDate usual = DateTimeText.date(text);
    LocalDate date = usual == null ? LocalDate.from(parseDateTime(text)) : usual;
    return isYearOfNone(date.getYear()) ? Optional.empty() : Optional.of(date);
  }

  /** The same of a text that is written by one of some patterns; by none, as .NET does. */
  public static Optional<LocalDate> date(CharSequence text, List<DateTimeFormatter> patterns) {
    if (patterns.isEmpty()) {
      return date(text);
    }
    if (isNone(text) || isZero(text)) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.from(TimePatterns.read(text, patterns));
    return isYearOfNone(date.getYear()) ? Optional.empty() : Optional.of(date);
  }

  /**
   * The business day that a text means, in the zone of those days where it is of a moment. A text
   * without a time of day is no moment: any zone would make another day of it.
   */
  public Optional<LocalDate> day(
      CharSequence text, List<DateTimeFormatter> patterns, ZoneId businessZone) {
    if (equals(DATE) || isNone(text) || isZero(text) || !hasTimeOfDay(text, patterns)) {
      return date(text, patterns);
    }
    return instant(text, patterns).map(moment -> LocalDate.ofInstant(moment, businessZone));
  }

  private static boolean hasTimeOfDay(CharSequence text, List<DateTimeFormatter> patterns) {
    return patterns.isEmpty()
        ? text.length() > ISO_DAY
        : TimePatterns.read(text, patterns).query(TemporalQueries.localTime()) != null;
  }

  /** Whether there are the digits of a day, all of them 0, as in {@code 00000000}. */
  private static boolean isZero(CharSequence text) {
    return text.length() >= 8
        && text.chars().allMatch(c -> c == '0' || !Character.isDigit(c))
        && text.chars().filter(c -> c == '0').count() >= 8;
  }

  /** A date that stands for none and that the formatter need not know: of no year, or American. */
  private static boolean isNone(CharSequence text) {
    if (text.length() < 8) {
      return false;
    }
    if (startsWith(text, "0001-01-01") || startsWith(text, "0000-") || startsWith(text, "-00")) {
      return true;
    }
    if (text.charAt(1) != '/' && text.charAt(2) != '/') {
      return false;
    }
    Matcher american = AMERICAN.matcher(text);
    return american.matches() && isYearOfNone(Integer.parseInt(american.group(1)));
  }

  private static boolean isYearOfNone(int year) {
    return year < FIRST_YEAR || year >= YEAR_OF_NONE;
  }

  private static boolean startsWith(CharSequence text, String start) {
    int at = 0;
    int most = Math.min(start.length(), text.length());
    while (at < most && text.charAt(at) == start.charAt(at)) {
      at++;
    }
    return at == start.length();
  }

  private static TemporalAccessor parseDateTime(CharSequence text) {
    try {
      if (text.length() == ISO_DAY) {
        return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE).atStartOfDay();
      }
      return XSD_DATE_TIME.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is not a time; expected one like 2026-11-01T14:33:00.1111103Z"
              .formatted(Redaction.shorten(text)),
          e);
    }
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof TimePolicy policy && policy.name.equals(name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name);
  }

  /** The text that {@link #parse} reads back. */
  @Override
  public String toString() {
    return name;
  }
}
