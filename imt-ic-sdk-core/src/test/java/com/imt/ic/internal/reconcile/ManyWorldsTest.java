package com.imt.ic.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.blackbox.Worlds;
import com.imt.ic.internal.store.PostgresServer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.DifferenceKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds in which many things are planted: each is found once, and nothing else. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class ManyWorldsTest {

  private static final String PUSHING = "{ \"reconciliation\": { \"pushes\": \"REQUIRED\" } }";

  private static Worlds pushing() {
    return pushing(Worlds.bare(PUSHING));
  }

  private static Worlds pushing(Worlds world) {
    Planted.push(world, Worlds.fitting().toArray(Payment[]::new));
    world.fit();
    return world.clock("2026-12-10T08:00");
  }

  @ParameterizedTest
  @EnumSource(DifferenceKind.class)
  void troubleOfEachKind_isFoundOnce(DifferenceKind kind) {
    Worlds world = pushing();
    Planted planted = Planted.of(kind, world, 7);
    planted.steps().forEach(Runnable::run);
    assertThat(world.differences()).isEqualTo(planted.expected());
    assertThat(world.differences("2026-12-16T13:00")).isEqualTo(planted.expected());
  }

  @Test
  void troublesOfAllKindsTogether_areEachFoundOnce() {
    Worlds world = pushing();
    List<String> expected = new ArrayList<>();
    int number = 11;
    for (DifferenceKind kind : DifferenceKind.values()) {
      Planted planted = Planted.of(kind, world, number++);
      planted.steps().forEach(Runnable::run);
      expected.addAll(planted.expected());
    }
    assertThat(world.differences()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anythingInAnyOrder_reconciledNowAndThen_isFoundOnce(long seed) {
    requireFoundOnce(pushing(), new Random(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22})
  void anythingInAnyOrder_onPostgres_isFoundOnce(long seed) throws SQLException {
    requireFoundOnce(pushing(Worlds.bare(PostgresServer.emptySchema(), PUSHING)), new Random(seed));
  }

  private static void requireFoundOnce(Worlds world, Random random) {
    world.host.ledger.isReadInParts = random.nextBoolean();
    List<String> expected = new ArrayList<>();
    List<Deque<Runnable>> waiting = new ArrayList<>();
    for (int number = 11; number < 51; number++) {
      DifferenceKind[] kinds = DifferenceKind.values();
      Planted planted =
          random.nextBoolean()
              ? Planted.of(kinds[random.nextInt(kinds.length)], world, number)
              : Planted.fitting(random.nextInt(Planted.FITTING), world, number);
      expected.addAll(planted.expected());
      waiting.add(new ArrayDeque<>(planted.steps()));
    }
    while (!waiting.isEmpty()) {
      Deque<Runnable> next = waiting.get(random.nextInt(waiting.size()));
      next.remove().run();
      if (next.isEmpty()) {
        waiting.remove(next);
      }
      world.host.clock.advance(Duration.ofMinutes(random.nextInt(30)));
      if (random.nextInt(10) == 0) {
        world.integration.reconcile();
      }
    }
    assertThat(world.differences()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
