package com.imt.ic.testkit;

import com.imt.ic.CallFailedException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a test wants to go wrong. Nothing does unless scripted here; each script counts for one call
 * and they are used up in the order in which they were given.
 *
 * <p>The same scripts work in memory and over HTTP, where the server breaks the exchange in the way
 * that makes a client see that kind of failure. Thread-safe.
 */
public final class FakeFaults {

  private static final Set<Kind> OF_THE_CALLER = EnumSet.of(Kind.LIMIT_EXCEEDED, Kind.INTERRUPTED);

  /** One call's fate: a failure, or an answer that breaks off after some rows. */
  record Fault(Optional<Kind> kind, OptionalInt rows) {}

  private final Map<CloudOperation, Deque<Fault>> scripted = new EnumMap<>(CloudOperation.class);

  FakeFaults() {}

  /**
   * Makes the next call of an operation fail. Call it again to fail once more.
   *
   * <p>An invoice file is taken all the same where the failure is {@link Kind#OUTCOME_UNKNOWN} or
   * {@link Kind#TRUNCATED}: only its answer is lost. Over HTTP {@link Kind#UNREACHABLE} is a
   * connection that breaks before an answer, which a careful client calls {@link
   * Kind#OUTCOME_UNKNOWN} for a submission.
   *
   * @param operation which
   * @param kind how
   * @return this script
   * @throws IllegalArgumentException for the kinds that arise on the caller's own side, {@link
   *     Kind#LIMIT_EXCEEDED} and {@link Kind#INTERRUPTED}
   */
  public synchronized FakeFaults failNext(CloudOperation operation, Kind kind) {
    if (OF_THE_CALLER.contains(kind)) {
      throw new IllegalArgumentException(
          kind + " arises on the caller's own side; InvoiceCloud cannot bring it about");
    }
    add(operation, new Fault(Optional.of(kind), OptionalInt.empty()));
    return this;
  }

  /**
   * Makes the next answer of a report break off after some rows, as a lost connection does.
   *
   * @param operation a report
   * @param rows how many rows come before; an answer with fewer rows breaks off at its end
   * @return this script
   * @throws IllegalArgumentException when the operation is no report or the number is negative
   */
  public synchronized FakeFaults breakOffAfter(CloudOperation operation, int rows) {
    if (operation.report().isEmpty()) {
      throw new IllegalArgumentException(operation + " is no report; it has no rows");
    }
    if (rows < 0) {
      throw new IllegalArgumentException("breakOffAfter takes 0 rows or more, found " + rows);
    }
    add(operation, new Fault(Optional.empty(), OptionalInt.of(rows)));
    return this;
  }

  /**
   * Forgets every script that was not used up.
   *
   * @return this script
   */
  public synchronized FakeFaults clear() {
    scripted.clear();
    return this;
  }

  synchronized Optional<Fault> take(CloudOperation operation) {
    Deque<Fault> waiting = scripted.get(operation);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }

  private void add(CloudOperation operation, Fault fault) {
    scripted.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(fault);
  }
}
