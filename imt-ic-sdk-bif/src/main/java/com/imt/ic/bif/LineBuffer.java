package com.imt.ic.bif;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lines while they are put together, as bytes: ASCII goes in directly, everything else encoded.
 * Used again for every line. Not thread-safe.
 */
final class LineBuffer {

  private static final int FULL = 1 << 15;

  private static final VarHandle PAIR =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  /** The two digits of each number below 100. */
  private static final short[] PAIRS = new short[100];

  static {
    for (int i = 0; i < PAIRS.length; i++) {
      PAIRS[i] = (short) ((('0' + i / 10) << Byte.SIZE) | ('0' + i % 10));
    }
  }

  private byte[] bytes = new byte[2 * FULL];
  private int length;

  void append(String ascii) {
    int at = length;
    int count = ascii.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      bytes[at + i] = (byte) ascii.charAt(i);
    }
    length = at + count;
  }

  void append(byte b) {
    ensure(1);
    bytes[length++] = b;
  }

  /**
   * Appends a text of characters that are themselves in every charset and mean nothing to the file.
   *
   * @param plain for each ASCII character whether it is such a one
   * @return false, with nothing appended, where the text holds another character
   */
  boolean appendPlain(String text, boolean[] plain) {
    int count = text.length();
    ensure(count);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !plain[c]) {
        return false;
      }
      to[at + i] = (byte) c;
    }
    length = at + count;
    return true;
  }

  /** Appends encoded text and says where it begins. */
  int appendAll(byte[] encoded) {
    int at = length;
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return at;
  }

  void appendNumber(long number) {
    if (number < 0) {
      append(Long.toString(number)); // rare enough, and right for Long.MIN_VALUE
      return;
    }
    int digits = 1;
    for (long limit = 10; digits < 19 && number >= limit; limit *= 10) {
      digits++;
    }
    ensure(digits);
    setDigits(length, digits, number);
    length += digits;
  }

  /** An amount with two decimals and no grouping. */
  void appendCents(long cents, byte point) {
    if (cents < 0) {
      append((byte) '-');
    }
    appendNumber(Math.abs(cents / 100));
    ensure(3);
    bytes[length] = point;
    setDigits(length + 1, 2, Math.abs(cents % 100));
    length += 3;
  }

  void setDigits(int at, int digits, long number) {
    if (number <= Integer.MAX_VALUE) {
      setDigits(at, digits, (int) number);
      return;
    }
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      long next = rest / 10;
      bytes[i] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
  }

  private void setDigits(int at, int digits, int number) {
    int rest = number;
    int i = at + digits;
    for (; i - at >= 2; i -= 2) {
      int next = rest / 100;
      PAIR.set(bytes, i - 2, PAIRS[rest - next * 100]);
      rest = next;
    }
    if (i > at) {
      bytes[at] = (byte) ('0' + rest);
    }
  }

  boolean isFull() {
    return length >= FULL;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
