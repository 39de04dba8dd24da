package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A deterministic world from one seed: InvoiceCloud's truth, a data pump, three nodes of the
 * consumer over one store, and everything that goes wrong. One thread; where a node sleeps in the
 * middle of a poll, the others run before it wakes up.
 *
 * <p>The fault model: requests that fail before and after InvoiceCloud heard them; answers cut
 * anywhere, rows in any order, rows that come twice, rows that show up to four hours late, rows
 * that nobody can read, outages of up to fourteen hours; transactions that fail before the commit,
 * or after it with nobody knowing, or are run again; processes that end at any of these points and
 * are started under their old name; processes that sleep for up to an hour at any of them; clocks
 * wrong by minutes often and by up to eight hours sometimes, and clocks that change for summer;
 * receipts pushed late, several times, never, or with another amount; a ledger that refuses a
 * payment at first. With {@link Tier#DATA_SETS} also: answers cut at any byte with and without an
 * error, bytes that are no text, faults, pages of HTML; names with characters that XML forbids;
 * connections to the database that break, and processes that end or sleep, at any call of JDBC, in
 * the middle of a transaction too. Not in it: a database that loses what it committed.
 */
final class World implements AutoCloseable {

  private static final int NODES = 3;

  /** What a run came to. */
  record Tally(
      long days, long payments, long polls, long crashes, long faults, long zombies, long pushes) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

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

  private final Ablation ablation;
  private final Random random;
  private final Instant beginning;
  private final Profile profile;
  private final Truth truth;
  private final Verdict verdict = new Verdict();
  private final Fate fate;
  private final Storage storage;
  private final Books books;
  private final Wire wire;
  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Payment> pump = new ArrayDeque<>();
  private Instant now;
  private Instant downUntil;
  private long polls;
  private long pushes;

  World(long seed, Ablation ablation, Tier tier) {
    this(seed, ablation, tier, new Random(seed));
  }

  private World(long seed, Ablation ablation, Tier tier, Random random) {
    this(seed, ablation, tier, random, times -> random.nextInt(times) == 0);
  }

  /** A world in which chance is somebody else's. */
  World(long seed, Ablation ablation, Tier tier, Random random, Fate.Chance chance) {
    this.ablation = ablation;
    this.random = random;
    beginning = tier.beginning(seed);
    profile = tier.profile(ablation, seed);
    now = beginning;
    downUntil = beginning;
    truth = new Truth(random);
    fate = new Fate(chance, ablation.pauseOneIn(), this::othersRun);
    storage = tier.storage(this);
    books = new Books(truth, verdict, storage, hasSweeps());
    wire = tier.wire(this);
    for (int i = 0; i < NODES; i++) {
      nodes.add(started(i));
    }
  }

  private boolean hasSweeps() {
    return ablation == Ablation.NONE;
  }

  private Node started(int number) {
    return new Node(this, "node-" + number);
  }

  Instant now() {
    return now;
  }

  Instant beginning() {
    return beginning;
  }

  boolean isDown() {
    return now.isBefore(downUntil);
  }

  /** What an answer says of the server's clock. */
  Optional<Instant> serverTells(Instant answered) {
    return ablation == Ablation.CLIENT_CLOCK ? Optional.empty() : Optional.of(answered);
  }

  Ablation ablation() {
    return ablation;
  }

  Random random() {
    return random;
  }

  Profile profile() {
    return profile;
  }

  Truth truth() {
    return truth;
  }

  Verdict verdict() {
    return verdict;
  }

  Fate fate() {
    return fate;
  }

  Storage storage() {
    return storage;
  }

  Books books() {
    return books;
  }

  Wire wire() {
    return wire;
  }

  void polled() {
    polls++;
  }

  /** What IC is told must be durable. */
  void answered(Payment payment, Acceptance acceptance) {
    pushes++;
    verdict.require(
        !acceptance.isPosted() || books.posted.contains(payment.paymentGuid()),
        "told IC of a posting that is not in the books");
  }

  /** Days of trouble, then rest, and then nothing may be missing. */
  Tally run(int days, int paymentsADay) {
    Instant end = beginning.plus(Duration.ofDays(days));
    while (now.isBefore(end)) {
      pass(Duration.ofSeconds(60 + random.nextInt(30 * 60)));
      happen(paymentsADay);
      nodesWork();
      verdict.requireNothing();
    }
    fate.relent();
    downUntil = now;
    for (int i = 0; i < NODES; i++) {
      node(i).setClockOff(Duration.ZERO);
    }
    // Returns and settlements come days later, and clocks may have kept polls from being due. What
    // an ablation loses is payments, which no poll brings later than a day.
    int restingDays = hasSweeps() ? 8 : 1;
    for (int hour = 0; hour < 24 * restingDays; hour++) {
      pass(Duration.ofHours(1));
      drainPump();
      nodesWork();
      verdict.requireNothing();
    }
    requirePayments();
    if (hasSweeps()) {
      requireAllElse();
    }
    return new Tally(
        days, truth.payments.size(), polls, fate.crashes, fate.faults, fate.zombies, pushes);
  }

  void pass(Duration time) {
    now = now.plus(time);
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
        node(i).work(hasSweeps());
      }
    }
  }

  /** A node sleeps for longer than its lease, or just for a moment, while all others go on. */
  private void othersRun() {
    pass(Duration.ofSeconds(random.nextInt(3600)));
    happen(48);
    nodesWork();
  }

  /** A process that ended is started again. */
  Node node(int number) {
    if (!nodes.get(number).isAlive()) {
      nodes.set(number, started(number));
    }
    return nodes.get(number);
  }

  private void requireAllElse() {
    verdict.requireSame(
        "reversals",
        truth.rejects.stream()
            .filter(row -> row.visible().isBefore(now))
            .map(Truth.Row::content)
            .filter(reject -> books.posted.contains(reject.paymentGuid()))
            .map(
                reject ->
                    new Books.Reversal(
                        reject.paymentGuid(), reject.code(), wire.asRead(reject.returnedAt())))
            .collect(Collectors.toSet()),
        books.reversed);
    verdict.requireSame(
        "settled lines",
        truth.settled.stream().map(row -> row.content().paymentGuid()).collect(Collectors.toSet()),
        books.settled.stream().map(line -> line.paymentGuid()).collect(Collectors.toSet()));
    Map<AccountNumber, Boolean> enrolled = new HashMap<>();
    truth.customers.forEach((account, customer) -> enrolled.put(account, customer.enrolled()));
    verdict.require(enrolled.equals(books.enrolled), "enrolments are not as InvoiceCloud has them");
    storage.requireLedger(books);
  }

  /** Every payment is posted or declined, or people have it before them. */
  void requirePayments() {
    Set<PaymentGuid> quarantined = new HashSet<>();
    storage
        .inspected()
        .runInTransaction(
            transaction ->
                transaction
                    .quarantine()
                    .forEach(
                        entry ->
                            Optional.ofNullable(entry.raw().get(Truth.GUID_COLUMN))
                                .map(PaymentGuid::of)
                                .ifPresent(quarantined::add)));
    Set<PaymentGuid> found = new HashSet<>(books.posted);
    truth.unreadable.stream().filter(quarantined::contains).forEach(found::add);
    verdict.requireSame("payments", guids(true), found);
    verdict.requireSame("declined payments", guids(false), books.declined);
  }

  private Set<PaymentGuid> guids(boolean approved) {
    return truth.byGuid.values().stream()
        .filter(payment -> payment.approved() == approved)
        .map(Payment::paymentGuid)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    nodes.forEach(Node::end);
    storage.close();
  }

  static Tally run(long seed, Ablation ablation, Tier tier, int days, int paymentsADay) {
    try (World world = new World(seed, ablation, tier)) {
      return world.run(days, paymentsADay);
    } catch (Violation e) {
      Violation named =
          new Violation("seed " + seed + ", " + tier + ", " + ablation + ": " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }
}
