package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A host's scheduling between a fake InvoiceCloud and a database, on a clock that the test moves.
 */
final class SchedulingTrial {

  /** A process of the host, whose scheduler calls its turns. */
  final class Member {
    private final InvoiceCloudIntegration integration;
    private final Runnable turn;
    private volatile boolean over;

    private Member(String name) {
      integration =
          InvoiceCloudIntegration.builder()
              .profile(fake.profile())
              .cloud(cloud.cloud())
              .dataSource(database)
              .ledger(books)
              .startAt(clock.instant().minus(Duration.ofDays(1)))
              .clock(clock)
              .node(name)
              .build();
      turn =
          host.turn(integration, InvoiceFiles.of(integration, spool), () -> List.copyOf(invoices));
    }

    /** The scheduler's time has come. */
    void call() {
      if (over) {
        return;
      }
      try {
        turn.run();
      } catch (RuntimeException | Error e) {
        over = !host.goesOnAfterAnException();
        String text = "a turn threw %s".formatted(e);
        if (over && !thrown.contains(text)) {
          thrown.add(text);
          story.add(text);
        }
      }
    }

    void ends() {
      over = true;
      running.remove(this);
      story.add("a process ends");
    }
  }

  private final SchedulingContract host;
  private final MutableClock clock;
  private final Path spool;
  private final FakeInvoiceCloud fake;
  private final CloudWatch cloud;
  private final UnreliableDataSource database;
  private final CountingBooks books = new CountingBooks();
  private final List<BifInvoice> invoices = new CopyOnWriteArrayList<>();
  private final List<String> story = new CopyOnWriteArrayList<>();
  private final List<String> thrown = new CopyOnWriteArrayList<>();
  private final List<Member> running = new ArrayList<>();

  SchedulingTrial(SchedulingContract host, Instant start, Path spool) {
    this.host = host;
    this.spool = spool;
    clock = host.clock().goBackTo(start);
    fake =
        FakeInvoiceCloud.builder()
            .clock(clock)
            .profile(
                Profile.defaults()
                    .override("{\"biller\":{\"bid\":\"%s\"}}".formatted(HostTrial.BILLER)))
            .build();
    cloud = new CloudWatch(fake, clock);
    database = UnreliableDataSource.over(host.dataSource());
    InvoiceCloudIntegration.createTables(database);
    story.add("begun at " + start);
  }

  Member begin(String name) {
    Member process = new Member(name);
    running.add(process);
    return process;
  }

  /** The time passes, and every scheduler calls its turn when its period has passed. */
  void pass(Duration span) {
    Duration period = host.period();
    long turns = Math.max(1, span.dividedBy(period));
    for (long i = 0; i < turns; i++) {
      for (Member process : List.copyOf(running)) {
        process.call();
      }
      clock.advance(period);
    }
    for (Member process : List.copyOf(running)) {
      process.call();
    }
    story.add("%s pass".formatted(span));
  }

  Payment pay(String cents) {
    InvoiceNumber number = InvoiceNumber.of("PAID-" + cents);
    fake.holdInvoices(List.of(HostTrial.invoice(number, Money.parse(cents))));
    Payment payment = fake.invoice(number).pays(cents).byCard();
    story.add("%s paid at %s".formatted(cents, clock.instant()));
    return payment;
  }

  void bill(String number, String balance) {
    invoices.removeIf(invoice -> invoice.invoiceNumber().value().equals(number));
    invoices.add(HostTrial.invoice(InvoiceNumber.of(number), Money.parse(balance)));
    story.add("%s billed with %s".formatted(number, balance));
  }

  void requirePosted(Payment payment, Promise promise, String mistake) {
    if (!books.has(payment.paymentGuid())) {
      throw broken(
          promise,
          "the payment of %s in the books by %s".formatted(payment.amount(), clock.instant()),
          "it is not; payments were last asked for at " + last(ReportKind.PAYMENTS),
          mistake);
    }
  }

  void requireSent(String number, String balance, Promise promise, String mistake) {
    boolean held =
        fake.findInvoice(InvoiceNumber.of(number))
            .filter(invoice -> invoice.balanceDue().equals(Money.parse(balance)))
            .isPresent();
    if (!held) {
      throw broken(
          promise,
          "%s with %s at InvoiceCloud by %s".formatted(number, balance, clock.instant()),
          "files received: " + fake.receivedFiles().size(),
          mistake);
    }
  }

  private String last(ReportKind report) {
    List<Instant> asked = cloud.asked(report);
    return asked.isEmpty() ? "no time" : asked.get(asked.size() - 1).toString();
  }

  /** What a scheduler did with an exception comes before any other mistake. */
  AssertionError broken(Promise promise, String expected, String found, String mistake) {
    return promise.broken(
        story,
        expected,
        found,
        thrown.isEmpty()
            ? mistake
            : "The turn lets an exception out, after which a ScheduledExecutorService never calls it again. Catch, log, and go on; "
                + mistake);
  }

  void note(String step) {
    story.add(step);
  }

  MutableClock clock() {
    return clock;
  }

  CloudWatch cloud() {
    return cloud;
  }

  UnreliableDataSource database() {
    return database;
  }

  FakeInvoiceCloud fake() {
    return fake;
  }

  List<String> thrown() {
    return thrown;
  }

  InvoiceCloudIntegration integration() {
    return running.get(0).integration;
  }
}
