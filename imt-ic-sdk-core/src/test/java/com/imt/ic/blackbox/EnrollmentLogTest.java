package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.quarantine.QuarantineEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where the profile says that a report of enrolments lists changes, its rows are changes in the
 * order of their times, who is not listed has not changed, and it is asked for since a moment.
 */
class EnrollmentLogTest {

  private static final String LOG =
      """
      { "operations": { "autoPay": {
          "parameters": { "from": "FromGMT" },
          "columns": { "changedAt": { "required": true } } } },
        "polling": { "autopay": { "lists": "CHANGES" } } }
      """;

  private static final String WHOLE_LOG =
      """
      { "operations": { "autoPay": { "columns": { "changedAt": { "required": true } } } },
        "polling": { "autopay": { "lists": "CHANGES" } } }
      """;

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = of(LOG);

  private InvoiceCloudIntegration of(String override) {
    return host.builder().node("node-1").profile(profile(override)).build();
  }

  private static Profile profile(String override) {
    return Samples.profile().override(override);
  }

  private static CustomerEnrollment change(int customer, boolean enrolled, String at) {
    return CustomerEnrollment.builder()
        .accountNumber(AccountNumber.of("HO-" + customer))
        .kind(EnrollmentKind.AUTOPAY)
        .enrolled(enrolled)
        .changedAt(Instant.parse(at))
        .build();
  }

  private PollResult poll(CustomerEnrollment... changes) {
    answer(changes);
    return integration.poll(ReportKind.AUTOPAY);
  }

  private void answer(CustomerEnrollment... changes) {
    host.cloud.autoPay.clear();
    Stream.of(changes).map(ScriptedCloud::row).forEach(host.cloud.autoPay::add);
  }

  /** What the ledger was told, each as customer and state. */
  private List<String> told() {
    return host.ledger.lines(Call.ENROLLMENT).stream()
        .map(line -> line.facts().replaceAll("(?s).*(HO-\\d+).*enrolled=(\\w+).*", "$1 $2"))
        .toList();
  }

  @Test
  void twoChangesOfACustomerInOneAnswer_areToldInOrder_andOnceOverSeveralPolls() {
    CustomerEnrollment enrolled = change(1, true, "2026-11-19T10:00:00Z");
    CustomerEnrollment cancelled = change(1, false, "2026-11-19T12:00:00Z");

    assertThat(poll(enrolled, cancelled).count(Outcome.ACCEPTED)).isEqualTo(2);
    assertThat(poll(enrolled, cancelled).count(Outcome.DUPLICATE)).isEqualTo(2);
    assertThat(poll(enrolled, cancelled).fresh()).isZero();

    assertThat(told()).containsExactly("HO-1 true", "HO-1 false");
  }

  @Test
  void answerThatHoldsTheNewestFirst_leavesTheNewestState() {
    poll(change(1, false, "2026-11-19T12:00:00Z"), change(1, true, "2026-11-19T10:00:00Z"));
    poll(change(1, false, "2026-11-19T12:00:00Z"), change(1, true, "2026-11-19T10:00:00Z"));

    assertThat(told()).containsExactly("HO-1 false");
  }

  @Test
  void ofChangesAtOneTime_theLaterRowCounts_inEveryPoll() {
    CustomerEnrollment enrolled = change(1, true, "2026-11-19T10:00:00Z");
    CustomerEnrollment cancelled = change(1, false, "2026-11-19T10:00:00Z");
    poll(change(1, false, "2026-11-18T10:00:00Z"));

    poll(cancelled, enrolled);
    poll(cancelled, enrolled);

    assertThat(told()).containsExactly("HO-1 false", "HO-1 true");
  }

  @Test
  void changeThatIsOlderThanTheKnownState_saysNothing() {
    poll(change(1, true, "2026-11-19T10:00:00Z"));

    assertThat(poll(change(1, false, "2026-11-12T10:00:00Z")).count(Outcome.DUPLICATE))
        .isEqualTo(1);

    assertThat(told()).containsExactly("HO-1 true");
  }

