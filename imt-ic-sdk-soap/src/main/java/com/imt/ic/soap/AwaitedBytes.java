package com.imt.ic.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;

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

  private final Exchange exchange;
  private Duration waited = Duration.ZERO;

  AwaitedBytes(InputStream in, Exchange exchange) {
    super(in);
    this.exchange = exchange;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Instant start = exchange.clock.instant();
    try {
      int read = in.read(buffer, offset, length);
      account(start);
      return read;
    } catch (SSLException e) {
      throw WireSockets.withoutTls(e);
    }
  }

  private void account(Instant start) throws TooSlowException {
    exchange.progress();
    waited = waited.plus(Duration.between(start, exchange.clock.instant()));
    if (waited.compareTo(exchange.answerTimeout) > 0) {
      throw new TooSlowException(exchange.answerTimeout);
    }
  }
}
