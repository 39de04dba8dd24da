package com.imt.ic.bif;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes at line feeds, which are one byte in every charset that a layout may
 * have. A line beyond the limit is passed over, so that garbage costs no memory. Not thread-safe.
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
  private static final long BELOW_SPACE = 0x60 * Words.ONES;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private byte[] line = new byte[1024];
  private int length;
  private boolean tooLong;
  private boolean ascii;
  private boolean plain;
  private End end = End.NONE;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end of the file. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    end = End.NONE;
    while (true) {
      if (position == limit && !fill()) {
        classify();
        return length > 0 || tooLong;
      }
      int from = position;
      position = lineFeed(from);
      keep(from, position - from);
      if (position < limit) {
        position++;
        endLine();
        return true;
      }
    }
  }

  /** The place of the next line feed, or the end of the buffer; eight bytes at a time. */
  private int lineFeed(int from) {
    int at = from;
    for (; at + Long.BYTES <= limit; at += Long.BYTES) {
      long found = Words.equal(Words.at(buffer, at), LINE_FEEDS);
      if (found != 0) {
        return at + Words.first(found);
      }
    }
    while (at < limit && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Looks once at all bytes of the line. */
  private void classify() {
    long high = 0;
    long control = 0;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long word = Words.at(line, at);
      high |= word;
      long low = word & Words.LOW_BITS;
      // A byte below 0x20 leaves its high bit clear in the first sum, 0x7F sets it in the second.
      control |= ~(low + BELOW_SPACE) | (low + Words.ONES);
    }
    boolean controls = (control & Words.HIGH_BITS) != 0;
    for (; at < length; at++) {
      byte b = line[at];
      high |= b < 0 ? Words.HIGH_BITS : 0;
      controls |= (b >= 0 && b < ' ') || b == 0x7F;
    }
    ascii = (high & Words.HIGH_BITS) == 0;
    plain = ascii && !controls;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = 0;
    int read;
    do {
      read = in.read(buffer);
    } while (read == 0);
    limit = Math.max(read, 0);
    return limit > 0;
  }

  private void keep(int from, int count) {
    if (tooLong || length + count > LONGEST_LINE) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }

  /** Whether the line begins with UTF-8's byte order mark, which is taken from it. */
  boolean dropByteOrderMark() {
    int mark = BYTE_ORDER_MARK.length;
    if (length < mark || !Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      return false;
    }
    length -= mark;
    System.arraycopy(line, mark, line, 0, length);
    classify();
    return true;
  }

  private void endLine() {
    end = End.LF;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
      end = End.CRLF;
    }
    classify();
  }

  /** The line's bytes, valid up to {@link #length()} and until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Whether no byte is above 127. */
  boolean isAscii() {
    return ascii;
  }

  /** Whether every byte is a printable character of ASCII. */
  boolean isPlain() {
    return plain;
  }

  boolean isTooLong() {
    return tooLong;
  }

  End end() {
    return end;
  }
}
