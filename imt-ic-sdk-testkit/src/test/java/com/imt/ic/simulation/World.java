package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A deterministic world from one seed: two or three billers, each with a truth at InvoiceCloud, a
 * data pump, books and a person at the quarantine; three nodes of the consumer that serve them all
 * over one database; and everything that goes wrong. One thread; where a node sleeps in the middle
 * of a poll, the others run before it wakes up, and so do its own scheduler's next tick and a push.
 *
 * <p>The fault model: requests that fail before and after InvoiceCloud heard them; answers cut
 * anywhere, rows in any order, rows that come twice, rows that show up to four hours late, rows
 * that nobody can read, outages of up to fourteen hours; transactions that fail before the commit,
 * or after it with nobody knowing, or are run again; processes that end at any of these points and
 * are started under their old name; processes that sleep for up to an hour at any of them; clocks
 * wrong by minutes often and by up to eight hours sometimes, and clocks that change for summer;
 * receipts pushed late, several at once, several times, never, or with another amount; ledgers that
 * refuse a payment at first, that throw on chosen facts a few times, for hours or until they are
 * mended, or that are down; people who bring entries of the quarantine again or close them by hand
 * and post elsewhere, at any moment. The third biller's ledger is separate. With {@link
 * Tier#DATA_SETS} also: answers cut at any byte with and without an error, bytes that are no text,
 * faults, pages of HTML; names with characters that XML forbids; connections to the database that
 * break, and processes that end or sleep, at any call of JDBC, in the middle of a transaction too.
 * Not in it: a database that loses what it committed.
 */
final class World implements AutoCloseable {

  private static final int NODES = 3;

  /** What a run came to. */
  record Tally(
      long days,
      long payments,
      long polls,
      long crashes,
      long faults,
      long zombies,
      long pushes,
      long thrown,
      long downs,
      long ticksWithin,
      long retried,
      long byHand) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          days + other.days,
          payments + other.payments,
          polls + other.polls,
          crashes + other.crashes,
          faults + other.faults,
          zombies + other.zombies,
          pushes + other.pushes,
          thrown + other.thrown,
          downs + other.downs,
          ticksWithin + other.ticksWithin,
          retried + other.retried,
          byHand + other.byHand);
    }
  }

  private final Ablation ablation;
  private final Random random;
  private final Instant beginning;
  private final Verdict verdict = new Verdict();
  private final Commits commits = new Commits();
  private final Fate fate;
  private final Storage storage;
  private final List<Biller> billers = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private Instant now;
  private Instant downUntil;
  private long polls;
  private long pushes;
  private long downs;
  private long ticksWithin;

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
    now = beginning;
    downUntil = beginning;
    fate = new Fate(chance, ablation.pauseOneIn(), this::othersRun);
    storage = tier.storage(this);
    for (int i = 1; i <= (seed % 3 == 0 ? 3 : 2); i++) {
      BillerId id = BillerId.of("123" + i);
      billers.add(new Biller(this, id, tier.profile(ablation, seed), tier, i == 3));
    }
    for (int i = 0; i < NODES; i++) {
      nodes.add(started(i));
    }
  }

  boolean hasSweeps() {
    return ablation == Ablation.NONE || ablation.isOfMoney();
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

  List<Biller> billers() {
    return billers;
  }

  Verdict verdict() {
    return verdict;
  }

  Commits commits() {
    return commits;
  }

  Fate fate() {
    return fate;
  }

  Storage storage() {
    return storage;
  }

  void polled() {
    polls++;
  }

  void pushed() {
    pushes++;
  }

  void wentDown() {
    downs++;
  }

  void tickedWithin() {
    ticksWithin++;
  }

  /** Days of trouble, then rest, and then nothing may be missing. */
  Tally run(int days, int paymentsADay) {
    billers.forEach(biller -> biller.temper().beMoody());
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
    billers.forEach(biller -> biller.temper().comeUp());
    rest(1);
    audit(Audit::requireNothingStopped);
    billers.forEach(biller -> biller.temper().mend());
    billers.forEach(biller -> biller.clerk().resolveNothingMore());
    // Returns and settlements come days later, and clocks may have kept polls from being due. What
    // an ablation loses is payments, which no poll brings later than a day.
    rest(hasSweeps() ? 8 : 1);
    audit(Audit::requirePayments);
    if (hasSweeps()) {
      audit(Audit::requireAllElse);
      audit(Audit::requireLedger);
      audit(Audit::requireQuarantineClosed);
    }
    return new Tally(
        days,
        sum(biller -> biller.truth().payments.size()),
        polls,
        fate.crashes,
        fate.faults,
        fate.zombies,
        pushes,
        sum(biller -> biller.temper().thrown),
        downs,
        ticksWithin,
        sum(biller -> biller.clerk().retried),
        sum(biller -> biller.clerk().resolved));
  }

  private long sum(ToLongFunction<Biller> of) {
    return billers.stream().mapToLong(of).sum();
  }

  private void rest(int days) {
    for (int hour = 0; hour < 24 * days; hour++) {
      pass(Duration.ofHours(1));
      for (Biller biller : billers) {
        biller.drainPump();
        biller.clerk().work(anyNode().station(biller));
      }
      nodesWork();
      verdict.requireNothing();
    }
  }

  private void audit(Consumer<Audit> part) {
    billers.forEach(biller -> part.accept(Audit.of(this, biller)));
  }

  /** Nothing goes wrong any more, and all that is due is done: payments must be right. */
  void settle() {
    billers.forEach(biller -> biller.temper().mend());
    billers.forEach(biller -> biller.clerk().resolveNothingMore());
    node(2).work();
    for (Biller biller : billers) {
      biller.drainPump();
      biller.clerk().work(node(2).station(biller));
    }
    audit(Audit::requirePayments);
    audit(Audit::requireLedger);
    audit(Audit::requireQuarantineClosed);
    verdict.requireNothing();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Customers pay each biller at the same moments. */
  private void happen(int paymentsADay) {
    int paid = random.nextInt(1 + paymentsADay / 48 / billers.size());
    for (int i = random.nextInt(2); i <= paid; i++) {
      Instant at = now.minusSeconds(random.nextInt(60));
      billers.forEach(biller -> biller.paid(at));
    }
    if (random.nextInt(400) == 0) {
      downUntil = now.plus(Duration.ofHours(1 + random.nextInt(14)));
    }
    if (random.nextInt(20) == 0) {
      boolean badly = random.nextInt(10) == 0;
      long most = badly ? 8 * 3600 : 300;
      anyNode().setClockOff(Duration.ofSeconds(random.nextLong(-most, most + 1)));
    }
    billers.forEach(Biller::happen);
  }

  private void nodesWork() {
    for (int i = 0; i < NODES; i++) {
      if (random.nextInt(3) != 0) {
        node(i).work();
      }
    }
  }

  /** A node sleeps for longer than its lease, or just for a moment, while all others go on. */
  private void othersRun() {
    pass(Duration.ofSeconds(random.nextInt(3600)));
    happen(48);
    nodesWork();
  }

  Node anyNode() {
    return node(random.nextInt(NODES));
  }

  /** A process that ended is started again. */
  Node node(int number) {
    if (!nodes.get(number).isAlive()) {
      nodes.set(number, started(number));
    }
    return nodes.get(number);
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
