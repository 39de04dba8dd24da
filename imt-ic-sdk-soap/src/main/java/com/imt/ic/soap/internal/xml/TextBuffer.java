package com.imt.ic.soap.internal.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters of several texts, one after the other, without a String for each. Held in a byte each
 * while all fit. Not thread-safe.
 */
public final class TextBuffer {

  private byte[] narrow = new byte[1024];
  private char[] wide = {};
  private boolean isWide;
  private int length;

  /** Makes an empty one. */
  public TextBuffer() {}

  public void clear() {
    length = 0;
    isWide = false;
  }

  /** How many characters all texts have. */
  public int length() {
    return length;
  }

  /** Cuts what follows a length. */
  public void cut(int newLength) {
    length = Math.min(length, newLength);
  }

  /** The character at an index below {@link #length}. */
  public char charAt(int index) {
    return isWide ? wide[index] : (char) (narrow[index] & 0xFF);
  }

  /** A part as a text of its own. */
  public String substring(int start, int end) {
    return isWide
        ? new String(wide, start, end - start)
        : new String(narrow, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** How often a character stands there. */
  public int count(char wanted) {
    if (!isWide && wanted > 0xFF) {
      return 0;
    }
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }

  /** Appends so many characters. */
  public void append(char[] from, int start, int count) {
    int at = start;
    int end = start + count;
    grow(count);
    if (!isWide) {
      while (at < end && from[at] <= 0xFF) {
        narrow[length++] = (byte) from[at++];
      }
      if (at == end) {
        return;
      }
      widen();
      grow(end - at);
    }
    System.arraycopy(from, at, wide, length, end - at);
    length += end - at;
  }

  public void append(char character) {
    if (!isWide && character > 0xFF) {
      widen();
    }
    grow(1);
    if (isWide) {
      wide[length++] = character;
    } else {
      narrow[length++] = (byte) character;
    }
  }

  /** Appends so many ASCII characters, a byte each. */
  public void append(byte[] from, int start, int count) {
    grow(count);
    if (isWide) {
      for (int i = 0; i < count; i++) {
        wide[length + i] = (char) from[start + i];
      }
    } else {
      System.arraycopy(from, start, narrow, length, count);
    }
    length += count;
  }

  public void append(String more) {
    append(more.toCharArray(), 0, more.length());
  }

  private void grow(int count) {
    if (isWide && wide.length - length < count) {
      wide = Arrays.copyOf(wide, Math.max(wide.length * 2, length + count));
    } else if (!isWide && narrow.length - length < count) {
      narrow = Arrays.copyOf(narrow, Math.max(narrow.length * 2, length + count));
    }
  }

  private void widen() {
    if (wide.length < narrow.length) {
      wide = new char[narrow.length];
    }
    for (int i = 0; i < length; i++) {
      wide[i] = (char) (narrow[i] & 0xFF);
    }
    isWide = true;
  }
}
