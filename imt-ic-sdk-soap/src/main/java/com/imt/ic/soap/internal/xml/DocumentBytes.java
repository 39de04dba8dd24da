package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import java.io.InputStream;

/**
 * A document's bytes on their way to the parser, which gets them tag by tag, in whole: never a byte
 * behind a {@code >} before it asks for more. So whenever the parser stands at a tag, what follows
 * the tag is still here, and who knows better how to read it may look at it and {@linkplain #take
 * take} it away from the parser. Nor does the parser see in what pieces the document arrives, to
 * which Woodstox is not quite indifferent. Not thread-safe.
 */
public final class DocumentBytes extends InputStream {

  /** What can be looked at at once. */
  private static final int SIZE = 64 * 1024;

  private final InputStream in;
  private final byte[] bytes = new byte[SIZE];
  private int start;
  private int end;
  private long taken;
  private long handed;
  private long sinceTagEnd;
  private boolean ended;
  private final long longestToken;
  private final long limit;
  private long count;

  /**
   * Bytes of a document, how many it may have, and how many may come without the end of a tag: the
   * parser holds a name, an attribute and a comment in memory, some of them without a limit of its
   * own.
   */
  DocumentBytes(InputStream in, long limit, long longestToken) {
    this.in = in;
    this.limit = limit;
    this.longestToken = longestToken;
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
    if (start == end && !more()) {
      return -1;
    }
    int n = Math.min(length, upToTagEnd());
    System.arraycopy(bytes, start, buffer, offset, n);
    start += n;
    handed += n;
    sinceTagEnd = buffer[offset + n - 1] == '>' ? 0 : sinceTagEnd + n;
    if (sinceTagEnd > longestToken) {
      throw XmlFault.limit("passes a limit: no tag ends within " + longestToken + " bytes");
    }
    return n;
  }

  /** How much there is up to a tag's end, which is waited for. */
  private int upToTagEnd() throws IOException {
    int n = 0;
    do {
      while (n < end - start) {
        if (bytes[start + n++] == '>') {
          return n;
        }
      }
    } while (more());
    return n;
  }

  /**
   * Where the bytes are that were read and neither handed to the parser nor taken: from {@link
   * #start} to {@link #end}. The same array each time; not to be changed.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** The first byte's place, which {@link #more} and {@link #take} change. */
  public int start() {
    return start;
  }

  /** The place behind the last byte, which {@link #more} changes. */
  public int end() {
    return end;
  }

  /**
   * Reads on, as much as has arrived; false where the document ends, or no more can be looked at
   * before some of it is taken.
   */
  public boolean more() throws IOException {
    if (ended || end - start == bytes.length) {
      return false;
    }
    if (start == end || end == bytes.length) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    int n = in.read(bytes, end, bytes.length - end);
    ended = n < 0;
    count += Math.max(n, 0);
    if (n > 0 && count > limit) { // also what ends a decompression bomb
      throw XmlFault.limit("is larger than the limit of " + limit + " bytes");
    }
    end += Math.max(n, 0);
    return !ended;
  }

  public void take(int count) {
    start += count;
    taken += count;
    sinceTagEnd = 0;
  }

  long handed() {
    return handed;
  }

  long taken() {
    return taken;
  }
}
