package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first bytes of a document, which say much of the charset that it is in. Immutable. */
final class DocumentHead {

  private static final byte[] MARK_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] MARK_16BE = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] MARK_16LE = {(byte) 0xFF, (byte) 0xFE};
  private static final Pattern DECLARED =
      Pattern.compile(
          "<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"'].*", Pattern.DOTALL);
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final byte[] bytes;
  private final @Nullable Charset marked;
  private final int markLength;

  private DocumentHead(byte[] bytes) {
    this.bytes = bytes;
    if (startsWith(MARK_8)) {
      marked = StandardCharsets.UTF_8;
      markLength = MARK_8.length;
    } else if (startsWith(MARK_16BE)) {
      marked = StandardCharsets.UTF_16BE;
      markLength = MARK_16BE.length;
    } else if (startsWith(MARK_16LE)) {
      marked = StandardCharsets.UTF_16LE;
      markLength = MARK_16LE.length;
    } else {
      marked = null;
      markLength = 0;
    }
  }

  private boolean startsWith(byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  /** Reads until it has seen the end of a tag, which an XML declaration is, and so much at most. */
  static DocumentHead of(InputStream in, int longest) throws IOException {
    byte[] head = new byte[longest];
    int length = 0;
    boolean ended = false;
    while (!ended && length < longest) {
      int n = in.read(head, length, longest - length);
      ended = n < 0;
      for (int i = 0; i < n; i++) {
        ended |= head[length++] == '>';
      }
    }
    return new DocumentHead(Arrays.copyOf(head, length));
  }

  /** Lets all but a byte order mark be read again. */
  void giveBack(PushbackInputStream in) throws IOException {
    in.unread(bytes, markLength, bytes.length - markLength);
  }

  /** The charset that the document is read in, if its message names one or none. */
  Charset charset(@Nullable Charset named) {
    if (marked != null) {
      return marked;
    }
    if (named != null && fits(named)) {
      return usual(named);
    }
    if (fits(StandardCharsets.UTF_16BE)) {
      return StandardCharsets.UTF_16BE;
    }
    if (fits(StandardCharsets.UTF_16LE)) {
      return StandardCharsets.UTF_16LE;
    }
    Charset declared = declared();
    return declared != null && fits(declared) ? usual(declared) : StandardCharsets.UTF_8;
  }

  /** Whether a document in that charset can begin with these bytes. */
  private boolean fits(Charset charset) {
    String start = new String(bytes, charset).stripLeading();
    return start.startsWith("<") && !start.startsWith("<\0");
  }

  /**
   * What people mean by a name: where ASCII is said and more comes, it is UTF-8, and ISO 8859-1 is
   * said of Windows' own charset, which has letters where the former has control characters.
   */
  private static Charset usual(Charset charset) {
    if (charset.equals(StandardCharsets.US_ASCII)) {
      return StandardCharsets.UTF_8;
    }
    return charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset;
  }

  private @Nullable Charset declared() {
    Matcher declaration = DECLARED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    try {
      return declaration.matches() ? Charset.forName(declaration.group(1)) : null;
    } catch (IllegalArgumentException e) {
      return null; // a name that nobody knows says nothing
    }
  }
}
