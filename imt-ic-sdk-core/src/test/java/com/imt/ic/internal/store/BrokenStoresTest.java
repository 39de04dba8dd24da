package com.imt.ic.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contract catches stores that break their promises: each store here is sound but for one
 * fault, and the test that states the broken promise must fail on it.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class BrokenStoresTest {

  /** What the launcher's run of the contract works on. */
  private static Supplier<IntegrationStore> underTest =
      () -> JdbcIntegrationStore.of(BrokenDatabase.sound(), Entries.BILLER);

  /** Run by the launcher alone: its name is none that the build looks for. */
  static final class OfTheStoreUnderTest extends IntegrationStoreContract {
    @Override
    protected IntegrationStore emptyStore() {
      return underTest.get();
    }
  }

  @Test
  void sound_store_keeps_every_promise_behind_the_proxies_that_break_the_others() {
    ContractRun behindOne =
        ContractRun.of(
            () ->
                BrokenStore.at(
                    "payments", "add", (transaction, call, arguments) -> call.make(arguments)));
    ContractRun behindTheOther =
        ContractRun.of(
            () -> JdbcIntegrationStore.of(BrokenDatabase.of(sql -> sql), Entries.BILLER));

    assertThat(behindOne.passed()).hasSizeGreaterThan(50);
    assertThat(behindOne.failed()).isEmpty();
    assertThat(behindTheOther.passed()).isEqualTo(behindOne.passed());
    assertThat(behindTheOther.failed()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ArgumentsSource(Faults.class)
  void store_that(String fault, String promise, Supplier<IntegrationStore> broken) {
    ContractRun run = ContractRun.of(broken, promise);

    assertThat(run.failed()).as("caught, since it " + fault).containsExactly(promise);
    assertThat(run.passed()).isEmpty();
  }

  /** Which tests of the contract passed and which failed. */
  private record ContractRun(Set<String> passed, Set<String> failed) {

    static ContractRun of(Supplier<IntegrationStore> store) {
      return of(store, test -> true);
    }

    static ContractRun of(Supplier<IntegrationStore> store, String promise) {
      return of(store, promise::equals);
    }

    private static ContractRun of(Supplier<IntegrationStore> store, Predicate<String> wanted) {
      underTest = store;
      ContractRun run = new ContractRun(new TreeSet<>(), new TreeSet<>());
      PostDiscoveryFilter filter =
          test ->
              FilterResult.includedIf(
                  test.isContainer() || nameOf(test.getSource()).filter(wanted).isPresent());
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(OfTheStoreUnderTest.class))
                  .filters(filter)
                  .build(),
              new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                  nameOf(test.getSource()).ifPresent(name -> run.note(name, result.getThrowable()));
                }
              });
      return run;
    }

    /** A test fails by what it asserts: anything else is a fault of the sabotage. */
    private void note(String test, Optional<Throwable> thrown) {
      if (thrown.isEmpty()) {
        passed.add(test);
      } else {
        failed.add(thrown.get() instanceof AssertionError ? test : test + ": " + thrown.get());
      }
    }

    private static Optional<String> nameOf(Optional<TestSource> source) {
      return source
          .filter(MethodSource.class::isInstance)
          .map(method -> ((MethodSource) method).getMethodName());
    }
  }
}
