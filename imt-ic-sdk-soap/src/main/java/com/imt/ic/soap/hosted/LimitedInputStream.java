package com.imt.ic.soap.hosted;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives at most so many bytes, then fails and says that it did. Not thread-safe. */
final class LimitedInputStream extends FilterInputStream {

  private long left;
  private boolean exceeded;

  LimitedInputStream(InputStream in, long limit) {
    super(in);
    left = limit;
  }

  /** Whether more came than may. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws IOException {
    left -= n;
    if (left < 0) {
      exceeded = true;
      throw new IOException("The request is too large");
    }
  }

  /** The server closes what it opened. */
  @Override
  public void close() {}

  @Override
  public boolean markSupported() {
    return false;
  }
}
