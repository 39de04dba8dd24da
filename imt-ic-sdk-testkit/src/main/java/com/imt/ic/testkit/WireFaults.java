package com.imt.ic.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a test wants to go wrong between the fake's answer and the client. Each script counts for
 * one answer and they are used up in order; {@link #beforeEachAnswer} stays. Thread-safe.
 *
 * <p>A reset is WireMock's {@code Fault.CONNECTION_RESET_BY_PEER}. WireMock has nothing between a
 * whole answer and none, so what breaks within one is done by the body itself while it is sent:
 * {@link #truncateAfter} and {@link FakeFaults#breakOffAfter} flush what came before and close the
 * connection at that byte, with the length of the whole in the headers of a cut answer that has
 * one, so that it lies; {@link #putByteIntoNames} exchanges bytes as they are written.
 */
public final class WireFaults {

  /** What becomes of one answer. */
  sealed interface WireFault {
    /** A page of a proxy instead of the answer. */
    record Html(int status) implements WireFault {}

    /** The answer stops after some bytes. */
    record Truncate(int bytes) implements WireFault {}

    /** The connection is reset before any answer. */
    record Reset() implements WireFault {}

    /** Every name has that byte within, which may be no UTF-8. */
    record ByteInNames(byte value) implements WireFault {}
  }

  private final Map<CloudOperation, Deque<WireFault>> scripted =
      new EnumMap<>(CloudOperation.class);
  private Consumer<CloudOperation> hook = operation -> {};

  WireFaults() {}

  /**
   * Answers the next call with an HTML page, as a proxy or a maintenance window does.
   *
   * @param operation which
   * @param status the HTTP status, such as 503 or 200
   * @return this script
   */
  public WireFaults answerWithHtml(CloudOperation operation, int status) {
    return add(operation, new WireFault.Html(status));
  }

  /**
   * Cuts the next answer's body short and closes the connection.
   *
   * @param operation which
   * @param bytes how many bytes of the body come
   * @return this script
   */
  public WireFaults truncateAfter(CloudOperation operation, int bytes) {
    return add(operation, new WireFault.Truncate(bytes));
  }

  /**
   * Resets the connection of the next call once the work is done and before any answer.
   *
   * @param operation which
   * @return this script
   */
  public WireFaults resetConnection(CloudOperation operation) {
    return add(operation, new WireFault.Reset());
  }

  /**
   * Puts a byte into the customers' names of the next answer, as a service does whose database
   * holds another charset than the answer declares: 0x92 is an apostrophe of Windows-1252 and no
   * UTF-8.
   *
   * @param operation a report that has names: not that of settled batches
   * @param value such as 0x92
   * @return this script
   * @throws IllegalArgumentException when the operation is no report, or that of settled batches
   */
  public WireFaults putByteIntoNames(CloudOperation operation, int value) {
    if (operation.report().isEmpty() || operation == CloudOperation.SETTLED_BATCHES) {
      throw new IllegalArgumentException(operation + " has no names");
    }
    return add(operation, new WireFault.ByteInNames((byte) value));
  }

  /**
   * Runs before each answer, on the server's thread: it may wait, or move a clock.
   *
   * @param hook what to run; replaces the one before
   * @return this script
   */
  public synchronized WireFaults beforeEachAnswer(Consumer<CloudOperation> hook) {
    this.hook = hook;
    return this;
  }

  synchronized Consumer<CloudOperation> hook() {
    return hook;
  }

  synchronized Optional<WireFault> take(CloudOperation operation) {
    Deque<WireFault> waiting = scripted.get(operation);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }

  private synchronized WireFaults add(CloudOperation operation, WireFault fault) {
    scripted.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(fault);
    return this;
  }
}
