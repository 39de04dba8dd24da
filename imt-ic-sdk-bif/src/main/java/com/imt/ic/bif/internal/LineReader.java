package com.imt.ic.bif.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines. A line stays where it was read, so that no byte is copied,
 * and one beyond the limit is passed over, so that garbage costs no memory. Not thread-safe.
 */
final class LineReader {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final LineMarks marks;

  private byte[] buffer = new byte[1 << 16];
  private int limit; // what has been read; behind it there is room for one block
  private boolean ended; // all has been read, and line feeds stand behind it

  private int start;
  private int next; // where the next line starts
  private int length;
  private RowReader.End end = RowReader.End.NONE;
  private boolean tooLong;

  LineReader(InputStream in, LineMarks marks) {
    this.in = in;
    this.marks = marks;
  }

  boolean next() throws IOException {
    start = next;
    tooLong = false;
    marks.clear();
    int at = scan(start);
    while (at < 0) {
      at = scan(more(~at));
    }
    endLine(at);
    return end != RowReader.End.NONE || length > 0 || tooLong;
  }

  private int scan(int from) {
    return marks.scan(buffer, start, from, ended ? limit : limit - LineMarks.BLOCK);
  }

  /** Reads on, and keeps the line whole unless it is too long; returns where {@code at} is then. */
  private int more(int at) throws IOException {
    int seen = at;
    if (tooLong || seen - start > RowReader.LONGEST_LINE + 1) { // one for the carriage return
      tooLong = true;
      start = seen;
      marks.clear();
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      seen -= start;
      limit -= start;
      start = 0;
    }
    if (limit + LineMarks.BLOCK == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read;
    do {
      read = in.read(buffer, limit, buffer.length - LineMarks.BLOCK - limit);
    } while (read == 0);
    if (read < 0) {
      ended = true;
      Arrays.fill(buffer, limit, limit + LineMarks.BLOCK, (byte) '\n');
    } else {
      limit += read;
    }
    return seen;
  }

  private void endLine(int at) {
    int stop = Math.min(at, limit);
    next = Math.min(at + 1, limit);
    length = stop - start;
    if (at >= limit) {
      end = RowReader.End.NONE;
    } else if (length > 0 && buffer[at - 1] == '\r') {
      end = RowReader.End.CRLF;
      length--;
    } else {
      end = RowReader.End.LF;
    }
    tooLong |= length > RowReader.LONGEST_LINE;
    if (tooLong) {
      length = 0;
    }
    if (end == RowReader.End.CRLF) {
      marks.endBeforeCarriageReturn(length);
    } else {
      marks.end(length);
    }
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

  boolean isTooLong() {
    return tooLong;
  }

  RowReader.End end() {
    return end;
  }
}
