package com.imt.ic.simulation;

import static com.imt.ic.simulation.SimulationTest.DEEP_DAYS;
import static com.imt.ic.simulation.SimulationTest.DEEP_RUNS;
import static com.imt.ic.simulation.SimulationTest.PAYMENTS_A_DAY;
import static com.imt.ic.simulation.SimulationTest.RUNS;
import static com.imt.ic.simulation.SimulationTest.SEED;

import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof that the worlds of {@link SimulationTest} can tell: take one thing away, and they must
 * notice soon.
 */
class AblationTest {

  /** Enough for all that is noticed; the whole worlds run longer. */
  private static final int DAYS = 10;

  /**
   * Missing is {@link Ablation#CLIENT_CLOCK}: since a poll puts a checkpoint right that lies ahead
   * of its own clock, a clock that ran ahead for once loses nothing, and a world that notices is
   * rare. What a world notices does not depend on the JDK, so one is enough here and below.
   */
  @EnabledOnJre(JRE.JAVA_17)
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "SWEEPS", "CLIENT_CLOCK"})
  void withoutIt_theSameWorldFindsWhatIsLostOrDoubled(Ablation ablation) {
    requireNoticed(ablation, Tier.RECORDS, DAYS);
  }

  /**
   * The same with the real parts. What money means takes longer to show than their few days, and of
   * which span a poll asks for is not theirs.
   */
  @EnabledOnJre(JRE.JAVA_17)
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "NONE",
        "SWEEPS",
        "CLIENT_CLOCK",
        "NO_OVERLAP",
        "CHECKPOINT_FIRST",
        "NO_CAP",
        "TIME_AS_IDENTITY",
        "NO_OCCURRENCES",
        "NO_CARTS"
      })
  void withoutIt_theSameWorldFindsWhatIsLostOrDoubled_fromDataSetsIntoADatabase(Ablation ablation) {
    requireNoticed(ablation, Tier.DATA_SETS, DEEP_DAYS);
  }

  /** What was noticed was not noticed for want of the sweeps, or since processes sleep more. */
  @ParameterizedTest
  @EnumSource
  void withoutSweeps_theSameWorldFindsNothing(Tier tier) {
    boolean deep = tier == Tier.DATA_SETS;
    for (long seed = SEED; seed < SEED + (deep ? DEEP_RUNS : RUNS); seed++) {
      World.run(seed, Ablation.SWEEPS, tier, deep ? DEEP_DAYS : DAYS, PAYMENTS_A_DAY);
    }
  }

  private static void requireNoticed(Ablation ablation, Tier tier, int days) {
    long first = Long.getLong("simulation.seed", ablation.firstSeed(tier));
    for (long seed = first; seed < first + 40; seed++) {
      try {
        World.run(seed, ablation, tier, days, PAYMENTS_A_DAY);
      } catch (Violation e) {
        System.out.println("Noticed: " + e.getMessage());
        return;
      }
    }
    throw new AssertionError(ablation + " was not noticed within 40 runs from seed " + first);
  }
}
