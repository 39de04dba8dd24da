package com.imt.ic.testkit;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.PollRun;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Notes what happens while time passes. For one thread. */
final class Happenings {

  private final Clock clock;
  private final Story story;
  private final List<TimePassed.Event> events = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<SettledPayment> settled = new ArrayList<>();
  private final List<AchReturn> returns = new ArrayList<>();
  private final List<DataPump.Result> pushed = new ArrayList<>();
  private final List<PollRun> polls = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  Happenings(Clock clock, Story story) {
    this.clock = clock;
    this.story = story;
  }

  void collected(Payment payment) {
    payments.add(payment);
    note(
        "AutoPay collects %s of %s (payment %s)"
            .formatted(
                payment.amount(),
                payment.invoiceNumber().map(InvoiceNumber::value).orElse("no invoice"),
                payment.paymentGuid()));
  }

  void settled(List<SettledPayment> lines) {
    settled.addAll(lines);
    for (SettledPayment line : lines) {
      note(
          "%s of payment %s settle in batch %s of %s"
              .formatted(line.amount(), line.paymentGuid(), line.batchId(), line.settledOn()));
    }
  }

  void returned(AchReturn reject) {
    returns.add(reject);
    note(
        "The bank returns payment %s of %s with %s"
            .formatted(reject.paymentGuid(), reject.amount(), reject.returnCode()));
  }

  void pushed(List<DataPump.Result> results) {
    pushed.addAll(results);
    for (DataPump.Result result : results) {
      note("The data pump's receipt %s is %s".formatted(result.paymentGuid(), result.status()));
    }
  }

  void polled(BillerId biller, List<PollRun> runs) {
    polls.addAll(runs);
    for (PollRun run : runs) {
      DuePoll poll = run.poll();
      String subject =
          "Biller %s polls %s%s"
              .formatted(
                  biller,
                  poll.report().id(),
                  poll.sweep() == null ? "" : " (sweep " + poll.sweep() + ")");
      PollResult result = run.result();
      RuntimeException failure = run.failure();
      if (failure != null) {
        failed(subject, failure);
      } else if (result == null) {
        note(subject + ": another node is reading it");
      } else if (result.fresh() + result.quarantined() > 0 || !result.warnings().isEmpty()) {
        note(
            "%s: %s%s"
                .formatted(
                    subject,
                    result.counts(),
                    result.warnings().isEmpty() ? "" : ", warned of " + result.warnings()));
      }
    }
  }

  void failed(String what, RuntimeException failure) {
    failures.add(failure);
    note(what + " and fails: " + failure);
    story.note(() -> what + " and fails: " + failure);
  }

  private void note(String what) {
    events.add(new TimePassed.Event(clock.instant(), what));
  }

  TimePassed passed() {
    return new TimePassed(events, payments, settled, returns, pushed, polls, failures);
  }
}
