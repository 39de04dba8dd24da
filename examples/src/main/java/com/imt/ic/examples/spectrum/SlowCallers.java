package com.imt.ic.examples.spectrum;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;

/**
 * Closes connections on which a request does not become whole in time, however its bytes drip:
 * Jetty's idle timeout begins anew with each of them. Thread-safe.
 */
final class SlowCallers implements Connection.Listener {

  /**
   * What a connection waits for.
   *
   * @param since when its request was last seen not to have begun
   * @param bytes how many it had brought by then
   * @param atWork whether a request is whole and being worked on, which nobody hurries
   */
  private record Wait(long since, long bytes, boolean atWork) {}

  private final long longest;
  private final LongSupplier nanoTime;
  private final Map<Connection, Wait> waits = new ConcurrentHashMap<>();

  SlowCallers(Duration longest, LongSupplier nanoTime) {
    this.longest = longest.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public void onOpened(Connection connection) {
    waits.put(connection, new Wait(nanoTime.getAsLong(), connection.getBytesIn(), false));
  }

  @Override
  public void onClosed(Connection connection) {
    waits.remove(connection);
  }

  /** A request is whole, and being worked on. */
  void begins(Connection connection) {
    waits.replace(connection, new Wait(0, 0, true));
  }

  /** Its answer is on its way, and the next may come. */
  void ends(Connection connection) {
    waits.replace(connection, new Wait(nanoTime.getAsLong(), connection.getBytesIn(), false));
  }

  /** To be called now and then; one that brings nothing at all is left to the idle timeout. */
  void closeLate() {
    long now = nanoTime.getAsLong();
    waits.forEach(
        (connection, wait) -> {
          long bytes = connection.getBytesIn();
          if (wait.atWork()) {
            return;
          }
          if (bytes == wait.bytes()) {
            waits.replace(connection, wait, new Wait(now, bytes, false));
          } else if (now - wait.since() > longest) {
            connection.getEndPoint().close();
          }
        });
  }
}
