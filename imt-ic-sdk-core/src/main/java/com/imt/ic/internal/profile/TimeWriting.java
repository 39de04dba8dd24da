package com.imt.ic.internal.profile;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a column are written, where all of them are times; by their form alone, so that
 * it may be shown. Not thread-safe.
 */
public final class TimeWriting {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-\\d\\d-\\d\\d(?:T(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?)?(Z|[-+]\\d\\d:\\d\\d)?");
  private static final Pattern AMERICAN =
      Pattern.compile("\\d{1,2}/\\d{1,2}/(\\d{4})( \\d{1,2}:\\d\\d(:\\d\\d)?( ?[AaPp][Mm])?)?");
  private static final String MIDNIGHT = "00:00:00";
  private static final String GMT = "with Z";

  private final Set<String> forms = new TreeSet<>();
  private int times;
  private boolean hasOther;

  /** Takes a text; one that is blank, or a date that stands for none, says nothing. */
  public void add(String text) {
    String stripped = text.strip();
    Matcher iso = ISO.matcher(stripped);
    Matcher american = AMERICAN.matcher(stripped);
    if (iso.matches()) {
      add(iso.group(1), form(iso.group(2), iso.group(3)));
    } else if (american.matches()) {
      add(american.group(1), "as " + stripped.replaceAll("\\d", "9") + " without an offset");
    } else {
      hasOther |= !stripped.isEmpty();
    }
  }

  private static String form(@Nullable String clock, @Nullable String offset) {
    if (offset != null) {
      return offset.equals("Z") ? GMT : "with the offset " + offset;
    }
    return clock == null || clock.equals(MIDNIGHT)
        ? "as a day without an offset"
        : "without an offset";
  }

  private void add(String year, String form) {
    if (year.compareTo("1971") >= 0 && !year.equals("9999")) {
      times++;
      forms.add(form);
    }
  }

  /** Whether there was a time, and nothing else. */
  public boolean isTime() {
    return times > 0 && !hasOther;
  }

  /** Whether each time says that it is GMT. */
  public boolean isGmt() {
    return isTime() && forms.equals(Set.of(GMT));
  }

  /** How many times there were. */
  public int times() {
    return times;
  }

  /** For people, such as {@code with the offset -05:00 or with the offset -06:00}. */
  @Override
  public String toString() {
    return String.join(" or ", forms);
  }
}
