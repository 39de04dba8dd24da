package com.imt.ic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.store.InMemoryIntegrationStore;
import com.imt.ic.store.IntegrationStore;
import com.imt.ic.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.store.jdbc.JdbcSchema;
import java.util.UUID;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The SDK's own inboxes, polls, plan, leases and stores in a {@link World} where everything goes
 * wrong. {@code -Dsimulation.seed=N} is the first seed, {@code -Dsimulation.runs=N} how many
 * follow; a violation names its seed, and the same seed brings it back.
 */
class SimulationTest {

  private static final int DAYS = 30;
  private static final int PAYMENTS_A_DAY = 100;
  private static final long SEED = Long.getLong("simulation.seed", 1);
  private static final int RUNS = Integer.getInteger("simulation.runs", 10);

  @Test
  void whateverGoesWrong_everyPaymentIsPostedOnce() {
    World.Tally all = runs(RUNS, InMemoryIntegrationStore::new, DAYS);
    assertThat(all.crashes()).isPositive();
    assertThat(all.faults()).isPositive();
    assertThat(all.zombies()).isPositive();
  }

  @Test
  void whateverGoesWrong_everyPaymentIsPostedOnce_overADatabase() {
    runs(Math.max(1, RUNS / 10), SimulationTest::h2, 2);
  }

  private static World.Tally runs(int runs, Supplier<IntegrationStore> store, int days) {
    World.Tally all = new World.Tally(0, 0, 0, 0, 0, 0, 0);
    for (long seed = SEED; seed < SEED + runs; seed++) {
      all = all.plus(World.run(seed, Ablation.NONE, store, days, PAYMENTS_A_DAY));
    }
    System.out.printf(
        "Seeds %d to %d: %s; nothing lost, nothing doubled%n", SEED, SEED + runs - 1, all);
    return all;
  }

  /** The proof that the world can tell: take one thing away, and it must notice soon. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void withoutIt_theSameWorldFindsWhatIsLostOrDoubled(Ablation ablation) {
    for (long seed = SEED; seed < SEED + 40; seed++) {
      try {
        World.run(seed, ablation, InMemoryIntegrationStore::new, DAYS, PAYMENTS_A_DAY);
      } catch (Violation e) {
        System.out.println("Noticed: " + e.getMessage());
        return;
      }
    }
    throw new AssertionError(ablation + " was not noticed within 40 runs from seed " + SEED);
  }

  private static IntegrationStore h2() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    JdbcSchema.apply(dataSource);
    return JdbcIntegrationStore.of(dataSource);
  }
}
