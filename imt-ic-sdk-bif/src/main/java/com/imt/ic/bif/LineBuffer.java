package com.imt.ic.bif;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** One line while it is put together, used again for every line. Not thread-safe. */
final class LineBuffer {

  private char[] chars = new char[1024];
  private int length;

  /** Appends and says where it begins. */
  int append(String text) {
    int at = length;
    ensure(text.length());
    text.getChars(0, text.length(), chars, at);
    length += text.length();
    return at;
  }

  void append(char c) {
    ensure(1);
    chars[length++] = c;
  }

  /** A text in quotes, its own quotes doubled. */
  void appendQuoted(String text, char quote) {
    append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        append(quote);
      }
      append(c);
    }
    append(quote);
  }

  void appendNumber(long number) {
    if (number < 0) {
      append(Long.toString(number)); // rare enough, and right for Long.MIN_VALUE
      return;
    }
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    ensure(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      chars[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** An amount with two decimals and no grouping. */
  void appendCents(long cents) {
    if (cents < 0) {
      append('-');
    }
    appendNumber(Math.abs(cents / 100));
    append('.');
    append("00");
    setDigits(length - 2, 2, (int) Math.abs(cents % 100));
  }

  void setDigits(int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      chars[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void writeTo(Writer out) throws IOException {
    out.write(chars, 0, length);
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
  }
}
