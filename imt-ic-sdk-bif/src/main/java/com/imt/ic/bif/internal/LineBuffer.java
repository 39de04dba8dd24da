package com.imt.ic.bif.internal;

import java.util.Arrays;

/**
 * One line while it is put together, and whether anything about it is unusual; used again for every
 * line. Not thread-safe.
 */
final class LineBuffer {

  private static final int LONGEST_NUMBER = 10; // Integer.MAX_VALUE
  private static final char[] TENS = new char[100];
  private static final char[] ONES = new char[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (char) ('0' + i / 10);
      ONES[i] = (char) ('0' + i % 10);
    }
  }

  private char[] chars = new char[1 << 10];
  private int length;
  private boolean unusual;

  void clear() {
    length = 0;
    unusual = false;
  }

  /** Has the row looked at by the rules. */
  void markUnusual() {
    unusual = true;
  }

  void markUnusual(boolean when) {
    unusual |= when;
  }

  boolean isUnusual() {
    return unusual;
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

  /** Appends a text that is unusual where it is too long. */
  void append(String text, int maxLength) {
    append(text);
    if (text.length() > maxLength) {
      unusual = true;
    }
  }

  /** Whether the character stands anywhere from {@code start} on. */
  boolean holds(char c, int start) {
    for (int i = start; i < length; i++) {
      if (chars[i] == c) {
        return true;
      }
    }
    return false;
  }

  boolean holdsAt(int place, char c) {
    return place < length && chars[place] == c;
  }

  /** Puts what stands from {@code start} on in quotes, and doubles those that it holds. */
  void quoteFrom(int start, char quote) {
    String one = String.valueOf(quote);
    String text = new String(chars, start, length - start).replace(one, one + one);
    length = start;
    append(quote);
    append(text);
    append(quote);
  }

  void appendNumber(long number) {
    if (number < 0 || number > Integer.MAX_VALUE) {
      append(Long.toString(number)); // rare enough, and right for Long.MIN_VALUE
      return;
    }
    ensure(LONGEST_NUMBER);
    int digits = 1;
    for (long limit = 10; number >= limit; limit *= 10) {
      digits++;
    }
    length += digits;
    int at = length;
    int rest = (int) number;
    for (; rest >= 100; rest /= 100) {
      at -= 2;
      setTwoDigits(at, rest % 100);
    }
    if (rest >= 10) {
      setTwoDigits(at - 2, rest);
    } else {
      chars[at - 1] = (char) ('0' + rest);
    }
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
    setTwoDigits(length + 1, (int) Math.abs(cents - whole * 100));
    length += 3;
  }

  /** Overwrites two places with a number below 100. */
  void setTwoDigits(int at, int number) {
    chars[at] = TENS[number];
    chars[at + 1] = ONES[number];
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
  }
}
