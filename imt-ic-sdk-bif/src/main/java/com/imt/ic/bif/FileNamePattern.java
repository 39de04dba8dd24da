package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Redaction;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the invoice files of a layout are named. Immutable and thread-safe.
 *
 * @param text with {@code {time}}, and perhaps {@code {bid}}
 * @param time how the moment is written, in UTC
 */
record FileNamePattern(String text, DateTimeFormatter time) {

  private static final String TIME = "{time}";
  private static final String BID = "{bid}";
  private static final Pattern NUMBER = Pattern.compile("_\\d+(\\.[^.]*)?$");

  String name(BillerId bid, Instant moment) {
    String name =
        text.replace(TIME, time.format(moment.atOffset(ZoneOffset.UTC))).replace(BID, bid.value());
    if (!FileNames.isSafe(name)) {
      throw new IllegalArgumentException(
          """
          The BID "%s" cannot stand in the name of an invoice file; name the files without {bid} in \
          $.bif.fileName of the profile"""
              .formatted(Redaction.shorten(bid.value())));
    }
    return name;
  }

  /** The name of a further file, where another one has the name already. */
  static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return name.substring(0, end) + "_" + number + name.substring(end);
  }

  /** Whether a file of this biller may have that name, a number of {@link #numbered} included. */
  boolean couldName(BillerId bid, String name) {
    return isName(bid, name) || isName(bid, NUMBER.matcher(name).replaceFirst("$1"));
  }

  private boolean isName(BillerId bid, String name) {
    String[] parts = text.split(Pattern.quote(TIME), -1);
    String whole =
        Arrays.stream(parts)
            .skip(1)
            .map(part -> quoted(part, bid))
            .collect(Collectors.joining("\\1", quoted(parts[0], bid) + "(.+)", ""));
    Matcher matcher = Pattern.compile(whole).matcher(name);
    return matcher.matches() && isTime(matcher.group(1));
  }

  private static String quoted(String part, BillerId bid) {
    return Pattern.quote(part.replace(BID, bid.value()));
  }

  private boolean isTime(String found) {
    ParsePosition at = new ParsePosition(0);
    return time.parseUnresolved(found, at) != null && at.getIndex() == found.length();
  }
}
