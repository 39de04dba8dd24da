package com.imt.ic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.ReportKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.DuePoll;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Not chance, but one after the other: whatever can go wrong while a payment is pushed and a poll
 * reads it and others, at each call of JDBC, each commit, each part of an answer, goes wrong once.
 * {@code -Dsimulation.faults.every=1} tries them all, and by default every fifth is tried.
 */
class EverySingleFaultTest {

  private static final int EVERY = Integer.getInteger("simulation.faults.every", 5);

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
    Fate undisturbed = pushAndPoll(nothing);
    assertThat(undisturbed.crashes + undisturbed.faults + undisturbed.zombies).isZero();
    long tried = 0;
    long crashes = 0;
    long faults = 0;
    long zombies = 0;
    for (long number = 1; number <= nothing.asked; number += EVERY) {
      try {
        Fate fate = pushAndPoll(new One(number));
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

  private static Fate pushAndPoll(One chance) {
    try (World world = new World(0, Ablation.NONE, Tier.DATA_SETS, new Random(1), chance)) {
      Biller biller = world.billers().get(0);
      Payment first = biller.truth().pay(world.now());
      for (int i = 0; i < 4; i++) {
        biller.truth().pay(world.now());
      }
      world.node(0).station(biller).push(List.of(first));
      world.pass(Duration.ofHours(1));
      poll(world, 1);
      world.fate().relent();
      world.pass(Duration.ofHours(5));
      assertThat(world.node(2).station(biller).push(List.of(first))).isEmpty();
      poll(world, 2);
      world.auditPayments();
      return world.fate();
    }
  }

  private static void poll(World world, int node) {
    try {
      world
          .node(node)
          .station(world.billers().get(0))
          .poll(new DuePoll(ReportKind.PAYMENTS, null, null, Duration.ZERO));
    } catch (Crash e) {
      // the process is gone
    }
  }
}
