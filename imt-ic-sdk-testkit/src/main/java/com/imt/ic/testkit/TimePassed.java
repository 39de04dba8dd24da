package com.imt.ic.testkit;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened while {@link FakeInvoiceCloud#timePasses} let time pass. Immutable and thread-safe.
 *
 * @param events all of it in order, in words; a poll that brought nothing new is left out
 * @param payments what AutoPay collected
 * @param settled what settled
 * @param returns what banks returned
 * @param pushed what the data pump's address said of each receipt
 * @param polls every poll and sweep, those too that brought nothing new
 * @param failures why a push, a poll or a question by RealTimeDataRefresh failed, in order; nothing
 *     of them ends time
 */
public record TimePassed(
    List<Event> events,
    List<Payment> payments,
    List<SettledPayment> settled,
    List<AchReturn> returns,
    List<DataPump.Result> pushed,
    List<PollRun> polls,
    List<RuntimeException> failures) {

  /**
   * One thing that happened.
   *
   * @param at when
   * @param what in words, without customers' data but what a host's own exception says
   */
  public record Event(Instant at, String what) {}

  /** Copies. */
  public TimePassed {
    events = List.copyOf(events);
    payments = List.copyOf(payments);
    settled = List.copyOf(settled);
    returns = List.copyOf(returns);
    pushed = List.copyOf(pushed);
    polls = List.copyOf(polls);
    failures = List.copyOf(failures);
  }

  /** The events, a line each, in UTC. */
  @Override
  public String toString() {
    return events.isEmpty()
        ? "Nothing happened."
        : events.stream()
            .map(event -> event.at() + " " + event.what())
            .collect(Collectors.joining("\n"));
  }
}
