package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.SharingWatch;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.reconcile.Reconciler;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.testkit.RawRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One company that is paid through InvoiceCloud: its own truth and books, its data pump, and the
 * person who works on its quarantine. All billers of a world have the same accounts, payment GUIDs,
 * batches and times, so that whoever confuses them will be found out.
 */
final class Biller {

  private final World world;
  private final BillerId id;
  private final Profile profile;
  private final RawRows rows;
  private final ReportMapping mapping;
  private final Truth truth;
  private final Temper temper;
  private final Books books;
  private final Clerk clerk;
  private final Deque<Payment> pump = new ArrayDeque<>();
  private final Wire wire;

  /** What IC was told is posted. */
  private final Set<PaymentGuid> answered = new HashSet<>();

  Biller(World world, BillerId id, Profile profile, Tier tier, boolean isSeparate) {
    this.world = world;
    this.id = id;
    this.profile =
        profile
            .override("{ \"biller\": { \"bid\": \"%s\" } }".formatted(id))
            .override(terms(world.random()));
    rows = new RawRows(this.profile);
    mapping = ReportMapping.of(this.profile);
    truth = new Truth(world.random());
    temper = new Temper(id.hashCode(), world::now);
    books = new Books(world, id, truth, temper, isSeparate);
    clerk = new Clerk(world, this);
    wire = tier.wire(world, this);
  }

  /** What money means to this biller. */
  private static String terms(Random random) {
    PostingSpec.Cart cart = one(PostingSpec.Cart.values(), random);
    // Who takes one invoice alone cannot tell the others' lines from money that came again.
    PostingSpec.Decider again =
        cart == PostingSpec.Cart.NEVER
            ? PostingSpec.Decider.PEOPLE
            : one(PostingSpec.Decider.values(), random);
    return "{ \"posting\": { \"cart\": \"%s\", \"chargebacks\": \"%s\", \"representments\": \"%s\" } }"
        .formatted(cart, one(PostingSpec.Decider.values(), random), again);
  }

  private static <T> T one(T[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  BillerId id() {
    return id;
  }

  Profile profile() {
    return profile;
  }

  RawRows rows() {
    return rows;
  }

  ReportMapping mapping() {
    return mapping;
  }

  Truth truth() {
    return truth;
  }

  Temper temper() {
    return temper;
  }

  Books books() {
    return books;
  }

  Clerk clerk() {
    return clerk;
  }

  Wire wire() {
    return wire;
  }

  void paid(Instant at) {
    Random random = world.random();
    List<Payment> rows = new ArrayList<>(truth.pay(at));
    boolean pushed = rows.get(0).approved() && rows.get(0).source().isEmpty();
    for (int copies = random.nextInt(4); pushed && copies > 1; copies--) {
      Collections.shuffle(rows, random);
      pump.addAll(rows);
    }
  }

  /** What else happens at this biller, beside payments. */
  void happen() {
    Random random = world.random();
    if (random.nextInt(3) == 0) {
      truth.enrol();
    }
    if (random.nextInt(300) == 0) {
      temper.beDownFor(Duration.ofMinutes(10 + random.nextInt(12 * 60)));
    }
    drainPump();
    if (random.nextInt(6) == 0) {
      clerk.work(world.anyNode().station(this));
    }
  }

  /** The data pump is late, or repeats what was not answered, some receipts at a time. */
  void drainPump() {
    Random random = world.random();
    int waiting = pump.size();
    while (waiting > 0 && !pump.isEmpty()) {
      List<Payment> together = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0 && waiting > 0 && !pump.isEmpty(); i--) {
        together.add(pump.remove());
        waiting--;
      }
      pump.addAll(
          random.nextInt(10) == 0 ? together : world.anyNode().station(this).push(together));
    }
  }

  /** What InvoiceCloud is told must be durable. */
  void answered(Payment payment, Acceptance acceptance) {
    world.pushed();
    if (acceptance.isPosted()) {
      answered.add(payment.paymentGuid());
      world
          .verdict()
          .require(books.isPosted(payment), "told IC of a posting that is not in the books");
      if (world.random().nextInt(200) == 0) {
        pump.add(payment.toBuilder().amount(Money.parse("9999.99")).build());
      }
    }
  }

  /** Whether IC was told that the books have what it pushed. */
  boolean wasPushed(PaymentGuid payment) {
    return answered.contains(payment);
  }

  /** The SDK's own reconciliation of everything, by no way that fails. */
  Reconciliation reconcile() {
    return new Reconciler(
            world.storage().inspected(id),
            com.imt.ic.internal.posting.Books.of(books, id, SharingWatch.trusting()),
            mapping,
            profile,
            Clock.fixed(world.now(), ZoneOffset.UTC))
        .reconcile(Reconciliation.Span.EVERYTHING, new Reconciliation.Visitor() {});
  }

  /** Every entry of the quarantine, by no way that fails. */
  List<QuarantineEntry> quarantined() {
    List<QuarantineEntry> entries = new ArrayList<>();
    world
        .storage()
        .inspected(id)
        .runInTransaction(
            transaction -> transaction.quarantine().forEach(QuarantineFilter.ALL, entries::add));
    return entries;
  }
}
