package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.testkit.SmallScheduler.Mistake;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scheduling that is wrong in one way fails the contract, which names the promise. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class SchedulingContractTest {

  private record Caught(String by, Promise promise, String words) {}

  private static final String OUTAGE = "outageOfTheDatabase_isCaughtUpWith";
  private static final String CADENCE = "everyReport_isReadAtItsCadence_andNotMoreOftenByMuch";

  private static final String MANY = "everyOpenInvoice_goesOut_andOnceWhereItDoesNotChange";
  private static final String ALARM =
      "eachReportThatFailsForLong_isToldAtOnce_andNotAtTheFirstFailure";

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
          caught(Mistake.SELDOM, CADENCE, Promise.CADENCE, "payments read every 2 hours"),
          caught(
              Mistake.EVERY_THIRD_HOUR,
              "people_areToldWhenTheyAreNeeded_andNotBefore",
              Promise.CADENCE,
              "nothing was polled for"),
          caught(
              Mistake.QUIET_AT_NIGHT,
              "night_isAsTheDay",
              Promise.AROUND_THE_CLOCK,
              "no turn may ask what hour or day it is"),
          caught(
              Mistake.WEEKDAYS_ALONE,
              "weekend_isAsAnyOtherDay",
              Promise.AROUND_THE_CLOCK,
              "no turn may ask what hour or day it is"),
          caught(
              Mistake.FILES_BY_DAY,
              "night_isAsTheDay",
              Promise.AROUND_THE_CLOCK,
              "INV-0 with 40.00"),
          caught(
              Mistake.LEAVES_SWEEPS_OUT,
              "reports_areSweptDailyAndWeekly",
              Promise.SWEPT,
              "payments read from 10 days back, every 1 day"),
          caught(
              Mistake.FILES_AT_THE_FULL_HOUR,
              "fileThatFailed_isSubmittedAgainSoon",
              Promise.FILE_RETRIED,
              "not whether the hour is full"),
          caught(Mistake.SENDS_ALL_AGAIN, MANY, Promise.UNCHANGED, "sendAgain is for"),
          caught(Mistake.SENDS_THE_FIRST_INVOICE, MANY, Promise.EVERY_INVOICE, "MANY-2 with 40.00"),
          caught(Mistake.SENDS_FIFTY_INVOICES, MANY, Promise.EVERY_INVOICE, "MANY-51 with 40.00"),
          caught(Mistake.ALARM_OF_PAYMENTS_ALONE, ALARM, Promise.ALARM, "settled-batches failed"),
          caught(
              Mistake.ALARM_OF_RETURNS_ALONE,
              ALARM,
              Promise.ALARM,
              "does not answer payments any more"),
          caught(Mistake.ALARM_AFTER_FIVE_FAILURES, ALARM, Promise.ALARM, "payments failed"),
          caught(Mistake.ALARM_AT_ONE_FAILURE, ALARM, Promise.ALARM, "Expected: nobody"),
          caught(
              Mistake.ALARM_WITHOUT_QUARANTINE,
              "rowInQuarantine_isTold",
              Promise.ALARM,
              "Open in quarantine"),
          caught(
              Mistake.ALARM_WITHOUT_REFUSED_FILES,
              "fileThatIsRefused_isTold",
              Promise.ALARM,
              "Invoice files refused"),
          caught(
              Mistake.ALARM_WITHOUT_REJECTED_INVOICES,
              "invoiceThatCannotBeWritten_isTold",
              Promise.ALARM,
              "could not be written"));

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
