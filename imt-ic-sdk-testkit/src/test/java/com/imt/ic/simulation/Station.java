package com.imt.ic.simulation;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.polling.PollRequest;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.testkit.RawRows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One biller's integration as one process has it: the SDK's own classes over faults. */
final class Station {

  /** A line is told of and takes back, or corrects, and a ledger that is down fails on each. */
  private static final int MOST_FACTS_OF_A_ROW = 3;

  /** A cart is several rows of one payment, on which a ledger fails as on one. */
  private static final int FEWEST_FACTS_OF_TEN_ROWS = 3;

  private static final Duration LEASE = Duration.ofMinutes(10);

  private final World world;
  private final Node node;
  private final Biller biller;
  private final NodeStore store;
  private final Posting posting;
  private final Polling polling;
  private final PollingPlan plan;
  private final ReportMapping mapping;
  private final Set<ReportKind> reading = EnumSet.noneOf(ReportKind.class);
  private final Map<ReportKind, Integer> questions = new EnumMap<>(ReportKind.class);

  /** Of those, the ones of which InvoiceCloud was asked, so that the lease is held. */
  private final Set<ReportKind> asked = EnumSet.noneOf(ReportKind.class);

  /** The report that is polled now stands first; the process sleeps in the polls of the others. */
  private final Deque<ReportKind> polled = new ArrayDeque<>();

  Station(World world, Node node, Biller biller) {
    this.world = world;
    this.node = node;
    this.biller = biller;
    store = new NodeStore(world.storage().open(node, biller.id()), world, node, biller);
    mapping = ReportMapping.of(biller.profile());
    com.imt.ic.internal.posting.Books books =
        com.imt.ic.internal.posting.Books.of(
            biller.books(), biller.id(), world.storage().sharing());
    posting = new Posting(store, books, mapping, biller.profile(), node.clock());
    plan = new PollingPlan(biller.profile());
    polling =
        new Polling(
            biller.wire().connect(this),
            store,
            biller.profile(),
            posting,
            node.clock(),
            new Polling.Settings(world.beginning(), node.name(), LEASE));
  }

  Node node() {
    return node;
  }

  IntegrationStore store() {
    return store;
  }

  Quarantine desk() {
    return posting.quarantine();
  }

  /** What a host's scheduler does at each tick: everything that is due, one after the other. */
  void tick() {
    for (DuePoll due :
        store.inTransaction(transaction -> plan.due(node.clock().instant(), transaction))) {
      if (due.sweep() == null || world.hasSweeps()) {
        poll(due);
      }
    }
  }

  /** One of them, whether or not another thread or node does it. */
  void poll(DuePoll due) {
    ReportKind report = due.report();
    PollRequest request =
        due.sweep() == null ? PollRequest.poll(report) : PollRequest.sweep(report, due.sweep());
    if (!reading.add(report)) {
      pollWithin(request);
      return;
    }
    long sleeps = world.fate().zombies;
    biller.temper().watch();
    polled.push(report);
    try {
      PollResult result = polling.run(request);
      world.polled();
      requireNothingLate(result);
      world
          .verdict()
          .require(
              biller.temper().newInARow() < 10 * MOST_FACTS_OF_A_ROW
                  || world.fate().zombies > sleeps,
              "biller %s: a ledger that is down was not found out by the poll of %s: %s"
                  .formatted(biller.id(), report, result.counts()));
    } catch (LedgerDownException e) {
      world.wentDown();
      world
          .verdict()
          .require(
              biller.temper().inARow() >= FEWEST_FACTS_OF_TEN_ROWS || world.fate().zombies > sleeps,
              "a ledger that takes facts was told to be down");
    } catch (InvoiceCloudException | LedgerFailure e) {
      // a host logs it, another node does it, or the next report may do better
    } finally {
      polled.pop();
      reading.remove(report);
      asked.remove(report);
    }
  }

  /** InvoiceCloud is asked for the report that is polled now. */
  void asked() {
    asked.add(polled.element());
    questions.merge(polled.element(), 1, Integer::sum);
  }

  /** A tick while an earlier one still reads the report: it takes nothing, the lease included. */
  private void pollWithin(PollRequest request) {
    boolean begun = asked.contains(request.report());
    int before = questions(request);
    polled.push(request.report());
    try {
      polling.run(request);
    } catch (LeaseException e) {
      world.tickedWithin();
      world
          .verdict()
          .require(
              !begun || e.kind() == LeaseException.Kind.HELD,
              "a tick took a report's lease from an earlier one of the same node");
      return;
    } catch (InvoiceCloudException | LedgerFailure e) {
      // it came so far
    } finally {
      polled.pop();
      if (!begun) {
        asked.remove(request.report());
      }
    }
    world
        .verdict()
        .require(
            !begun || questions(request) == before,
            "a tick read a report that an earlier one was reading");
  }

  private int questions(PollRequest request) {
    return questions.getOrDefault(request.report(), 0);
  }

  /** The SDK's own word, which is not to tell for the truth that money is missing. */
  private void requireNothingLate(PollResult result) {
    if (world.ablation().isOfMoney()) {
      return;
    }
    for (Warning warning : result.warnings()) {
      world
          .verdict()
          .require(
              warning.kind() != Warning.Kind.LATE_ROWS,
              "a sweep found what the polls had missed: " + warning.detail());
    }
  }

  /** Pushes receipts together; which of them the data pump must bring again. */
  List<Payment> push(List<Payment> payments) {
    try {
      List<Acceptance> acceptances =
          posting.push(
              payments.stream()
                  .map(payment -> mapping.readReceipt(RawRows.receipt(payment)))
                  .toList());
      List<Payment> again = new ArrayList<>();
      for (int i = 0; i < payments.size(); i++) {
        biller.answered(payments.get(i), acceptances.get(i));
        if (acceptances.get(i).isFailed()) {
          again.add(payments.get(i));
        }
      }
      return again;
    } catch (InvoiceCloudException | LedgerFailure | Crash e) {
      return payments;
    }
  }
}
