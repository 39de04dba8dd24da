package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document's bytes in UTF-8, in whatever charset it came: that of its byte order mark, of the
 * message that brought it (WS-I R1019), of its XML declaration, or UTF-8, in this order. One in
 * which the document could not begin is passed over, and so is a name that nobody knows. UTF-8
 * itself passes as it is, be it right or wrong. Nothing is read before the first byte is asked for.
 * Not thread-safe.
 */
final class Utf8Bytes extends InputStream {

  /** The longest XML declaration that is looked at. */
  private static final int LONGEST_HEAD = 256;

  private final InputStream in;
  private final @Nullable Charset named;
  private @Nullable InputStream utf8;

  /** Those of a document, and the charset that the message names; null where it names none. */
  Utf8Bytes(InputStream in, @Nullable Charset named) {
    this.in = in;
    this.named = named;
  }

  @Override
  public int read() throws IOException {
    return utf8().read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return utf8().read(buffer, offset, length);
  }

  private InputStream utf8() throws IOException {
    if (utf8 == null) {
      utf8 = opened();
    }
    return utf8;
  }

  private InputStream opened() throws IOException {
    PushbackInputStream whole = new PushbackInputStream(in, LONGEST_HEAD);
    DocumentHead head = DocumentHead.of(whole, LONGEST_HEAD);
    head.giveBack(whole);
    Charset charset = head.charset(named);
    return charset.equals(StandardCharsets.UTF_8)
        ? whole
        : new Encoded(new InputStreamReader(whole, charset));
  }

  /** Text of another charset; what is none in it comes as U+FFFD. */
  private static final class Encoded extends InputStream {

    private final Reader text;
    private final CharBuffer characters = CharBuffer.allocate(4 * 1024);
    // A character has three bytes at most, two of a pair four.
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * 4 * 1024).limit(0);
    private final CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));

    Encoded(Reader text) {
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (!fill()) {
        return -1;
      }
      int n = Math.min(length, bytes.remaining());
      bytes.get(buffer, offset, n);
      return n;
    }

    private boolean fill() throws IOException {
      while (!bytes.hasRemaining()) {
        if (text.read(characters) < 0) {
          return false;
        }
        bytes.clear();
        encoder.encode(characters.flip(), bytes, false);
        characters.compact(); // the first half of a pair waits for the second
        bytes.flip();
      }
      return true;
    }
  }
}
