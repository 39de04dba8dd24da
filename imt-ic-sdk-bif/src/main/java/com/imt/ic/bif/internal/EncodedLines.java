package com.imt.ic.bif.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Lines in the bytes of the file, on their way to it. ASCII is the same in every charset that a
 * layout may name, so that a line of nothing else needs no encoder of its own. Not thread-safe.
 */
final class EncodedLines {

  private static final int FULL = 1 << 16;

  private final PlainLineCheck plain;
  private final CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
  private final CharsetEncoder encoder;
  private final byte[] lineEnd;
  private int lineLength;
  private ByteBuffer bytes = ByteBuffer.allocate(FULL + (1 << 12));
  private CharBuffer chars = CharBuffer.allocate(0);

  EncodedLines(Charset charset, PlainLineCheck plain, String lineEnd) {
    this.plain = plain;
    this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
    encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Takes a line over if it is plain; otherwise answers false and is as before. */
  boolean appendPlain(LineBuffer line) {
    int start = bytes.position();
    if (encode(latin, line) && plain.passes(bytes.array(), start, bytes.position())) {
      lineLength = bytes.position() - start;
      bytes.put(lineEnd);
      return true;
    }
    bytes.position(start);
    return false;
  }

  /** Takes any line over; a character that the charset lacks becomes its replacement. */
  void append(LineBuffer line) {
    int start = bytes.position();
    encode(encoder, line);
    lineLength = bytes.position() - start;
    bytes.put(lineEnd);
  }

  int lineLength() {
    return lineLength;
  }

  private boolean encode(CharsetEncoder by, LineBuffer line) {
    if (chars.array() != line.chars()) {
      chars = CharBuffer.wrap(line.chars());
    }
    chars.limit(line.length()).position(0);
    ensure((int) Math.ceil((double) line.length() * by.maxBytesPerChar()));
    return by.reset().encode(chars, bytes, true).isUnderflow();
  }

  private void ensure(int line) {
    int more = line + PlainLineCheck.OVERRUN;
    if (bytes.remaining() < more) {
      int capacity = Math.max(bytes.capacity() * 2, bytes.position() + more);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
  }

  boolean isFull() {
    return bytes.position() >= FULL;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes.array(), 0, bytes.position());
    bytes.clear();
  }
}
