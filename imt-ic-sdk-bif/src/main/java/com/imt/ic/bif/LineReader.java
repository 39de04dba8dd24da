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

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  private byte[] line = new byte[1024];
  private int length;
  private boolean tooLong;
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
        return length > 0 || tooLong;
      }
      int from = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      keep(from, position - from);
      if (position < limit) {
        position++;
        endLine();
        return true;
      }
    }
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

  private void endLine() {
    end = End.LF;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
      end = End.CRLF;
    }
  }

  /** The line's bytes, valid up to {@link #length()} and until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  boolean isTooLong() {
    return tooLong;
  }

  End end() {
    return end;
  }
}
