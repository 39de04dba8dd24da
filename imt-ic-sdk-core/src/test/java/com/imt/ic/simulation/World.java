package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.payment.Acceptance;
import com.imt.ic.payment.Payment;
import com.imt.ic.store.IntegrationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A deterministic world from one seed: InvoiceCloud's truth, a data pump, three nodes of the
 * consumer over one store, and everything that goes wrong. One thread; where a node sleeps in the
 * middle of a poll, the others run before it wakes up.
 *
 * <p>The fault model: requests that fail before and after InvoiceCloud heard them; answers cut
 * anywhere, rows in any order, rows that show up to four hours late, outages of up to fourteen
 * hours; transactions that fail before the commit, or after it with nobody knowing, or are run
 * again; processes that end at any of these points and are started under their old name; processes
 * that sleep for up to an hour at any of them; clocks wrong by minutes often and by up to eight
 * hours sometimes; receipts pushed late, several times, never, or with another amount; a ledger
 * that refuses a payment at first. Not in it: a database that loses what it committed.
 */
final class World {

  /** A fortnight before the clocks change in America. */
  static final Instant BEGINNING = Instant.parse("2026-10-18T00:00:00Z");

  /** Rows are appended as they become known and may be of the days around. */
  static final Duration OLDEST_ROW = Duration.ofDays(8);

  private static final int NODES = 3;

  /** What a run came to. */
  record Tally(
      long days, long payments, long polls, long crashes, long faults, long zombies, long pushes) {
    Tally plus(Tally other) {
      return new Tally(
          days + other.days,
          payments + other.payments,
          polls + other.polls,
          crashes + other.crashes,
          faults + other.faults,
          zombies + other.zombies,
          pushes + other.pushes);
    }
  }

  private final Random random;
  private final Ablation ablation;
  private final Truth truth;
  private final Books books;
  private final Fate fate;
  private final IntegrationStore shared;
  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Payment> pump = new ArrayDeque<>();
  private Instant now = BEGINNING;
  private Instant downUntil = BEGINNING;
  private long polls;
  private long pushes;

  World(long seed, Ablation ablation, IntegrationStore shared) {
    this.random = new Random(seed);
    this.ablation = ablation;
    this.shared = shared;
    truth = new Truth(random);
    books = new Books(truth);
    fate = new Fate(random, this::othersRun);
    for (int i = 0; i < NODES; i++) {
      nodes.add(started(i));
    }
  }

  private Node started(int number) {
    return new Node(this, "node-" + number, shared, fate, ablation, random);
  }

  Instant now() {
    return now;
  }

  boolean isDown() {
    return now.isBefore(downUntil);
  }

  Truth truth() {
    return truth;
  }

  Books books() {
    return books;
  }

  void polled() {
    polls++;
  }

  /** What IC is told must be durable. */
  void answered(Payment payment, Acceptance acceptance) {
    pushes++;
    switch (acceptance.outcome()) {
      case POSTED, ALREADY_POSTED -> {
        if (!books.posted.contains(payment.paymentGuid())) {
          throw new Violation("told IC of a posting that is not in the books");
        }
      }
      case RECEIVED -> throw new Violation("answered before the posting");
      case DECLINED, ALREADY_DECLINED, REFUSED, CONFLICT -> {}
    }
  }

  /** Days of trouble, then rest, and then nothing may be missing. */
  Tally run(int days, int paymentsADay) {
    Instant end = BEGINNING.plus(Duration.ofDays(days));
    while (now.isBefore(end)) {
      now = now.plusSeconds(60 + random.nextInt(30 * 60));
      happen(paymentsADay);
      nodesWork();
    }
    fate.relent();
    downUntil = now;
    for (int i = 0; i < NODES; i++) {
      node(i).setClockOff(Duration.ZERO);
    }
    // Returns and settlements come days later, and clocks may have kept polls from being due.
    for (int hour = 0; hour < 24 * 8; hour++) {
      now = now.plusSeconds(3600);
      drainPump();
      nodesWork();
    }
    requireRest();
    return new Tally(
        days, truth.payments.size(), polls, fate.crashes, fate.faults, fate.zombies, pushes);
  }

