package com.imt.ic.testkit;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.status.IntegrationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host's scheduler, which runs what is due of one integration as soon as it is, and no more often
 * than once a minute. For one thread.
 */
final class PollRounds implements Routine {

  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);

  /** What two clocks showed at once. */
  private record Reading(Instant here, Instant host) {}

  private final InvoiceCloudIntegration integration;
  private final Clock clock;
  private Instant notBefore = Instant.MIN;
  private @Nullable Reading before;

  PollRounds(InvoiceCloudIntegration integration, Clock clock) {
    this.integration = integration;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> dueAt() {
    Instant at = planned();
    return Optional.of(at.isBefore(notBefore) ? notBefore : at);
  }

  /** By this clock, from which the host's own may differ. */
  private Instant planned() {
    Instant now = clock.instant();
    IntegrationStatus status;
    try {
      status = integration.status();
    } catch (RuntimeException e) {
      return now; // the round itself tells of it
    }
    requireMoving(new Reading(now, status.asOf()));
    Duration wait =
        status.reports().stream()
            .map(report -> Duration.between(status.asOf(), report.dueAt()))
            .min(Duration::compareTo)
            .orElse(BETWEEN_ROUNDS);
    return now.plus(wait);
  }

  private void requireMoving(Reading now) {
    Reading last = before;
    before = now;
    if (last == null) {
      return;
    }
    Duration here = Duration.between(last.here(), now.here());
    Duration host = Duration.between(last.host(), now.host());
    if (here.compareTo(BETWEEN_ROUNDS) >= 0 && host.compareTo(here.dividedBy(2)) < 0) {
      throw new IllegalStateException(
          "%s goes by a clock that showed %s and then %s while %s passed in the test; build it with .clock(clock), the one that the fake goes by"
              .formatted(integration, last.host(), now.host(), here));
    }
  }

  @Override
  public void run(Happenings happenings) {
    try {
      happenings.polled(integration.biller(), integration.runDue());
    } catch (RuntimeException e) {
      happenings.failed("Biller %s asks what is due".formatted(integration.biller()), e);
    }
    notBefore = clock.instant().plus(BETWEEN_ROUNDS);
  }
}
