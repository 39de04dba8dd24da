package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.AmountForm;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.internal.record.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a service of the profile's dialect writes the values of one field. Immutable.
 *
 * @param field its name in the profile
 */
record ColumnText<V>(OperationSpec spec, String field, Kind<V> kind, ZoneId billerZone) {

  /** At most seven digits of a second, without trailing zeros, as .NET writes them. */
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .toFormatter(Locale.ROOT);

  /** What is text in the SDK and a number on the wire. */
  private static final Map<String, DotNetType> NUMBERS =
      Map.of(
          "invoiceTypeId", DotNetType.INT,
          "batchId", DotNetType.LONG,
          "recordCount", DotNetType.INT,
          "customerId", DotNetType.LONG);

  private static final Map<Class<?>, DotNetType> TYPES =
      Map.of(
          PaymentGuid.class, DotNetType.GUID,
          Money.class, DotNetType.DECIMAL,
          Boolean.class, DotNetType.BOOLEAN);

  private ColumnSpec column() {
    return spec.column(field);
  }

  DotNetType type() {
    ColumnSpec column = column();
    if (!column.patterns().isEmpty()
        || column.amount().isPresent()
        || (kind.hasCodes() && !column.codes().isEmpty())) {
      return DotNetType.STRING;
    }
    if (kind.type() == Instant.class || kind.type() == LocalDate.class) {
      TimePolicy policy = column.time();
      if (policy.equals(TimePolicy.GMT) || policy.equals(TimePolicy.OFFSET)) {
        return DotNetType.UTC_TIME;
      }
      return policy.equals(TimePolicy.UNDECIDED)
          ? DotNetType.SERVERS_TIME
          : DotNetType.WALL_CLOCK_TIME;
    }
    return NUMBERS.getOrDefault(field, TYPES.getOrDefault(kind.type(), DotNetType.STRING));
  }

  String text(V value) {
    ColumnSpec column = column();
    if (value instanceof Money amount) {
      return column
          .amount()
          .map(form -> amount(amount, form))
          .orElseGet(() -> ReportColumn.decimal(amount));
    }
    if (value instanceof LocalDate day) {
      return column.time().equals(TimePolicy.DATE)
          ? time(day.atStartOfDay(ZoneOffset.UTC))
          : time(day.atStartOfDay(billerZone).withZoneSameInstant(zone()));
    }
    if (value instanceof Instant moment) {
      return time(moment.atZone(zone()));
    }
    String word = kind.text(value);
    return kind.hasCodes() && !column.codes().isEmpty() ? CodedText.of(word, spec, field) : word;
  }

  /** What is left of a value once it is written: a pattern may leave out what is small. */
  @SuppressWarnings("unchecked") // a moment for a moment
  V told(V value) {
    if (value instanceof Instant moment && !column().patterns().isEmpty()) {
      DateTimeFormatter pattern = column().patterns().get(0);
      String text = pattern.format(moment.atZone(zone()));
      return (V) AskedTime.read(text, Optional.of(pattern), zone(), Optional.empty()).moment();
    }
    return value;
  }

  private String time(ZonedDateTime time) {
    ColumnSpec column = column();
    if (!column.patterns().isEmpty()) {
      return column.patterns().get(0).format(time);
    }
    String digits = wallClock(time.toLocalDateTime());
    return switch (type()) {
      case UTC_TIME -> digits + "Z";
      case SERVERS_TIME -> digits + time.getOffset().getId();
      default -> digits;
    };
  }

  private ZoneId zone() {
    TimePolicy policy = column().time();
    if (policy.equals(TimePolicy.UNDECIDED)) {
      return billerZone;
    }
    boolean isNoZone =
        policy.equals(TimePolicy.GMT)
            || policy.equals(TimePolicy.OFFSET)
            || policy.equals(TimePolicy.DATE);
    return isNoZone ? ZoneOffset.UTC : ZoneId.of(policy.toString());
  }

  /** Two decimals, groups of three, and a sign of currency: in front of the digits, if no word. */
  private static String amount(Money amount, AmountForm form) {
    String plain = amount.toBigDecimal().abs().toPlainString();
    int point = plain.indexOf('.');
    StringBuilder digits = new StringBuilder(plain.substring(0, point));
    if (!form.grouping().isEmpty()) {
      for (int at = point - 3; at > 0; at -= 3) {
        digits.insert(at, form.grouping());
      }
    }
    digits.append(form.decimal()).append(plain.substring(point + 1));
    String currency = form.currency().isEmpty() ? "" : form.currency().get(0);
    boolean isWord = !currency.isEmpty() && Character.isLetter(currency.charAt(0));
    String shown = isWord ? digits + " " + currency : currency + digits;
    if (amount.toBigDecimal().signum() >= 0) {
      return shown;
    }
    return switch (form.minus()) {
      case FRONT -> "-" + shown;
      case BEHIND -> isWord ? digits + "- " + currency : shown + "-";
      case PARENTHESES -> "(" + shown + ")";
    };
  }

  static String wallClock(LocalDateTime time) {
    return DATE_TIME.format(time);
  }
}
