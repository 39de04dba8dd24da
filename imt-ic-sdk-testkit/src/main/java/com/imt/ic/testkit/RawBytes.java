package com.imt.ic.testkit;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes that no text can hold: a character of the private use area stands for each until it is
 * written as UTF-8.
 */
final class RawBytes {

  private static final char FIRST = '\uF700';
  private static final char LAST = '\uF7FF';

  /** The first byte of each place in UTF-8, of three. */
  private static final int LEAD = 0xEF;

  private RawBytes() {}

  /** What stands for a byte in a text. */
  static char place(byte value) {
    return (char) (FIRST + (value & 0xFF));
  }

  static boolean isPlace(char c) {
    return c >= FIRST && c <= LAST;
  }

  /** The byte that a place stands for. */
  static byte of(char place) {
    return (byte) (place - FIRST);
  }

  /** A stream of UTF-8 that writes the bytes themselves; takes characters whole, as writers do. */
  static OutputStream writtenTo(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream(length);
        int end = offset + length;
        for (int i = offset; i < end; i++) {
          char c = i + 2 < end ? character(bytes, i) : 0;
          if (isPlace(c)) {
            written.write(of(c));
            i += 2;
          } else {
            written.write(bytes[i]);
          }
        }
        out.write(written.toByteArray());
      }
    };
  }

  private static char character(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) == LEAD
        ? (char) ((bytes[at] & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F))
        : 0;
  }
}
