package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The XML document that is the text of an element, in UTF-8, while that text arrives. It begins
 * with the text at which a cursor stands, and ends where the cursor is at the element's end. Not
 * thread-safe.
 */
final class TextDocument extends InputStream {

  private final XmlCursor around;
  private final StringBuilder text = new StringBuilder();
  private byte[] bytes = {};
  private int at;
  private boolean begun;
  private boolean ended;

  TextDocument(XmlCursor around) throws IOException {
    this.around = around;
    around.appendText(text);
    text.delete(0, XmlCursor.documentStart(text));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (at == bytes.length && !ended) {
      more();
    }
    int n = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, buffer, offset, n);
    at += n;
    return n == 0 && length > 0 ? -1 : n;
  }

  private void more() throws IOException {
    if (begun) {
      switch (around.next()) {
        case TEXT -> around.appendText(text);
        case END, END_DOCUMENT -> {
          ended = true;
          around.textHasEnded();
        }
        case START ->
            throw new XmlFault(XmlFault.Kind.MALFORMED, "is interrupted by an element", null);
      }
      around.partWasRead();
    }
    begun = true;
    int whole = text.length();
    if (whole > 0 && !ended && Character.isHighSurrogate(text.charAt(whole - 1))) {
      whole--; // its other half comes next
    }
    bytes = text.substring(0, whole).getBytes(StandardCharsets.UTF_8);
    at = 0;
    text.delete(0, whole);
  }
}
