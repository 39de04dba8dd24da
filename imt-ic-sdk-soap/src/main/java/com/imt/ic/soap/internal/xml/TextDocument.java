package com.imt.ic.soap.internal.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The XML document that is the text of an element, escaped or as CDATA, taken from under the parser
 * that stands at the element's start: the parser itself holds texts in memory. It ends before the
 * element's end tag, with which the parser goes on. Not thread-safe.
 */
final class TextDocument extends InputStream {

  private static final byte[] DATA = ascii("<![CDATA[");
  private static final byte[] DATA_END = ascii("]]>");
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] END_TAG = ascii("</");
  private static final int LONGEST_REFERENCE = 12;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int MOST_ASCII = 0x80;
  private static final int ENOUGH = 8 * 1024;

  private final DocumentBytes document;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private byte[] ready = {};
  private int at;
  private boolean inData;
  private boolean begun;
  private boolean ended;
  private @Nullable XmlFault fault;

  TextDocument(DocumentBytes document) {
    this.document = document;
  }

  /** Whether the text begins, behind white space, as a document does; nothing is taken. */
  static boolean isAt(DocumentBytes document) throws IOException {
    int offset = 0;
    boolean data = false;
    while (has(document, offset, 1)) {
      byte next = document.bytes()[document.start() + offset];
      if (isSpace(next)) {
        offset++;
      } else if (is(document, offset, MARK)) {
        offset += MARK.length;
      } else if (data) {
        return next == '<';
      } else if (is(document, offset, DATA)) {
        data = true;
        offset += DATA.length;
      } else {
        return next == '&' && reference(document, offset) == '<';
      }
    }
    return false;
  }

  /** Whether a fault is that of the document around. */
  boolean isOutside(XmlFault other) {
    return other == fault;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (at == ready.length && !ended) {
      try {
        more();
      } catch (XmlFault e) {
        fault = e;
        throw e;
      }
    }
    int n = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, buffer, offset, n);
    at += n;
    return n == 0 && length > 0 ? -1 : n;
  }

  /** Reads what is there, and waits only for what there is nothing of. */
  private void more() throws IOException {
    plain.reset();
    do {
      part();
    } while (!ended && plain.size() < ENOUGH && document.start() < document.end());
    ready = plain.toByteArray();
    at = 0;
    skipStart();
  }

  private void part() throws IOException {
    require(has(document, 0, 1));
    byte[] bytes = document.bytes();
    int start = document.start();
    int next = start;
    byte stop = (byte) (inData ? ']' : '<');
    while (next < document.end() && bytes[next] != stop && (inData || bytes[next] != '&')) {
      next++;
    }
    if (next > start) {
      plain.write(bytes, start, next - start);
      document.take(next - start);
    } else if (inData) {
      endOfData();
    } else if (bytes[next] == '&') {
      character();
    } else {
      tag();
    }
  }

  /** White space and a byte order mark may not stand before an XML declaration. */
  private void skipStart() {
    while (!begun && at < ready.length) {
      if (isSpace(ready[at])) {
        at++;
      } else if (ready.length - at >= MARK.length
          && Arrays.equals(ready, at, at + MARK.length, MARK, 0, MARK.length)) {
        at += MARK.length;
      } else {
        begun = true;
      }
    }
  }

  private void endOfData() throws IOException {
    require(has(document, 0, DATA_END.length));
    if (is(document, 0, DATA_END)) {
      inData = false;
      document.take(DATA_END.length);
    } else {
      plain.write(']');
      document.take(1);
    }
  }

  private void character() throws IOException {
    int length = referenceLength(document, 0);
    int character = reference(document, 0);
    if (length < 0 || character < 0) {
      require(has(document, 0, LONGEST_REFERENCE));
      throw XmlFault.documentType();
    }
    if (character < MOST_ASCII) {
      plain.write(character);
    } else {
      plain.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    }
    document.take(length);
  }

  private void tag() throws IOException {
    if (is(document, 0, END_TAG)) {
      ended = true;
    } else if (is(document, 0, DATA)) {
      inData = true;
      document.take(DATA.length);
    } else {
      require(has(document, 0, DATA.length));
      throw new XmlFault(
          XmlFault.Kind.MALFORMED, "has an element within a text that is a document", null);
    }
  }

  private static void require(boolean there) throws XmlFault {
    if (!there) {
      throw new XmlFault(XmlFault.Kind.TRUNCATED, "ends before its end", null);
    }
  }

  private static boolean has(DocumentBytes document, int offset, int count) throws IOException {
    boolean more = true;
    while (more && document.end() - document.start() < offset + count) {
      more = document.more();
    }
    return document.end() - document.start() >= offset + count;
  }

  private static boolean is(DocumentBytes document, int offset, byte[] wanted) throws IOException {
    if (!has(document, offset, wanted.length)) {
      return false;
    }
    int from = document.start() + offset;
    return Arrays.equals(document.bytes(), from, from + wanted.length, wanted, 0, wanted.length);
  }

  /** How long the reference is that begins there, with its semicolon; -1 where there is none. */
  private static int referenceLength(DocumentBytes document, int offset) throws IOException {
    for (int length = 2; length <= LONGEST_REFERENCE && has(document, offset, length); length++) {
      if (document.bytes()[document.start() + offset + length - 1] == ';') {
        return length;
      }
    }
    return -1;
  }

  /** The character that a reference stands for, U+FFFD where XML forbids it; -1 for none. */
  private static int reference(DocumentBytes document, int offset) throws IOException {
    int length = referenceLength(document, offset);
    if (length < 0) {
      return -1;
    }
    int start = document.start() + offset;
    String name = new String(document.bytes(), start + 1, length - 2, StandardCharsets.US_ASCII);
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> name.startsWith("#") ? numbered(name) : -1;
    };
  }

  private static int numbered(String name) {
    try {
      int character =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      boolean isText =
          character >= 0
              && Character.isValidCodePoint(character)
              && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
      return isText ? character : REPLACEMENT; // what else XML forbids, the document's reader knows
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