  private void happen(int paymentsADay) {
    int paid = random.nextInt(1 + paymentsADay / 48);
    for (int i = random.nextInt(2); i <= paid; i++) {
      Payment payment = truth.pay(now.minusSeconds(random.nextInt(60)));
      for (int copies = random.nextInt(4); payment.approved() && copies > 1; copies--) {
        pump.add(payment);
      }
    }
    if (random.nextInt(3) == 0) {
      truth.enrol();
    }
    if (random.nextInt(400) == 0) {
      downUntil = now.plus(Duration.ofHours(1 + random.nextInt(14)));
    }
    if (random.nextInt(20) == 0) {
      boolean badly = random.nextInt(10) == 0;
      long most = badly ? 8 * 3600 : 300;
      node(random.nextInt(NODES)).setClockOff(Duration.ofSeconds(random.nextLong(-most, most + 1)));
    }
    drainPump();
  }

  private void drainPump() {
    for (int i = pump.size(); i > 0 && !pump.isEmpty(); i--) {
      Payment payment = pump.remove();
      if (random.nextInt(10) == 0 || !node(random.nextInt(NODES)).push(payment)) {
        pump.add(payment); // the data pump is late, or repeats what was not answered
      } else if (books.posted.contains(payment.paymentGuid()) && random.nextInt(200) == 0) {
        node(0).push(payment.toBuilder().amount(Money.parse("9999.99")).build());
      }
    }
  }

  private void nodesWork() {
    for (int i = 0; i < NODES; i++) {
      if (random.nextInt(3) != 0) {
        // Sweeps repair what an ablation lost, so they run only where nothing is lost.
        node(i).work(ablation == Ablation.NONE);
      }
    }
  }

  /** A node sleeps for longer than its lease, or just for a moment, while all others go on. */
  private void othersRun() {
    now = now.plusSeconds(random.nextInt(3600));
    happen(48);
    nodesWork();
  }

  /** A process that ended is started again. */
  private Node node(int number) {
    if (!nodes.get(number).isAlive()) {
      nodes.set(number, started(number));
    }
    return nodes.get(number);
  }

  private void requireRest() {
    Set<PaymentGuid> approved =
        truth.payments.stream()
            .map(Truth.Row::content)
            .filter(Payment::approved)
            .map(Payment::paymentGuid)
            .collect(Collectors.toSet());
    same("payments", approved, books.posted);
    same(
        "declined payments",
        truth.byGuid.values().stream()
            .filter(payment -> !payment.approved())
            .map(Payment::paymentGuid)
            .collect(Collectors.toSet()),
        books.declined);
    same(
        "reversals",
        truth.rejects.stream()
            .filter(row -> row.visible().isBefore(now))
            .map(Truth.Row::content)
            .map(r -> new Books.Reversal(r.paymentGuid(), r.code(), r.rejectedAt()))
            .collect(Collectors.toSet()),
        books.reversed);
    same(
        "settled lines",
        truth.settled.stream().map(row -> row.content().paymentGuid()).collect(Collectors.toSet()),
        books.settled.stream().map(line -> line.paymentGuid()).collect(Collectors.toSet()));
    Map<AccountNumber, Boolean> enrolled = new HashMap<>();
    truth.customers.forEach((account, customer) -> enrolled.put(account, customer.enrolled()));
    if (!enrolled.equals(books.enrolled)) {
      throw new Violation("enrolments are not as InvoiceCloud has them");
    }
  }

  private static void same(String what, Set<?> expected, Set<?> found) {
    if (!expected.equals(found)) {
      long lost = expected.stream().filter(each -> !found.contains(each)).count();
      throw new Violation(
          what + ": " + lost + " of " + expected.size() + " lost, " + found.size() + " found");
    }
  }

  static Tally run(
      long seed, Ablation ablation, Supplier<IntegrationStore> store, int days, int paymentsADay) {
    try {
      return new World(seed, ablation, store.get()).run(days, paymentsADay);
    } catch (Violation e) {
      Violation named = new Violation("seed " + seed + ", " + ablation + ": " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }
}
