package com.imt.ic.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The bytes of an answer, waited for no longer than so long in all: a server that sends a few bytes
 * now and then would hold a call forever otherwise. What the reader does between reads is its own
 * matter and does not count. Not thread-safe.
 */
final class AwaitedBytes extends FilterInputStream {

  static final class TooSlowException extends IOException {

    private static final long serialVersionUID = 1L;

    TooSlowException(Duration most) {
      super("waited for longer than " + most);
    }
  }

  private final Duration most;
  private final Clock clock;
  private Duration waited = Duration.ZERO;

  AwaitedBytes(InputStream in, Duration most, Clock clock) {
    super(in);
    this.most = most;
    this.clock = clock;
  }

  @Override
  public int read() throws IOException {
    Instant start = clock.instant();
    int read = in.read();
    account(start);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Instant start = clock.instant();
    int read = in.read(buffer, offset, length);
    account(start);
    return read;
  }

  private void account(Instant start) throws TooSlowException {
    waited = waited.plus(Duration.between(start, clock.instant()));
    if (waited.compareTo(most) > 0) {
      throw new TooSlowException(most);
    }
  }
}
