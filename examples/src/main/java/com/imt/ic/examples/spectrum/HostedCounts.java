package com.imt.ic.examples.spectrum;

import com.imt.ic.soap.hosted.HostedCall;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Requests to the hosted services, counted by what became of them; of callers that were not let in
 * a line tells at most once a minute. Thread-safe.
 */
final class HostedCounts implements Consumer<HostedCall> {

  private static final long PAUSE = Duration.ofMinutes(1).toNanos();
  private static final Set<HostedCall.Outcome> REFUSED =
      Set.of(HostedCall.Outcome.WRONG_CREDENTIALS, HostedCall.Outcome.NOT_ADMITTED);

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private long refused;
  private long toldAt;

  HostedCounts(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    toldAt = nanoTime.getAsLong() - PAUSE;
  }

  @Override
  public void accept(HostedCall call) {
    String outcome = call.outcome().name().toLowerCase(Locale.ROOT);
    counts.computeIfAbsent(outcome, any -> new LongAdder()).increment();
    if (REFUSED.contains(call.outcome())) {
      tell(call.service());
    }
  }

  private synchronized void tell(String service) {
    refused++;
    long now = nanoTime.getAsLong();
    if (now - toldAt >= PAUSE) {
      log.accept(service + ": " + refused + " request(s) without accepted credentials so far");
      toldAt = now;
    }
  }

  /** {@return how many requests ended so, by outcome, such as {@code wrong_credentials}} */
  Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
    return sums;
  }
}
