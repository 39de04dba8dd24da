package com.imt.ic.soap.internal.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Replaces by U+FFFD what XML 1.0 forbids, and bytes that are no UTF-8, before the parser sees
 * them. .NET's writer emits control characters as numeric references, at which every conforming
 * parser stops, and one bad character in a name must not stop all payments.
 *
 * <p>Works on a document in UTF-8. A CDATA section is not told apart, in which a numeric reference
 * is none; .NET's DataSet writes no such section. Not thread-safe.
 */
public final class ForbiddenCharacters extends FilterInputStream {

  /** Longer references have leading zeros that nobody writes; the parser judges them. */
  private static final int LONGEST_REFERENCE = 16;

  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private static final boolean[] SPECIAL = new boolean[256];

  static {
    Arrays.fill(SPECIAL, 0, 0x20, true);
    SPECIAL[9] = false;
    SPECIAL[10] = false;
    SPECIAL[13] = false;
    SPECIAL['&'] = true;
    Arrays.fill(SPECIAL, 0x80, 0x100, true);
  }

  private final byte[] input = new byte[16 * 1024];
  private int from;
  private int to;
  private boolean ended;

  /** What comes next can be longer than what it replaces, so it waits here for its turn. */
  private byte[] pending = REPLACEMENT;

  private int pendingFrom = REPLACEMENT.length;

  ForbiddenCharacters(InputStream in) {
    super(in);
  }

  /**
   * A document's bytes in UTF-8, nothing forbidden in them, in whatever charset they come.
   *
   * @param named the charset that the message names, which wins over the XML declaration; null
   *     where it names none
   */
  public static InputStream replacedIn(InputStream in, @Nullable Charset named) {
    return new ForbiddenCharacters(new Utf8Bytes(in, named));
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
      if (pendingFrom < pending.length) {
        int n = Math.min(length - written, pending.length - pendingFrom);
        System.arraycopy(pending, pendingFrom, buffer, offset + written, n);
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

  /** How much there is that passes as it is, of so many bytes that are here. */
  private int plainRun(int most) {
    int i = 0;
    while (i < most) {
      byte b = input[from + i];
      if (!SPECIAL[b & 0xFF]) {
        i++;
      } else if (b < 0 && isCharacter(from + i, most - i)) {
        i += Utf8.size(b);
      } else {
        break;
      }
    }
    return i;
  }

  private boolean isCharacter(int at, int available) {
    int size = Utf8.size(input[at]);
    return size > 0
        && Utf8.together(input, at, available) == size
        && !Utf8.isNonCharacter(input, at);
  }

  /** Deals with the byte at {@code from}; returns how many bytes it wrote itself, 0 or 1. */
  private int special(byte[] buffer, int at) throws IOException {
    byte b = input[from];
    if (b < 0) {
      character();
      return 0;
    }
    int length = b == '&' ? forbiddenReference() : 1;
    if (length > 0) {
      replace(length);
      return 0;
    }
    buffer[at] = b;
    from++;
    return 1;
  }

  /** Lets a whole character pass, which may have been cut by a buffer's end, or replaces it. */
  private void character() throws IOException {
    int size = Utf8.size(input[from]);
    int length = 1;
    // Byte by byte: what lies behind a tag's end is not asked for.
    while (length < size && has(length + 1) && Utf8.together(input, from, length + 1) > length) {
      length++;
    }
    if (length == size && !Utf8.isNonCharacter(input, from)) {
      pending = Arrays.copyOfRange(input, from, from + length);
      pendingFrom = 0;
      from += length;
    } else {
      replace(length);
    }
  }

  private void replace(int length) {
    pending = REPLACEMENT;
    pendingFrom = 0;
    from += length;
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
    return has(1);
  }
}
