package com.imt.ic.soap;

import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What gzip's members hold, one after the other, as they arrive. Okio reads but the first member,
 * and keeps the name in a member's header in memory, however long it is. Not thread-safe.
 */
final class Gunzip extends InputStream {

  private static final int BUFFER = 8 * 1024;

  private final Compressed compressed;
  private @Nullable GZIPInputStream members;

  Gunzip(InputStream in) {
    compressed = new Compressed(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      if (members == null) {
        members = new GZIPInputStream(compressed, BUFFER);
      }
      int n = members.read(buffer, offset, length);
      compressed.without = 0;
      return n;
    } catch (ZipException e) {
      throw new XmlFault(XmlFault.Kind.MALFORMED, "is gzip that is damaged", e);
    }
  }

  private static final class Compressed extends FilterInputStream {

    private static final long MOST = 128 * 1024;

    private long without;
    private boolean ended;

    Compressed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? b : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      count(n);
      return n;
    }

    private void count(int n) throws XmlFault {
      ended |= n < 0;
      without += n;
      if (without > MOST) {
        throw new XmlFault(
            XmlFault.Kind.MALFORMED,
            "never comes: after %s bytes of gzip there is none of its content, as in a header without an end"
                .formatted(MOST),
            null);
      }
    }

    /** The JDK takes it that no member follows where nothing has arrived yet (JDK-7036144). */
    @Override
    public int available() {
      return ended ? 0 : 1;
    }
  }
}
