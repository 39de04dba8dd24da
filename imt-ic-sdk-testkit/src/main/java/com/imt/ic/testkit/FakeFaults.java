package com.imt.ic.testkit;

import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a test wants to go wrong, in memory and over HTTP alike. Nothing does unless scripted here.
 *
 * <p>Of the faults given by {@link #next} at most one happens to a request, in the order in which
 * they were given: the first that is for its operation, or for any and can happen to it. What
 * {@link #always} gives happens beside it. Where several say how a request fails, the first does.
 *
 * <p>A fault that never happened hides a test that proves nothing; {@link #assertUsed} finds it.
 *
 * <p>Thread-safe.
 */
public final class FakeFaults {

  /** A fault that waits. */
  private static final class Entry {
    final Optional<CloudOperation> operation;
    final Fault fault;
    final boolean always;
    int skips;
    int left;

    Entry(Optional<CloudOperation> operation, Fault fault, boolean always) {
      this.operation = operation;
      this.fault = fault;
      this.always = always;
      skips = fault.skippedCalls();
      left = fault.times();
    }

    /** Whether it happens now, to a request that it is for. */
    boolean happens() {
      if (skips > 0) {
        skips--;
        return false;
      }
      left = Math.max(0, left - 1);
      return true;
    }

    boolean isUnused() {
      return left > 0;
    }

    @Override
    public String toString() {
      String times =
          fault.times() == 1 ? "" : ", %s of %s times left".formatted(left, fault.times());
      return operation.map(CloudOperation::name).orElse("any operation") + ": " + fault + times;
    }
  }

  private final Profile profile;
  private final Story story;
  private final List<Entry> entries = new ArrayList<>();

  FakeFaults(Profile profile, Story story) {
    this.profile = profile;
    this.story = story;
  }

  /**
   * Lets a fault happen to the next request of an operation, or behind the faults that wait for it.
   *
   * @param operation which
   * @param fault what, when and how often
   * @return this script
   * @throws IllegalArgumentException when it cannot happen to the operation; the message says what
   *     can
   */
  public FakeFaults next(CloudOperation operation, Fault fault) {
    return add(Optional.of(operation), fault, false);
  }

  /**
   * Lets a fault happen to the next request that it can happen to, whatever the operation.
   *
   * @param fault what, when and how often
   * @return this script
   * @throws IllegalArgumentException when it can happen to none
   */
  public FakeFaults next(Fault fault) {
    return add(Optional.empty(), fault, false);
  }

  /**
   * Lets a fault happen to each request of an operation from now on.
   *
   * @param operation which
   * @param fault what; {@link Fault#afterCalls} says from when on
   * @return this script
   * @throws IllegalArgumentException when it cannot happen to the operation, or has a number of
   *     times
   */
  public FakeFaults always(CloudOperation operation, Fault fault) {
    return add(Optional.of(operation), fault, true);
  }

  /**
   * Lets a fault happen to each request that it can happen to from now on.
   *
   * @param fault what; {@link Fault#afterCalls} says from when on
   * @return this script
   * @throws IllegalArgumentException when it can happen to none, or has a number of times
   */
  public FakeFaults always(Fault fault) {
    return add(Optional.empty(), fault, true);
  }

  /**
   * Forgets every fault, those of {@link #always} too.
   *
   * @return this script
   */
  public synchronized FakeFaults clear() {
    entries.clear();
    return this;
  }

  /**
   * The faults that did not happen, or not as often as they were to.
   *
   * @return one line for each, such as {@code PAYMENTS: reset()}, in the order of scripting
   */
  public synchronized List<String> unused() {
    return entries.stream().filter(Entry::isUnused).map(Entry::toString).toList();
  }

  /**
   * Fails the test where a fault did not happen.
   *
   * @throws AssertionError when {@link #unused} has any; its message lists them
   */
  public void assertUsed() {
    List<String> unused = unused();
    if (!unused.isEmpty()) {
      throw new AssertionError(
          "Faults that were scripted and did not happen: "
              + String.join("; ", unused)
              + ". Let the test make the requests, or take the faults back by clear()");
    }
  }

  /** What happens to a request of an operation that has just come. */
  CallFaults take(CloudOperation operation) {
    return new CallFaults(
        happening(
            operation.id(),
            entry ->
                entry.operation.isPresent()
                    ? entry.operation.get() == operation
                    : misfit(operation, entry.fault).isEmpty()));
  }

  /** What happens to a request of the data pump. */
  List<Effect.PushedAgain> takePush() {
    return happening("push", entry -> entry.fault.effect() instanceof Effect.PushedAgain).stream()
        .map(fault -> (Effect.PushedAgain) fault.effect())
        .toList();
  }

  private synchronized List<Fault> happening(String where, Predicate<Entry> isMeant) {
    Optional<Entry> next = entries.stream().filter(e -> !e.always && isMeant.test(e)).findFirst();
    List<Entry> standing = entries.stream().filter(e -> e.always && isMeant.test(e)).toList();
    List<Fault> happening =
        Stream.concat(next.stream(), standing.stream())
            .filter(Entry::happens)
            .map(entry -> entry.fault)
            .toList();
    entries.removeIf(entry -> !entry.always && !entry.isUnused());
    happening.forEach(fault -> story.note(() -> "fault in " + where + ": " + fault));
    return happening;
  }

  private synchronized FakeFaults add(
      Optional<CloudOperation> operation, Fault fault, boolean always) {
    Objects.requireNonNull(fault, "fault");
    if (always && fault.times() > 1) {
      throw new IllegalArgumentException(
          fault + " has a number of times; give it to next, or leave the number out");
    }
    if (operation.isPresent()) {
      misfit(operation.get(), fault).ifPresent(why -> refuse(operation.get(), fault, why));
    } else if (!(fault.effect() instanceof Effect.PushedAgain)) {
      requireAnyFit(fault);
    }
    entries.add(new Entry(operation, fault, always));
    return this;
  }

  private Optional<String> misfit(CloudOperation operation, Fault fault) {
    return fault.effect().misfit(operation, profile);
  }

  private void refuse(CloudOperation operation, Fault fault, String why) {
    List<CloudOperation> fitting = fitting(fault);
    String instead = fitting.isEmpty() ? "" : "; " + fault + " can happen to " + fitting;
    String can =
        operation.report().isPresent()
            ? ""
            : "; to "
                + operation
                + " can happen connectionRefused, credentialsRefused, requestRefused, serviceFailed,"
                + " htmlPage, tooManyRequests, reset, stall, cutAfterBytes, otherSoapVersion,"
                + " wrongNamespace, clockSkew and beforeTheWork";
    throw new IllegalArgumentException(
        fault + " cannot happen to " + operation + ": " + why + instead + can);
  }

  private void requireAnyFit(Fault fault) {
    if (fitting(fault).isEmpty()) {
      String why =
          Arrays.stream(CloudOperation.values())
              .flatMap(operation -> misfit(operation, fault).stream())
              .distinct()
              .reduce((one, other) -> one + "; " + other)
              .orElse("");
      throw new IllegalArgumentException(fault + " cannot happen to any operation: " + why);
    }
  }

  private List<CloudOperation> fitting(Fault fault) {
    return Arrays.stream(CloudOperation.values())
        .filter(operation -> misfit(operation, fault).isEmpty())
        .toList();
  }
}
