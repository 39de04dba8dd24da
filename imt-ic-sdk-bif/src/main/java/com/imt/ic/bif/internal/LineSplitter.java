package com.imt.ic.bif.internal;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line, quotes understood. Delimiter and quote are ASCII, which in the charsets
 * of a layout is never a part of another character. Not thread-safe.
 */
final class LineSplitter {

  private final Charset charset;
  private final byte delimiter;
  private final int quote; // asked for in lines that hold one, so never without one
  private final ShortTexts shortTexts = new ShortTexts();

  private byte[] bytes = new byte[0];
  private int start;
  private int length;
  private boolean ascii;
  private boolean quoted;
  private int count;
  private int[] borders = new int[0]; // counted from the start of the line
  private int[] bordersWithQuotes = new int[32];

  LineSplitter(TextFormat format) {
    charset = format.charset();
    delimiter = (byte) format.delimiter();
    Character character = format.quote();
    quote = character == null ? -1 : character;
  }

  /** Splits a line; returns null, or what is wrong with it. */
  @Nullable Damage split(LineReader line, LineMarks marks) {
    bytes = line.bytes();
    start = line.start();
    length = line.length();
    ascii = marks.isAscii();
    quoted = marks.isQuoted();
    if (quoted) {
      Damage damage = splitWithQuotes();
      borders = bordersWithQuotes;
      return damage;
    }
    borders = marks.borders();
    count = marks.fields();
    return null;
  }

  private @Nullable Damage splitWithQuotes() {
    count = 0;
    bordersWithQuotes[0] = -1;
    int at = 0;
    while (true) {
      int from = at;
      while (at < length && at(at) != delimiter) {
        if (at(at) != quote) {
          at++;
        } else if (at > from) {
          return damage(Damage.Kind.QUOTE_INSIDE, at);
        } else {
          at = closingQuote(from) + 1;
          if (at == 0) {
            return damage(Damage.Kind.OPEN_QUOTE, from);
          }
          if (at < length && at(at) != delimiter) {
            return damage(Damage.Kind.TEXT_BEHIND_QUOTE, at);
          }
        }
      }
      addBorder(at);
      if (at == length) {
        return null;
      }
      at++;
    }
  }

  private byte at(int place) {
    return bytes[start + place];
  }

  /** The place of the quote that closes the one at {@code from}, or -1. */
  private int closingQuote(int from) {
    int at = from + 1;
    while (at < length) {
      if (at(at) != quote) {
        at++;
      } else if (at + 1 < length && at(at + 1) == quote) {
        at += 2;
      } else {
        return at;
      }
    }
    return -1;
  }

  private Damage damage(Damage.Kind kind, int at) {
    int position = new String(bytes, start, at, charset).length() + 1;
    return new Damage(kind, position, count + 1);
  }

  private void addBorder(int at) {
    count++;
    if (count == bordersWithQuotes.length) {
      bordersWithQuotes = Arrays.copyOf(bordersWithQuotes, count * 2);
    }
    bordersWithQuotes[count] = at;
  }

  int count() {
    return count;
  }

  /** Points the slice at a field without its quotes; see {@link #isAsItStands}. */
  void slice(int field, ByteSlice slice) {
    int from = start + borders[field] + 1;
    int to = start + borders[field + 1];
    boolean inQuotes = quoted && from < to && bytes[from] == quote;
    slice.set(bytes, inQuotes ? from + 1 : from, inQuotes ? to - 1 : to);
  }

  /**
   * Whether the text of every slice is its bytes: ASCII alone, and no quotes that stand for one.
   */
  boolean isAsItStands() {
    return ascii && !quoted;
  }

  /** The text of a slice of this line, doubled quotes taken for one. */
  String text(ByteSlice slice) {
    if (isAsItStands()) {
      return slice.length() <= Long.BYTES ? shortTexts.of(slice) : slice.toString();
    }
    String text = slice.toString(charset);
    if (!quoted) {
      return text;
    }
    String one = String.valueOf((char) quote);
    return text.replace(one + one, one);
  }
}
