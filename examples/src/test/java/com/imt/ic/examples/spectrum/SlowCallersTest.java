package com.imt.ic.examples.spectrum;

import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who drips is cut off, and nobody else is. */
class SlowCallersTest {

  private final AtomicLong nanos = new AtomicLong(-7);
  private final SlowCallers callers = new SlowCallers(Duration.ofSeconds(30), nanos::get);
  private final Connection connection = mock(Connection.class);
  private final EndPoint socket = mock(EndPoint.class);
  private long bytes;

  @BeforeEach
  void open() {
    when(connection.getEndPoint()).thenReturn(socket);
    callers.onOpened(connection);
  }

  /** A second each, in which some bytes come. */
  private void pass(int seconds, int bytesASecond) {
    for (int i = 1; i <= seconds; i++) {
      bytes += bytesASecond;
      when(connection.getBytesIn()).thenReturn(bytes);
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      callers.closeLate();
    }
  }

  @Test
  void dripping_isCutOff() {
    pass(29, 1);
    verify(socket, never()).close();

    pass(3, 1);
    verify(socket, atLeastOnce()).close();
  }

  @Test
  void silentBetweenRequests_isLeftAlone() {
    pass(300, 0);
    pass(10, 5);
    callers.begins(connection);
    pass(300, 0);
    callers.ends(connection);
    pass(300, 0);

    verify(socket, never()).close();
  }

  @Test
  void silentInTheMiddleOfARequest_isCutOff() {
    pass(1, 5);
    pass(32, 0);

    verify(socket, atLeastOnce()).close();
  }
}
