package com.imt.ic.soap.hosted;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A request's body: gives at most so many bytes in so much time, then fails and says why. Used
 * once, by one thread.
 *
 * <p>Time is looked at whenever bytes arrive, so a sender that drips is noticed; one that sends
 * nothing at all holds the thread until the server's own time-out.
 */
final class RequestBody extends FilterInputStream {

  private static final Pattern LENGTH = Pattern.compile("[0-9]+");

  /** Of a number that fits a long, whatever they are. */
  private static final int MOST_DIGITS = 18;

  private static final long MOST_DRAINED = 64L * 1024 * 1024;

  private final long deadline;
  private final boolean announcedTooLarge;
  private long left;
  boolean tooLarge;
  boolean tooSlow;

  private RequestBody(InputStream in, long announced, Limits limits) {
    super(in);
    announcedTooLarge = announced > limits.bytes();
    left = limits.bytes();
    deadline = System.nanoTime() + limits.readTime().toNanos();
  }

  static RequestBody of(HostedRequest request, Limits limits) {
    return new RequestBody(request.body(), announced(request), limits);
  }

  static RequestBody of(byte[] body, Limits limits) {
    return new RequestBody(new ByteArrayInputStream(body), 0, limits);
  }

  /** What the head says of the length; 0 where it says nothing that is a number. */
  private static long announced(HostedRequest request) {
    String length = request.header("Content-Length").orElse("").strip();
    if (!LENGTH.matcher(length).matches()) {
      return 0; // the count while reading decides
    }
    return length.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(length);
  }

  /** Whether the head alone says that there is no use in reading. */
  boolean isAnnouncedTooLarge() {
    return announcedTooLarge;
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
   * the answer. Not where the head alone was refused: what it announced may never come.
   */
  void drain() {
    if (!announcedTooLarge) {
      drain(in, this::isLate);
    }
  }

  /** Reads what is left of a body, of which some may have been read. */
  static void drain(InputStream in, BooleanSupplier isLate) {
    byte[] buffer = new byte[8192];
    long rest = MOST_DRAINED;
    try {
      for (int n = 0; n >= 0 && rest > 0 && !isLate.getAsBoolean(); rest -= n) {
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
