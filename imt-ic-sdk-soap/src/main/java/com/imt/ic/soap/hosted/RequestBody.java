package com.imt.ic.soap.hosted;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body: gives at most so many bytes in so much time, then fails and says why. Used
 * once, by one thread.
 *
 * <p>Time is looked at whenever bytes arrive, so a sender that drips is noticed; one that sends
 * nothing at all holds the thread until the server's own time-out.
 */
final class RequestBody extends FilterInputStream {

  private static final long MOST_DRAINED = 64L * 1024 * 1024;

  private final long deadline;
  private long left;
  boolean tooLarge;
  boolean tooSlow;

  RequestBody(InputStream in, Limits limits) {
    super(in);
    left = limits.bytes();
    deadline = System.nanoTime() + limits.readTime().toNanos();
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
    tooLarge |= left < 0;
    tooSlow |= isLate();
    if (tooLarge || tooSlow) {
      throw new IOException("The request is too " + (tooLarge ? "large" : "slow"));
    }
  }

  private boolean isLate() {
    return System.nanoTime() - deadline > 0;
  }

  /**
   * Reads on to the end, or for a while, since a sender that is cut off while it writes never sees
   * the answer.
   */
  void drain() {
    byte[] buffer = new byte[8192];
    long rest = MOST_DRAINED;
    try {
      for (int n = 0; n >= 0 && rest > 0 && !isLate(); rest -= n) {
        n = in.read(buffer);
      }
    } catch (IOException e) {
      // The sender has gone; there is nobody to answer.
      return;
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
