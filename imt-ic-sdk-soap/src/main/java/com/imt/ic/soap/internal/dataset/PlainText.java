package com.imt.ic.soap.internal.dataset;

import com.imt.ic.soap.internal.xml.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads an element's text out of UTF-8 where it is plain: characters that XML allows, and the
 * references that .NET writes. Stateless.
 */
public final class PlainText {

  /** The bytes end before the text. */
  static final int CUT = -1;

  /** The text is not plain, or not well-formed. */
  static final int OTHER = -2;

  /** ASCII that stands for itself; a {@code >} may end what no text may hold. */
  private static final boolean[] ITSELF = new boolean[256];

  static {
    Arrays.fill(ITSELF, ' ', 0x80, true);
    for (char c : "\t\n\r".toCharArray()) {
      ITSELF[c] = true;
    }
    for (char c : "<>&".toCharArray()) {
      ITSELF[c] = false;
    }
  }

  private static final char[] REFERRED = {'&', '<', '>', '"', '\'', '\r', '\n', '\t'};
  private static final byte[][] REFERENCES = {
    ascii("&amp;"),
    ascii("&lt;"),
    ascii("&gt;"),
    ascii("&quot;"),
    ascii("&apos;"),
    ascii("&#xD;"),
    ascii("&#xA;"),
    ascii("&#x9;")
  };
  private static final int LONGEST_REFERENCE = 6;

  private PlainText() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Appends a text, and answers where the {@code <} is that ends it, or {@link #CUT} or {@link
   * #OTHER}, after which what was appended means nothing.
   */
  static int append(byte[] bytes, int at, int end, TextBuffer target) {
    int next = at;
    while (true) {
      int from = next;
      while (next < end && ITSELF[bytes[next] & 0xFF]) {
        next++;
      }
      target.append(bytes, from, next - from);
      if (next == end) {
        return CUT;
      }
      byte b = bytes[next];
      if (b == '<') {
        return next;
      }
      if (b == '&') {
        next = reference(bytes, next, end, target);
      } else if (b < 0) {
        next = character(bytes, next, end, target);
      } else {
        return OTHER;
      }
      if (next < 0) {
        return next;
      }
    }
  }

  private static int reference(byte[] bytes, int at, int end, TextBuffer target) {
    for (int i = 0; i < REFERENCES.length; i++) {
      int behind = at + REFERENCES[i].length;
      if (behind <= end
          && Arrays.equals(bytes, at, behind, REFERENCES[i], 0, REFERENCES[i].length)) {
        target.append(REFERRED[i]);
        return behind;
      }
    }
    return end - at < LONGEST_REFERENCE ? CUT : OTHER;
  }

  /** A character of two to four bytes, in its one right form. */
  private static int character(byte[] bytes, int at, int end, TextBuffer target) {
    int first = bytes[at] & 0xFF;
    int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) {
      return OTHER;
    }
    if (end - at < size) {
      return CUT;
    }
    int code = first & (0x7F >> size);
    for (int i = 1; i < size; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return OTHER;
      }
      code = code << 6 | (bytes[at + i] & 0x3F);
    }
    boolean right =
        switch (size) {
          case 2 -> true;
          case 3 -> code >= 0x800 && code < 0xFFFE && (code < 0xD800 || code > 0xDFFF);
          default -> code >= 0x10000 && code <= 0x10FFFF;
        };
    if (!right) {
      return OTHER;
    }
    if (size == 4) {
      target.append(Character.highSurrogate(code));
      target.append(Character.lowSurrogate(code));
    } else {
      target.append((char) code);
    }
    return at + size;
  }
}
