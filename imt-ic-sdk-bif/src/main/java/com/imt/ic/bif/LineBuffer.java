package com.imt.ic.bif;

import java.util.Arrays;

/** One line while it is put together; used again for every line. Not thread-safe. */
final class LineBuffer {

  private static final int LONGEST_NUMBER = 20; // Long.MIN_VALUE

  private char[] chars = new char[1 << 10];
  private int length;

  void clear() {
    length = 0;
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  void append(char c) {
    ensure(1);
    chars[length++] = c;
  }

  void append(String text) {
    int count = text.length();
    ensure(count);
    text.getChars(0, count, chars, length);
    length += count;
  }

  void appendNumber(long number) {
    if (number < 0) {
      append(Long.toString(number)); // rare enough, and right for Long.MIN_VALUE
      return;
    }
    ensure(LONGEST_NUMBER);
    int digits = 1;
    for (long limit = 10; digits < 19 && number >= limit; limit *= 10) {
      digits++;
    }
    setDigits(length, digits, number);
    length += digits;
  }

  /** An amount with two decimals and no grouping. */
  void appendCents(long cents, char point) {
    if (cents < 0) {
      append('-');
    }
    long whole = cents / 100;
    appendNumber(Math.abs(whole));
    ensure(3);
    chars[length] = point;
    setDigits(length + 1, 2, Math.abs(cents - whole * 100));
    length += 3;
  }

  /** Overwrites the places from {@code at} on. */
  void setDigits(int at, int digits, long number) {
    if (number <= Integer.MAX_VALUE) {
      setDigits(at, digits, (int) number);
      return;
    }
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      long next = rest / 10;
      chars[i] = (char) ('0' + (rest - next * 10));
      rest = next;
    }
  }

  private void setDigits(int at, int digits, int number) {
    char[] to = chars;
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      int next = rest / 10;
      to[i] = (char) ('0' + (rest - next * 10));
      rest = next;
    }
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
  }
}
