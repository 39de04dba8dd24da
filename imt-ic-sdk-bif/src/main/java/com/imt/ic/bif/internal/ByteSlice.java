package com.imt.ic.bif.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A window on the bytes of ASCII text, moved from field to field without copying; other bytes show
 * as the characters of ISO 8859-1. Not thread-safe.
 */
final class ByteSlice implements CharSequence {

  private byte[] bytes = new byte[0];
  private int start;
  private int end;

  void set(byte[] newBytes, int newStart, int newEnd) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
  }

  /** Whether the characters are those of the text. */
  boolean contentEquals(String text) {
    int length = end - start;
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((bytes[start + i] & 0xFF) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Eight bytes from {@code index} on, which must be there. */
  long word(int index) {
    return Words.at(bytes, start + index);
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    return (char) (bytes[start + index] & 0xFF);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    Objects.checkFromToIndex(from, to, end - start);
    return new String(bytes, start + from, to - from, StandardCharsets.ISO_8859_1);
  }

  String toString(Charset charset) {
    return new String(bytes, start, end - start, charset);
  }

  @Override
  public String toString() {
    return toString(StandardCharsets.ISO_8859_1);
  }
}
