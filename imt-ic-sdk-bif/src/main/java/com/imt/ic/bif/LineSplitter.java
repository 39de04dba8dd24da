package com.imt.ic.bif;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits the characters of one line into fields, quotes understood. Not thread-safe. */
final class LineSplitter {

  private final char delimiter;
  private final @Nullable Character quote;

  private char[] chars = new char[0];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] escaped = new boolean[32];
  private int count;

  LineSplitter(char delimiter, @Nullable Character quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /**
   * Splits a line.
   *
   * @return null, or what is wrong with it
   */
  TextRule.@Nullable Fault split(char[] line, int length) {
    chars = line;
    count = 0;
    int at = 0;
    while (true) {
      boolean quoted = quote != null && at < length && line[at] == quote;
      TextRule.Fault fault = quoted ? quotedField(at, length) : plainField(at, length);
      if (fault != null) {
        return fault;
      }
      at = ends[count - 1] + (quoted ? 1 : 0);
      if (at == length) {
        return null;
      }
      if (line[at] != delimiter) {
        return new TextRule.Fault(
            "field " + count + " goes on after its closing quote, at character " + (at + 1),
            "the delimiter or the end of the line is expected",
            "Double the quotes that stand inside a field");
      }
      at++;
    }
  }

  private TextRule.@Nullable Fault plainField(int from, int length) {
    int at = from;
    while (at < length && chars[at] != delimiter) {
      if (quote != null && chars[at] == quote) {
        return new TextRule.Fault(
            "field " + (count + 1) + " has a quote inside, at character " + (at + 1),
            "a field that holds a quote is quoted as a whole",
            "Quote the field and double the quotes inside");
      }
      at++;
    }
    add(from, at, false);
    return null;
  }

  private TextRule.@Nullable Fault quotedField(int from, int length) {
    boolean doubled = false;
    int at = from + 1;
    while (at < length) {
      if (quote == null || chars[at] != quote) {
        at++;
      } else if (at + 1 < length && chars[at + 1] == quote) {
        doubled = true;
        at += 2;
      } else {
        add(from + 1, at, doubled);
        return null;
      }
    }
    return new TextRule.Fault(
        "field " + (count + 1) + " opens a quote at character " + (from + 1) + " and never closes",
        "a field ends in its line",
        "Look for a line that was broken in two");
  }

  private void add(int start, int end, boolean doubled) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      escaped = Arrays.copyOf(escaped, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    escaped[count] = doubled;
    count++;
  }

  int count() {
    return count;
  }

  /** Points the slice at a field; only texts hold doubled quotes, see {@link #text}. */
  void slice(int field, CharSlice slice) {
    slice.set(chars, starts[field], ends[field]);
  }

  /** The field as text, doubled quotes taken for one. */
  String text(int field) {
    String text = new String(chars, starts[field], ends[field] - starts[field]);
    return escaped[field] && quote != null ? text.replace("" + quote + quote, "" + quote) : text;
  }
}