  @Test
  void whoIsNotListed_hasNotChanged_howeverFewAreListed() {
    CustomerEnrollment[] many =
        Stream.iterate(1, i -> i + 1)
            .limit(50)
            .map(i -> change(i, true, "2026-11-19T10:00:00Z"))
            .toArray(CustomerEnrollment[]::new);
    poll(many);

    PollResult one = poll(change(1, false, "2026-11-20T10:00:00Z"));
    PollResult none = poll();

    assertThat(one.missing()).isEmpty();
    assertThat(one.warnings()).isEmpty();
    assertThat(none.missing()).isEmpty();
    assertThat(none.warnings()).isEmpty();
    assertThat(none.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(host.ledger.lines(Call.MISSING)).isEmpty();
  }

  @Test
  void logIsAskedForFromWhereItBegan_andThenFromTheCheckpointLessTheLookBack() {
    poll();
    poll();

    assertThat(host.cloud.enrolmentsAsked)
        .containsExactly(Host.START, Host.NOW.minus(Host.SETTLE_LAG).minus(Host.LOOK_BACK));
  }

  @Test
  void logThatWasNeverPolled_needsABeginning() {
    assertThatThrownBy(
            () -> host.withoutStart().profile(profile(LOG)).build().poll(ReportKind.AUTOPAY))
        .isInstanceOf(FirstPollException.class)
        .hasMessageContaining("autopay");
  }

  @Test
  void logIsReadAgain_andSwept_butIsNoSnapshotToAccept() {
    poll();
    host.clock.set(Host.NOW.plus(Duration.ofDays(1)));
    answer(change(1, true, "2026-11-13T10:00:00Z"));

    assertThat(integration.duePolls())
        .filteredOn(due -> due.report() == ReportKind.AUTOPAY)
        .extracting(DuePoll::sweep)
        .contains(Sweep.DAILY, Sweep.WEEKLY);
    assertThat(integration.sweep(ReportKind.AUTOPAY, Sweep.DAILY).fresh()).isEqualTo(1);
    assertThat(integration.reread(ReportKind.AUTOPAY, Instant.parse("2026-11-02T00:00:00Z")).from())
        .isEqualTo("2026-11-02T00:00:00Z");
    assertThatThrownBy(() -> integration.acceptSnapshot(ReportKind.AUTOPAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("autopay is no snapshot");
    assertThat(told()).containsExactly("HO-1 true");
  }

  @Test
  void logThatAlwaysAnswersWhole_needsNoBeginning_andIsNotSwept() {
    InvoiceCloudIntegration whole =
        host.withoutStart().node("node-1").profile(profile(WHOLE_LOG)).build();
    answer(change(1, true, "2026-11-13T10:00:00Z"), change(1, false, "2026-11-14T10:00:00Z"));

    whole.poll(ReportKind.AUTOPAY);
    whole.poll(ReportKind.AUTOPAY);
    host.clock.set(Host.NOW.plus(Duration.ofDays(8)));

    assertThat(told()).containsExactly("HO-1 true", "HO-1 false");
    assertThat(whole.duePolls())
        .filteredOn(due -> due.report() == ReportKind.AUTOPAY)
        .extracting(due -> due.sweep() == null)
        .containsExactly(true);
    assertThatThrownBy(() -> whole.sweep(ReportKind.AUTOPAY, Sweep.DAILY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which every poll reads whole");
  }

  @Test
  void refusedChange_isToldByARetry_thoughLaterAnswersDoNotHoldIt() {
    host.ledger.refusal = (call, fact) -> call == Call.ENROLLMENT ? "closed" : null;
    Map<String, String> raw =
        Map.of("AccountNumber", "HO-1", "AutoPay", "true", "ChangeDateGMT", "2026-11-19T10:00:00Z");
    host.cloud.autoPay.add(ScriptedCloud.row(change(1, true, "2026-11-19T10:00:00Z"), raw));
    integration.poll(ReportKind.AUTOPAY);
    host.ledger.refusal = (call, fact) -> null;
    host.clock.set(Host.NOW.plus(Duration.ofDays(3)));
    poll();

    long id = host.quarantine().get(0).id();
    assertThat(integration.quarantine().retry(id).state()).isEqualTo(State.RETRIED);

    assertThat(told()).containsExactly("HO-1 true");
  }

  @Test
  void beginningInTheRequestOfASnapshot_isAFault() {
    for (String lists : List.of("CUSTOMERS", "ENROLLED")) {
      assertThatThrownBy(() -> profile(LOG.replace("CHANGES", lists)))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("$.polling.autopay.lists")
          .hasMessageContaining("sends {from}");
    }
    profile(
        "{ \"operations\": { \"autoPay\": { \"parameters\": { \"to\": \"To\", \"today\": \"Day\" } } } }");
  }

  @Test
  void logWithoutARequiredTimeOfChange_isAFault() {
    for (String column :
        List.of(
            "null", "{ \"required\": false }", "{ \"required\": true, \"mayBeBlank\": true }")) {
      assertThatThrownBy(
              () ->
                  profile(
                      LOG.replace(
                          "\"changedAt\": { \"required\": true }", "\"changedAt\": " + column)))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("$.polling.autopay.lists")
          .hasMessageContaining("$.operations.autoPay.columns.changedAt is not required");
    }
  }

  @Test
  void settingsThatNothingReads_areFaults() {
    Map.of(
            "{ \"polling\": { \"payments\": { \"lists\": \"CHANGES\" } } }",
            "$.polling.payments.lists",
            "{ \"polling\": { \"payments\": { \"mayShrinkPercent\": 5 } } }",
            "$.polling.payments.mayShrinkPercent",
            "{ \"polling\": { \"paperless\": { \"shiftedTimes\": \"post\" } } }",
            "$.polling.paperless.shiftedTimes",
            LOG.replace("\"CHANGES\"", "\"CHANGES\", \"mayShrinkPercent\": 20"),
            "$.polling.autopay.mayShrinkPercent")
        .forEach(
            (override, path) ->
                assertThatThrownBy(() -> profile(override))
                    .isInstanceOf(ProfileException.class)
                    .hasMessageContaining(path));
  }
}
