package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.testkit.SmallScheduler.Mistake;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scheduling that is wrong in one way fails the contract, which names the promise. */
class SchedulingContractTest {

  private record Caught(String by, Promise promise, String words) {}

  private static final String OUTAGE = "outageOfTheDatabase_isCaughtUpWith";
  private static final String CADENCE = "everyReport_isReadAtItsCadence_andNotMoreOftenByMuch";

  private static final Map<Mistake, Caught> CAUGHT =
      Map.ofEntries(
          caught(Mistake.READS_PAYMENTS_ALONE, CADENCE, Promise.CADENCE, "settled-batches read"),
          caught(Mistake.POLLS_AT_EACH_TURN, CADENCE, Promise.NOT_TOO_OFTEN, "Call runDue"),
          caught(Mistake.LETS_EXCEPTIONS_OUT, OUTAGE, Promise.GOES_ON, "lets an exception out"),
          caught(Mistake.FLAG_STAYS_SET, OUTAGE, Promise.GOES_ON, "a flag that stays set"),
          caught(
              Mistake.FILES_FIRST_IN_ONE_TRY,
              "filesThatFail_doNotStopTheReports",
              Promise.GOES_ON,
              "Files and reports are two jobs"),
          caught(
              Mistake.REPORTS_FIRST_AND_FILES_WHEN_WELL,
              "reportsThatFail_doNotStopTheFiles",
              Promise.GOES_ON,
              "Files and reports are two jobs"),
          caught(
              Mistake.SENDS_ONCE,
              "invoices_goOutWithinTheHour_andAgainWhenTheyChange",
              Promise.FILES,
              "INV-1 with 30.00"),
          caught(
              Mistake.LEADER_BY_NAME,
              "nodeThatEnds_isReplacedByTheOther_andAProcessThatBeginsGoesOn",
              Promise.NODES,
              "No node is the leader"),
          caught(
              Mistake.LEASE_IS_AN_ERROR, "turnsAtOnce_doNoHarm", Promise.NODES, "A LeaseException"),
          caught(
              Mistake.REMEMBERS_WHEN_IT_RAN,
              "clockThatIsPutBack_delaysNothing",
              Promise.CADENCE,
              "remembers when it last ran"),
          caught(
              Mistake.PLANS_BY_LOCAL_TIME,
              "nightOnWhichSummerTimeEnds_delaysNothing",
              Promise.CADENCE,
              "Local times come twice"),
          caught(
              Mistake.NEVER_ASKS_FOR_A_PERSON,
              "people_areToldWhenTheyAreNeeded_andNotBefore",
              Promise.ALARM,
              "Expected: people to be told"),
          caught(
              Mistake.ALWAYS_ASKS_FOR_A_PERSON,
              "people_areToldWhenTheyAreNeeded_andNotBefore",
              Promise.ALARM,
              "Expected: nobody"),
          caught(Mistake.SELDOM, CADENCE, Promise.CADENCE, "payments read every PT2H"));

  private static Map.Entry<Mistake, Caught> caught(
      Mistake mistake, String by, Promise promise, String words) {
    return Map.entry(mistake, new Caught(by, promise, words));
  }

  @AfterEach
  void plantNothing() {
    SmallSchedulerContract.planted = Mistake.NONE;
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void wrongScheduling_fails_andThePromiseIsNamed(Mistake mistake) {
    Caught caught = Objects.requireNonNull(CAUGHT.get(mistake));
    SmallSchedulerContract.planted = mistake;

    ContractRun run = ContractRun.of(SmallSchedulerContract.class, caught.by());

    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().get(0))
        .contains("Broken promise: " + caught.promise().words(), caught.words());
  }

  /** Every five minutes, nothing let out. */
  @Nested
  class GoodScheduling extends SmallSchedulerContract {}

  /** Every half an hour, and exceptions go to a scheduler that takes them. */
  @Nested
  class GoodSeldomScheduling extends SmallSchedulerContract {
    @Override
    protected Duration period() {
      return Duration.ofMinutes(15);
    }

    @Override
    protected boolean goesOnAfterAnException() {
      return true;
    }
  }
}
