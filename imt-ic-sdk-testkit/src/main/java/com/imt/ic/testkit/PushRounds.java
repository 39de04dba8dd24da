package com.imt.ic.testkit;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data pump posts a payment a minute after it was made, and again every quarter of an hour
 * until there is an answer: how InvoiceCloud does it is not known. For one thread.
 */
final class PushRounds implements Routine {

  private static final Duration AFTER_THE_PAYMENT = Duration.ofMinutes(1);
  private static final Duration BETWEEN_TRIALS = Duration.ofMinutes(15);

  private final FakeState state;
  private final Clock clock;
  private final DataPump pump;
  private Instant notBefore = Instant.MIN;

  PushRounds(FakeState state, Clock clock, DataPump pump) {
    this.state = state;
    this.clock = clock;
    this.pump = pump;
  }

  @Override
  public Optional<Instant> dueAt() {
    return waiting()
        .map(PushRounds::readyAt)
        .min(Comparator.naturalOrder())
        .map(at -> at.isBefore(notBefore) ? notBefore : at);
  }

  @Override
  public void run(Happenings happenings) {
    Instant now = clock.instant();
    List<Payment> ready = waiting().filter(payment -> !readyAt(payment).isAfter(now)).toList();
    try {
      List<DataPump.Result> results = pump.post(ready);
      happenings.pushed(results);
      Set<PaymentGuid> answered = new HashSet<>();
      results.forEach(result -> answered.add(result.paymentGuid()));
      state.markPushed(answered);
    } catch (RuntimeException e) {
      notBefore = clock.instant().plus(BETWEEN_TRIALS);
      happenings.failed("The data pump posts %s receipts".formatted(ready.size()), e);
    }
  }

  /** History without a method is no receipt. */
  private Stream<Payment> waiting() {
    return state.paymentsToPush().stream().filter(payment -> payment.method().isPresent());
  }

  private static Instant readyAt(Payment payment) {
    return payment.paidAt().plus(AFTER_THE_PAYMENT);
  }
}
