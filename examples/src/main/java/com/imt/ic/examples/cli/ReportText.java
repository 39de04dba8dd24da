package com.imt.ic.examples.cli;

import com.imt.ic.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How {@link HtmlReport} writes values for people, and any text safely into HTML. */
final class ReportText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm:ss 'UTC'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private ReportText() {}

  /** Any text, fit for an element's content and for a quoted attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  static String dollars(Money amount) {
    String digits = String.format(Locale.US, "%,.2f", amount.toBigDecimal().abs());
    return (amount.isNegative() ? "\u2212$" : "$") + digits;
  }

  static String count(long count) {
    return String.format(Locale.US, "%,d", count);
  }

  static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  static String age(Duration age) {
    return age.toDays() > 0
        ? count(age.toDays(), "day", "days")
        : count(age.toHours(), "hour", "hours");
  }
}
