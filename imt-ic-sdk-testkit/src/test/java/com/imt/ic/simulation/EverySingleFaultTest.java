package com.imt.ic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.ReportKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.DuePoll;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/**
 * Not chance, but one after the other: whatever can go wrong while payments of two billers are
 * pushed and polled, while the ledger fails on some and a person brings one of these again and
 * closes another by hand, at each call of JDBC, each commit, each part of an answer, goes wrong
 * once. {@code -Dsimulation.faults.every=1} tries them all, and by default every thirtieth is
 * tried.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class EverySingleFaultTest {

  private static final int EVERY = Integer.getInteger("simulation.faults.every", 30);

  /** Says yes to the question with a number, and to no other. */
  private static final class One implements Fate.Chance {
    private final long number;
    private long asked;

    One(long number) {
      this.number = number;
    }

    @Override
    public boolean oneIn(int times) {
      return ++asked == number;
    }
  }

  @Test
  void whicheverSingleFaultHappens_everyPaymentIsPostedOnce() {
    One nothing = new One(0);
    Fate undisturbed = run(nothing);
    assertThat(undisturbed.crashes + undisturbed.faults + undisturbed.zombies).isZero();
    long tried = 0;
    long crashes = 0;
    long faults = 0;
    long zombies = 0;
    for (long number = 1; number <= nothing.asked; number += EVERY) {
      try {
        Fate fate = run(new One(number));
        tried++;
        crashes += fate.crashes;
        faults += fate.faults;
        zombies += fate.zombies;
      } catch (Violation e) {
        throw new AssertionError("fault " + number + " of " + nothing.asked, e);
      }
    }
    System.out.printf(
        "%d of %d single faults: %d crashes, %d failures, %d sleeps; 0 lost, 0 doubled%n",
        tried, nothing.asked, crashes, faults, zombies);
    assertThat(crashes + faults + zombies).isEqualTo(tried);
  }

  private static Fate run(Fate.Chance chance) {
    try (World world = new World(1, Ablation.NONE, Tier.DATA_SETS, new Random(1), chance)) {
      Biller biller = world.billers().get(0);
      for (int i = 0; i < 5; i++) {
        world.billers().forEach(each -> each.paid(world.now()));
      }
      List<Payment> paid =
          biller.truth().byGuid.values().stream().filter(Payment::approved).toList();
      Payment good = paid.get(0);
      Payment once = paid.get(1);
      Payment never = paid.get(2);
      biller.temper().failOn("post " + once.paymentGuid(), 2); // with others and by itself
      biller.temper().failOn("post " + never.paymentGuid(), Integer.MAX_VALUE);
      world.node(0).station(biller).push(List.of(good, never));
      world.pass(Duration.ofHours(1));
      world.billers().forEach(each -> poll(world.node(1).station(each)));
      withEntry(once, biller, id -> biller.clerk().retry(id, world.node(0).station(biller)));
      withEntry(never, biller, id -> biller.clerk().resolve(id, world.node(0).station(biller)));
      poll(world.node(2).station(biller));
      world.fate().relent();
      biller.temper().mend();
      world.pass(Duration.ofHours(5));
      assertThat(world.node(2).station(biller).push(List.of(good, once))).isEmpty();
      world.settle();
      return world.fate();
    }
  }

  private static void poll(Station station) {
    try {
      station.poll(new DuePoll(ReportKind.PAYMENTS, null, null, Duration.ZERO));
    } catch (Crash e) {
      // the process is gone
    }
  }

  /** The person finds an entry of that payment, if there is one. */
  private static void withEntry(Payment payment, Biller biller, LongConsumer work) {
    biller.quarantined().stream()
        .filter(entry -> payment.paymentGuid().value().equals(entry.subject()))
        .limit(1)
        .forEach(entry -> work.accept(entry.id()));
  }
}
