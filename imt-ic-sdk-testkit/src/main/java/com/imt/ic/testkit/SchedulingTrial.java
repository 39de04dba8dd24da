package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
              .startAt(reading)
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
  private final Instant reading;
  private final Path spool;
  private final FakeInvoiceCloud fake;
  private final CloudWatch cloud;
  private final UnreliableDataSource database;
  private final CountingBooks books = new CountingBooks();
  private Instant begun;
  private final List<BifInvoice> invoices = new CopyOnWriteArrayList<>();
  private final List<String> story = new CopyOnWriteArrayList<>();
  private final List<String> thrown = new CopyOnWriteArrayList<>();
  private final List<Member> running = new ArrayList<>();

  SchedulingTrial(SchedulingContract host, Instant start, Path spool) {
    this(host, start, start.minus(Duration.ofDays(1)), spool);
  }

  /** Reports are read from a moment on. */
  SchedulingTrial(SchedulingContract host, Instant start, Instant reading, Path spool) {
    this.host = host;
    this.reading = reading;
    begun = start;
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

  /** All processes end, and much later another one begins. */
  void pauseUntil(Instant moment, String name) {
    List.copyOf(running).forEach(Member::ends);
    clock.goBackTo(moment);
    begun = moment;
    story.add("a process begins at " + moment);
    Member unused = begin(name);
  }

  /** Every scheduler calls its turn, and its period passes. */
  void turn() {
    List.copyOf(running).forEach(Member::call);
    clock.advance(host.period());
  }

  /** The time passes, and every scheduler calls its turn when its period has passed. */
  void pass(Duration span) {
    Duration period = host.period();
    long turns = Math.max(1, span.dividedBy(period));
    for (long i = 0; i < turns; i++) {
      turn();
    }
    List.copyOf(running).forEach(Member::call);
    story.add("%s later".formatted(Spans.words(period.multipliedBy(turns))));
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

  void billMany(int count, String balance) {
    for (int i = 1; i <= count; i++) {
      invoices.add(HostTrial.invoice(InvoiceNumber.of("MANY-" + i), Money.parse(balance)));
    }
    story.add("MANY-1 to MANY-%s billed with %s".formatted(count, balance));
  }

  /** A number stands twice, so that neither can be written. */
  void billTwice(String number) {
    for (String balance : List.of("1.00", "2.00")) {
      invoices.add(HostTrial.invoice(InvoiceNumber.of(number), Money.parse(balance)));
    }
    story.add(number + " billed twice under one number");
  }

  /** How often InvoiceCloud got an invoice. */
  long timesReceived(String number) {
    return fake.receivedFiles().stream()
        .flatMap(file -> file.records().stream())
        .map(BifRecord::invoice)
        .filter(invoice -> invoice.invoiceNumber().value().equals(number))
        .count();
  }

  /** Since the process began each report was read at its cadence, with a quarter to spare. */
  void requireRead(String mistake) {
    for (ReportStatus report : integration().status().reports()) {
      List<Instant> times = sinceBegun(List.of(report.report()));
      Duration longest = report.cadence().plus(report.cadence().dividedBy(4));
      for (int i = 1; i < times.size(); i++) {
        Duration gap = Duration.between(times.get(i - 1), times.get(i));
        if (gap.compareTo(longest) > 0) {
          throw broken(
              Promise.CADENCE,
              "%s read every %s".formatted(report.report().id(), Spans.words(report.cadence())),
              "not read for %s, from %s to %s%s"
                  .formatted(Spans.words(gap), times.get(i - 1), times.get(i), idle(longest)),
              mistake);
        }
      }
    }
  }

  /** When the reports were asked for, between the process's beginning and now, with both. */
  private List<Instant> sinceBegun(List<ReportKind> reports) {
    List<Instant> times = new ArrayList<>();
    times.add(begun);
    reports.stream()
        .flatMap(report -> cloud.asked(report).stream())
        .filter(at -> !at.isBefore(begun))
        .sorted()
        .forEach(times::add);
    times.add(clock.instant());
    return times;
  }

  /** The longest time in which no report at all was asked for, if it is that long. */
  String idle(Duration atLeast) {
    List<Instant> times = sinceBegun(Arrays.asList(ReportKind.values()));
    for (int i = 1; i < times.size(); i++) {
      Duration gap = Duration.between(times.get(i - 1), times.get(i));
      if (gap.compareTo(atLeast) >= 0) {
        return "; nothing was polled for %s, from %s to %s"
            .formatted(Spans.words(gap), times.get(i - 1), times.get(i));
      }
    }
    return "";
  }

  void requirePosted(Payment payment, Promise promise, String mistake) {
    if (!books.has(payment.paymentGuid())) {
      throw broken(
          promise,
          "the payment of %s in the books by %s".formatted(payment.amount(), clock.instant()),
          "it is not; payments were last asked for at "
              + last(ReportKind.PAYMENTS)
              + idle(Duration.ofMinutes(150)),
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

  CountingBooks books() {
    return books;
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
