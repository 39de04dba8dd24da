package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.HostedCall.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What is logged of callers that were not let in: the first at once, and then how many there were,
 * at most once a minute, so that a guesser is seen and cannot fill the log. Thread-safe.
 */
final class RefusedCallers {

  private static final long PAUSE = Duration.ofMinutes(1).toNanos();
  private static final Set<Outcome> REFUSED =
      Set.of(Outcome.WRONG_CREDENTIALS, Outcome.NOT_ADMITTED);

  private static final class Count {
    private long since;
    private long untold;
    private boolean told;
  }

  private final LongSupplier nanoTime;
  private final Map<Outcome, Count> counts = new EnumMap<>(Outcome.class);

  RefusedCallers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** {@return a line for the log, where it is time for one} */
  synchronized Optional<String> see(String service, Outcome outcome) {
    if (!REFUSED.contains(outcome)) {
      return Optional.empty();
    }
    Count count = counts.computeIfAbsent(outcome, any -> new Count());
    long now = nanoTime.getAsLong();
    count.untold++;
    if (count.told && now - count.since < PAUSE) {
      return Optional.empty();
    }
    String line =
        "%s: %d request(s)%s with %s; where these are not yours, look at the server's log of addresses"
            .formatted(
                service,
                count.untold,
                count.told ? " in " + Duration.ofNanos(now - count.since).toSeconds() + " s" : "",
                outcome == Outcome.WRONG_CREDENTIALS
                    ? "a wrong BillerGUID or WebServiceKey"
                    : "what a callerCheck does not admit");
    count.since = now;
    count.untold = 0;
    count.told = true;
    return Optional.of(line);
  }
}
