package com.imt.ic.bif;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits the bytes of one line into fields, quotes understood. Delimiter and quote are ASCII, which
 * in the charsets of a layout is never a part of another character. Not thread-safe.
 */
final class LineSplitter {

  private final Charset charset;
  private final byte delimiter;
  private final int quote; // -1 for none
  private final long delimiters;
  private final long quotes; // none where there is no quote, since no line holds a line feed
  private final ShortTexts shortTexts = new ShortTexts();

  private byte[] line = new byte[0];
  private boolean ascii;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] escaped = new boolean[32];
  private int count;

  LineSplitter(BifLayout layout) {
    charset = layout.charset();
    delimiter = (byte) layout.delimiter();
    Character character = layout.quote();
    quote = character == null ? -1 : character;
    delimiters = delimiter * Words.ONES;
    quotes = (character == null ? '\n' : character) * Words.ONES;
  }

  /**
   * Splits a line.
   *
   * @param isAscii whether no byte of it is above 127
   * @return null, or what is wrong with it
   */
  TextRule.@Nullable Fault split(byte[] bytes, int length, boolean isAscii) {
    line = bytes;
    ascii = isAscii;
    if (splitWithoutQuotes(length)) {
      return null;
    }
    count = 0;
    int at = 0;
    while (true) {
      boolean quoted = at < length && line[at] == quote;
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
            "field " + count + " goes on after its closing quote, at character " + position(at),
            "the delimiter or the end of the line is expected",
            "Double the quotes that stand inside a field");
      }
      at++;
    }
  }

  /** Most lines hold no quote, and their delimiters are found eight bytes at a time. */
  private boolean splitWithoutQuotes(int length) {
    byte[] bytes = line;
    count = 0;
    int start = 0;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long word = Words.at(bytes, at);
      if (Words.equal(word, quotes) != 0) {
        return false;
      }
      for (long found = Words.equal(word, delimiters); found != 0; found &= found - 1) {
        int end = at + Words.first(found);
        add(start, end, false);
        start = end + 1;
      }
    }
    for (; at < length; at++) {
      if (bytes[at] == quote) {
        return false;
      }
      if (bytes[at] == delimiter) {
        add(start, at, false);
        start = at + 1;
      }
    }
    add(start, length, false);
    return true;
  }

  private TextRule.@Nullable Fault plainField(int from, int length) {
    byte[] bytes = line;
    int at = from;
    while (at < length && bytes[at] != delimiter) {
      if (bytes[at] == quote) {
        return new TextRule.Fault(
            "field " + (count + 1) + " has a quote inside, at character " + position(at),
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
      if (line[at] != quote) {
        at++;
      } else if (at + 1 < length && line[at + 1] == quote) {
        doubled = true;
        at += 2;
      } else {
        add(from + 1, at, doubled);
        return null;
      }
    }
    return new TextRule.Fault(
        "field "
            + (count + 1)
            + " opens a quote at character "
            + position(from)
            + " and never closes",
        "a field ends in its line",
        "Look for a line that was broken in two");
  }

  private int position(int at) {
    return new String(line, 0, at, charset).length() + 1;
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
  void slice(int field, ByteSlice slice) {
    slice.set(line, starts[field], ends[field]);
  }

  /** Whether the field holds doubled quotes, so that its text is another than its bytes. */
  boolean isEscaped(int field) {
    return escaped[field];
  }

  /** The field as text, doubled quotes taken for one. */
  String text(int field) {
    int start = starts[field];
    int length = ends[field] - start;
    if (!ascii) {
      return withoutEscapes(field, new String(line, start, length, charset));
    }
    if (length <= Long.BYTES && !escaped[field] && start + Long.BYTES <= line.length) {
      return shortTexts.of(line, start, length);
    }
    return withoutEscapes(field, new String(line, start, length, StandardCharsets.ISO_8859_1));
  }

  private String withoutEscapes(int field, String text) {
    if (!escaped[field]) {
      return text;
    }
    String one = String.valueOf((char) quote);
    return text.replace(one + one, one);
  }
}
