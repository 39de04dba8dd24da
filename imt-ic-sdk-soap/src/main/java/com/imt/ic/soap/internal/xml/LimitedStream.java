package com.imt.ic.soap.internal.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes through and stops at the limit: also what ends a decompression bomb. */
final class LimitedStream extends FilterInputStream {

  private final long limit;
  private long count;

  LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    count += Math.max(n, 0);
    if (count > limit) {
      throw XmlFault.limit("is larger than the limit of " + limit + " bytes");
    }
    return n;
  }
}
