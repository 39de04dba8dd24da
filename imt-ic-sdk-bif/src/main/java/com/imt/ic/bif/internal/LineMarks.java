package com.imt.ic.bif.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a line and, in the same look at its bytes, where its delimiters stand and what
 * else it holds; line feed, delimiter and quote are one byte in every charset that a layout may
 * have. Not thread-safe.
 */
final class LineMarks {

  /** How many bytes are looked at together: as many as a word has bits. */
  static final int BLOCK = Long.SIZE;

  private static final long NOT_PLAIN = -1;

  private static final long LINE_FEEDS = '\n' * Words.ONES;
  private static final long BELOW_SPACE = (0x80 - ' ') * Words.ONES;

  private final long delimiters;
  private final long quotes; // none where there is no quote, since no line holds a line feed

  private int[] borders = new int[2 * BLOCK]; // counted from the start of the line
  private int fields;
  private boolean quoted;
  private long high; // a high bit for a byte above 127
  private int controls;

  LineMarks(char delimiter, @Nullable Character quote) {
    delimiters = delimiter * Words.ONES;
    quotes = (quote == null ? '\n' : quote) * Words.ONES;
  }

  /** Forgets the line. */
  void clear() {
    borders[0] = -1;
    fields = 1;
    quoted = false;
    high = 0;
    controls = 0;
  }

  /**
   * Looks at the bytes from {@code from} on, where the line was not looked at yet, as far as there
   * are blocks that begin at or before {@code last}. Returns the place of the line feed, or the
   * complement of where to go on.
   */
  int scan(byte[] bytes, int start, int from, int last) {
    int at = from;
    for (; at <= last; at += BLOCK) {
      long found = plainBlock(bytes, at);
      if (found != NOT_PLAIN) {
        note(found, at - start);
      } else {
        int feed = otherBlock(bytes, at, start);
        if (feed >= 0) {
          return feed;
        }
      }
    }
    return ~at;
  }

  /**
   * A bit for each delimiter of a block of printable ASCII without quotes, as most are; {@link
   * #NOT_PLAIN} for other blocks. No sum carries from one byte into the next unless a byte is above
   * 127, and then the block is none of these.
   */
  private long plainBlock(byte[] bytes, int at) {
    long found = 0;
    long odd = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      long word = Words.at(bytes, at + i * Long.BYTES);
      long noDelimiter = (word ^ delimiters) + Words.LOW_BITS;
      long noQuote = (word ^ quotes) + Words.LOW_BITS;
      // above 127; 127 itself; below a space; a quote
      odd |= word | (word + Words.ONES) | ~((word + BELOW_SPACE) & noQuote);
      found |= (~noDelimiter & Words.HIGH_BITS) >>> (Long.BYTES - 1 - i);
    }
    return (odd & Words.HIGH_BITS) == 0 ? Words.transposed(found) : NOT_PLAIN;
  }

  /** Looks at a block word by word; returns the place of the line feed, or -1. */
  private int otherBlock(byte[] bytes, int from, int start) {
    for (int at = from; at < from + BLOCK; at += Long.BYTES) {
      long word = Words.at(bytes, at);
      long feeds = Words.equal(word, LINE_FEEDS);
      long ofLine = feeds == 0 ? -1 : Words.below(feeds);
      classify(word, ofLine);
      note(Words.bits(Words.equal(word, delimiters) & ofLine), at - start);
      if (feeds != 0) {
        return at + Words.first(feeds);
      }
    }
    return -1;
  }

  private void classify(long word, long ofLine) {
    quoted |= (Words.equal(word, quotes) & ofLine) != 0;
    high |= word & ofLine & Words.HIGH_BITS;
    long low = word & Words.LOW_BITS;
    // A byte below 0x20 leaves its high bit clear in the first sum, 0x7F sets it in the second.
    long control = (~(low + BELOW_SPACE) | (low + Words.ONES)) & ~word & Words.HIGH_BITS;
    controls += Long.bitCount(control & ofLine);
  }

  private void note(long found, int offset) {
    if (fields + BLOCK >= borders.length) {
      borders = Arrays.copyOf(borders, borders.length * 2);
    }
    int[] to = borders;
    int count = fields;
    for (long rest = found; rest != 0; rest &= rest - 1) {
      to[count++] = offset + Long.numberOfTrailingZeros(rest);
    }
    fields = count;
  }

  /** Takes the length of the line, which is where its last field ends. */
  void end(int length) {
    borders[fields] = length;
  }

  /** Takes back the carriage return that turned out to be a part of the line end. */
  void endBeforeCarriageReturn(int length) {
    controls--;
    end(length);
  }

  /** Whether the line holds a quote, so that a delimiter may be text. */
  boolean isQuoted() {
    return quoted;
  }

  /** Whether no byte is above 127. */
  boolean isAscii() {
    return high == 0;
  }

  /** Whether every byte is a printable character of ASCII. */
  boolean isPlain() {
    return high == 0 && controls == 0;
  }

  /** How many fields a line without quotes has. */
  int fields() {
    return fields;
  }

  /**
   * The borders of the fields of a line without quotes, counted from its start: before the first
   * field, each delimiter, behind the last field.
   */
  int[] borders() {
    return borders;
  }
}
