package com.imt.ic.soap.internal.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Replaces what XML 1.0 forbids by U+FFFD before the parser sees it. .NET's writer emits control
 * characters as numeric references, at which every conforming parser stops, and one bad character
 * in a name must not stop all payments.
 *
 * <p>Works on the bytes of any encoding that extends ASCII: forbidden numeric character references
 * anywhere, forbidden characters written raw as one byte, and U+FFFE and U+FFFF in UTF-8. A UTF-16
 * document passes unchanged. A CDATA section is not told apart; .NET's DataSet writes none.
 */
final class ForbiddenCharacters extends FilterInputStream {

  /** Longer references have leading zeros that nobody writes; the parser judges them. */
  private static final int LONGEST_REFERENCE = 16;

  private static final byte[] REPLACEMENT = {'&', '#', 'x', 'F', 'F', 'F', 'D', ';'};

  private static final boolean[] SPECIAL = new boolean[256];

  static {
    java.util.Arrays.fill(SPECIAL, 0, 0x20, true);
    SPECIAL[9] = false;
    SPECIAL[10] = false;
    SPECIAL[13] = false;
    SPECIAL['&'] = true;
    SPECIAL[0xEF] = true;
  }

  private final byte[] input = new byte[16 * 1024];
  private int from;
  private int to;
  private boolean ended;

  /** Rewritten text can be longer than what it replaces, so it waits here for its turn. */
  private int pendingFrom = REPLACEMENT.length;

  private boolean first = true;
  private boolean passThrough;

  ForbiddenCharacters(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int written = 0;
    while (written < length) {
      if (pendingFrom < REPLACEMENT.length) {
        int n = Math.min(length - written, REPLACEMENT.length - pendingFrom);
        System.arraycopy(REPLACEMENT, pendingFrom, buffer, offset + written, n);
        pendingFrom += n;
        written += n;
        continue;
      }
      if (from == to) {
        if (written > 0 || !fill()) {
          return written > 0 ? written : -1;
        }
      }
      int plain = plainRun(Math.min(length - written, to - from));
      if (plain > 0) {
        System.arraycopy(input, from, buffer, offset + written, plain);
        from += plain;
        written += plain;
      } else {
        written += special(buffer, offset + written);
      }
    }
    return written;
  }

  private int plainRun(int most) {
    if (passThrough) {
      return most;
    }
    int i = 0;
    while (i < most && !SPECIAL[input[from + i] & 0xFF]) {
      i++;
    }
    return i;
  }

  /** Deals with the byte at {@code from}; returns how many bytes it wrote itself, 0 or 1. */
  private int special(byte[] buffer, int at) throws IOException {
    byte b = input[from];
    int length = b == '&' ? forbiddenReference() : b != (byte) 0xEF ? 1 : isNonCharacter() ? 3 : 0;
    if (length > 0) {
      from += length;
      pendingFrom = 0;
      return 0;
    }
    buffer[at] = b;
    from++;
    return 1;
  }

  private boolean isNonCharacter() throws IOException {
    return has(3)
        && input[from + 1] == (byte) 0xBF
        && (input[from + 2] == (byte) 0xBE || input[from + 2] == (byte) 0xBF);
  }

  /** The length of a forbidden reference at {@code from}, or 0. */
  private int forbiddenReference() throws IOException {
    if (!has(2) || input[from + 1] != '#') {
      return 0;
    }
    boolean hex = has(3) && input[from + 2] == 'x';
    int i = hex ? 3 : 2;
    int start = i;
    long code = 0;
    while (i < LONGEST_REFERENCE && has(i + 1)) {
      byte b = input[from + i];
      if (b == ';') {
        return i > start && isForbidden(code) ? i + 1 : 0;
      }
      int digit = Character.digit(b, hex ? 16 : 10);
      if (b < 0 || digit < 0) {
        return 0;
      }
      code = code * (hex ? 16 : 10) + digit;
      i++;
    }
    return 0;
  }

  private static boolean isForbidden(long code) {
    if (code < 0x20) {
      return code != 9 && code != 10 && code != 13;
    }
    return (code >= 0xD800 && code <= 0xDFFF)
        || code == 0xFFFE
        || code == 0xFFFF
        || code > 0x10FFFF;
  }

  /** Whether {@code count} bytes are there from {@code from} on, fetched where they are not. */
  private boolean has(int count) throws IOException {
    while (to - from < count && !ended) {
      if (from > 0) {
        System.arraycopy(input, from, input, 0, to - from);
        to -= from;
        from = 0;
      }
      int n = in.read(input, to, input.length - to);
      if (n < 0) {
        ended = true;
      } else {
        to += n;
      }
    }
    return to - from >= count;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    from = 0;
    to = 0;
    boolean some = has(1);
    if (first && some) {
      first = false;
      passThrough = looksLikeUtf16();
    }
    return some;
  }

  private boolean looksLikeUtf16() throws IOException {
    return has(2)
        && (input[0] == 0
            || input[1] == 0
            || (input[0] == (byte) 0xFE && input[1] == (byte) 0xFF)
            || (input[0] == (byte) 0xFF && input[1] == (byte) 0xFE));
  }
}
