package com.imt.ic.bif;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream of bytes at line feeds, and on the same way sees where the delimiters stand and
 * what else a line holds; line feed, delimiter and quote are one byte in every charset that a
 * layout may have. A line stays where it was read, so that no byte is copied. A line beyond the
 * limit is passed over, so that garbage costs no memory. Not thread-safe.
 */
final class LineReader {

  /** How a line ended. */
  enum End {
    CRLF,
    LF,
    /** The file ended first. */
    NONE
  }

  /** Far above any record: 27 columns of some dozens of characters. */
  static final int LONGEST_LINE = 1 << 20;

  private static final long LINE_FEEDS = '\n' * Words.ONES;
  private static final long BELOW_SPACE = (0x80 - ' ') * Words.ONES;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final long delimiters;
  private final long quotes; // none where there is no quote, since no line holds a line feed

  private byte[] buffer = new byte[1 << 16];
  private int limit; // what has been read; a word of line feeds stands there when all has been
  private boolean ended;

  private int start;
  private int next; // where the next line starts
  private int length;
  private End end = End.NONE;
  private boolean tooLong;
  private boolean quoted;
  private long high; // a high bit for a byte above 127
  private int controls;
  private int[] borders = {-1, 0, 0, 0, 0, 0, 0, 0, 0, 0}; // of the fields, if none is quoted
  private int count; // of the fields

  LineReader(InputStream in, char delimiter, @Nullable Character quote) {
    this.in = in;
    delimiters = delimiter * Words.ONES;
    quotes = (quote == null ? '\n' : quote) * Words.ONES;
  }

  /** Moves to the next line; false at the end of the file. */
  boolean next() throws IOException {
    start = next;
    tooLong = false;
    quoted = false;
    high = 0;
    controls = 0;
    count = 1;
    int at = scan(start);
    while (at < 0) {
      at = scan(more(~at));
    }
    endLine(at);
    return end != End.NONE || length > 0 || tooLong;
  }

  /**
   * Looks once at the bytes from {@code from} on, eight at a time; returns the place of the line
   * feed, or the complement of where to go on when more has been read.
   */
  private int scan(int from) {
    byte[] bytes = buffer;
    int last = ended ? limit : limit - Long.BYTES;
    int at = from;
    for (; at <= last; at += Long.BYTES) {
      long word = Words.at(bytes, at);
      long found = Words.equal(word, delimiters);
      // Above 127; 127 itself; below a space. No sum carries unless a byte is above 127.
      long odd = word | (word + Words.ONES) | ~(word + BELOW_SPACE);
      if ((odd & Words.HIGH_BITS) != 0) {
        long feeds = Words.equal(word, LINE_FEEDS);
        long before = feeds == 0 ? -1 : Words.below(feeds);
        classify(word, before);
        note(found & before, at);
        if (feeds != 0) {
          return at + Words.first(feeds);
        }
      } else {
        quoted |= Words.equal(word, quotes) != 0;
        note(found, at);
      }
    }
    return ~at;
  }

  private void classify(long word, long which) {
    quoted |= (Words.equal(word, quotes) & which) != 0;
    high |= word & which & Words.HIGH_BITS;
    long low = word & Words.LOW_BITS;
    // A byte below 0x20 leaves its high bit clear in the first sum, 0x7F sets it in the second.
    long control = (~(low + BELOW_SPACE) | (low + Words.ONES)) & ~word & Words.HIGH_BITS;
    controls += Long.bitCount(control & which);
  }

  /** Notes where delimiters are. */
  private void note(long found, int at) {
    if (found == 0) {
      return;
    }
    if (count + Long.BYTES >= borders.length) {
      borders = Arrays.copyOf(borders, borders.length * 2);
    }
    int[] to = borders;
    int many = count;
    int offset = at - start;
    for (long rest = found; rest != 0; rest &= rest - 1) {
      to[many++] = offset + Words.first(rest);
    }
    count = many;
  }

  private void endLine(int at) {
    next = Math.min(at + 1, limit);
    end = at < limit ? End.LF : End.NONE;
    length = Math.min(at, limit) - start;
    if (end == End.LF && length > 0 && buffer[at - 1] == '\r') {
      end = End.CRLF;
      length--;
      controls--;
    }
    tooLong |= length > LONGEST_LINE;
    if (tooLong) {
      length = 0;
    }
    borders[count] = length;
  }

  /**
   * Reads on, while the line stays whole unless it is too long; returns where {@code at} is now.
   */
  private int more(int at) throws IOException {
    int seen = at;
    if (tooLong || seen - start > LONGEST_LINE + 1) {
      tooLong = true;
      start = seen;
      count = 1;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      seen -= start;
      limit -= start;
      start = 0;
    }
    if (limit + Long.BYTES >= buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read;
    do {
      read = in.read(buffer, limit, buffer.length - Long.BYTES - limit);
    } while (read == 0);
    if (read < 0) {
      ended = true;
      Words.set(buffer, limit, LINE_FEEDS);
    } else {
      limit += read;
    }
    return seen;
  }

  /** Whether the line begins with UTF-8's byte order mark, which is taken from it. */
  boolean dropByteOrderMark() throws IOException {
    int mark = BYTE_ORDER_MARK.length;
    if (length < mark || !Arrays.equals(buffer, start, start + mark, BYTE_ORDER_MARK, 0, mark)) {
      return false;
    }
    next = start + mark;
    next();
    return true;
  }

  /** The line's bytes, from {@link #start()} on, valid until the next line. */
  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  /** Whether no byte is above 127. */
  boolean isAscii() {
    return high == 0;
  }

  /** Whether every byte is a printable character of ASCII. */
  boolean isPlain() {
    return high == 0 && controls == 0;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** Whether it holds a quote, so that a delimiter may be text. */
  boolean isQuoted() {
    return quoted;
  }

  /**
   * The borders of the fields of a line without quotes, counted from its start: before the first
   * field, each delimiter, behind the last field.
   */
  int[] borders() {
    return borders;
  }

  /** How many fields a line without quotes has. */
  int count() {
    return count;
  }

  End end() {
    return end;
  }
}
