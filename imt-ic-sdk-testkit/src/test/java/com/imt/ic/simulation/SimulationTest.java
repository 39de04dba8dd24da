package com.imt.ic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The SDK's own inboxes, desk, polls, plan, leases and stores in a {@link World} where everything
 * goes wrong. {@code -Dsimulation.seed=N} is the first seed; {@code -Dsimulation.runs=N} says how
 * many follow with records, {@code -Dsimulation.deep.runs=N} how many with DataSets into a
 * database, {@code -Dsimulation.deep.days=N} for how long each, {@code -Dsimulation.payments=N} how
 * many payments a day has. A violation names its seed, and the same seed brings it back. Worlds
 * know nothing of one another, so that as many run at a time as there are processors.
 */
class SimulationTest {

  static final int DAYS = 30;
  static final int PAYMENTS_A_DAY = Integer.getInteger("simulation.payments", 100);
  static final long SEED = Long.getLong("simulation.seed", 1);
  static final int RUNS =
      Integer.getInteger("simulation.runs", Runtime.version().feature() == 17 ? 2 : 1);
  static final int DEEP_RUNS = Integer.getInteger("simulation.deep.runs", 1);
  static final int DEEP_DAYS = Integer.getInteger("simulation.deep.days", 3);

  @Test
  void whateverGoesWrong_everyPaymentIsPostedOnce() throws Exception {
    runs(Tier.RECORDS, RUNS, DAYS);
  }

  @Test
  void whateverGoesWrong_everyPaymentIsPostedOnce_fromDataSetsIntoADatabase() throws Exception {
    runs(Tier.DATA_SETS, DEEP_RUNS, DEEP_DAYS);
  }

  private static void runs(Tier tier, int runs, int days) throws Exception {
    Queue<String> broken = new ConcurrentLinkedQueue<>();
    List<Callable<World.Tally>> worlds =
        LongStream.range(SEED, SEED + runs)
            .<Callable<World.Tally>>mapToObj(seed -> () -> run(seed, tier, days, broken))
            .toList();
    World.Tally all = World.Tally.NOTHING;
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (Future<World.Tally> world : threads.invokeAll(worlds)) {
        all = all.plus(world.get());
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "%s, seeds %d to %d: %d of %d worlds went through: %s; 0 lost, 0 doubled in these%n",
        tier, SEED, SEED + runs - 1, runs - broken.size(), runs, all);
    assertThat(broken).isEmpty();
    assertThat(all.crashes()).isPositive();
    assertThat(all.faults()).isPositive();
    assertThat(all.zombies()).isPositive();
  }

  /** One that fails is told at once, and does not end the others. */
  private static World.Tally run(long seed, Tier tier, int days, Queue<String> broken) {
    try {
      return World.run(seed, Ablation.NONE, tier, days, PAYMENTS_A_DAY);
    } catch (Violation | RuntimeException e) {
      String failed = "seed " + seed + ": " + e;
      System.out.println(failed);
      broken.add(failed);
      return World.Tally.NOTHING;
    }
  }
}
