package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A profile that does not fit: loud, nothing is lost, and nothing stands twice afterwards. */
class FirstDayTest {

  private static final String AMT =
      "{ \"operations\": { \"payments\": { \"columns\": { \"amount\": { \"names\": [\"Amt\"] } } } } }";

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  /** Rows as the cloud reads them by a profile, which knows Amt or does not. */
  private void answer(Profile profile, List<Map<String, String>> rows) {
    boolean knowsAmt = profile.toJson().contains("\"Amt\"");
    host.cloud.payments.clear();
    for (Map<String, String> raw : rows) {
      int number = Integer.parseInt(raw.get("PaymentGUID").substring(0, 8));
      host.cloud.payments.add(
          knowsAmt || raw.containsKey("PaymentAmount")
              ? new ReportRow.Understood<>(Samples.payment(number, "1.00"), raw)
              : ScriptedCloud.unreadable(
                  "column PaymentAmount (amount): found no value, expected one", raw));
    }
  }

  /** Payments whose amount stands in a column that the default profile does not know. */
  private static List<Map<String, String>> rows(int from, int to) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Map<String, String> row = new HashMap<>(Samples.columns(Samples.payment(i, "1.00")));
      row.put("Amt", row.remove("PaymentAmount"));
      rows.add(row);
    }
    return rows;
  }

  private Instant readUpTo() {
    return integration.status().of(ReportKind.PAYMENTS).checkpoint();
  }

  @Test
  void answerThatNobodyCanRead_failsThePollAndHoldsTheCheckpoint() {
    answer(Samples.profile(), rows(0, 1_200));

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("Report payments: 1200 of 1200 rows cannot be read")
        .hasMessageContaining("column PaymentAmount (amount): found no value, expected one")
        .hasMessageContaining("the checkpoint stays");

    assertThat(readUpTo()).isNull();
    assertThat(integration.status().of(ReportKind.PAYMENTS).failures()).isEqualTo(1);
    assertThat(integration.status().of(ReportKind.PAYMENTS).failure())
        .contains("1200 of 1200 rows cannot be read");
    assertThat(host.quarantine()).hasSize(1_200);
    assertThat(host.ledger.lines()).isEmpty();
  }

  @Test
  void pollThatFailsAgain_asksForTheSameSpan_andDoublesNothing() {
    answer(Samples.profile(), rows(0, 3));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    host.clock.advance(Duration.ofHours(2));

    Host.pollUnreadable(integration, ReportKind.PAYMENTS);

    assertThat(host.cloud.asked).containsExactly(Host.START, Host.START);
    assertThat(host.quarantine())
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.count()).isEqualTo(2));
    assertThat(integration.status().of(ReportKind.PAYMENTS).failures()).isEqualTo(2);
  }

  @Test
  void afterTheRepair_theNextPollAndTheDeskBringAllInOnce() {
    List<Map<String, String>> rows = rows(0, 5);
    answer(Samples.profile(), rows);
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    Profile profile = Samples.profile().override(AMT);
    InvoiceCloudIntegration mended = host.builder().profile(profile).build();
    answer(profile, rows.subList(0, 4)); // the last one has left the report meanwhile

    PollResult result = mended.poll(ReportKind.PAYMENTS);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 4L));
    assertThat(result.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    List<QuarantineEntry> open = mended.quarantine().page(QuarantineFilter.OPEN, 0, 10);
    assertThat(open).as("the poll has closed what it brought").hasSize(1);
    assertThat(mended.quarantine().retry(open.get(0).id()).state()).isEqualTo(State.RETRIED);
    assertThat(host.ledger.lines(Call.POST)).hasSize(5).doesNotHaveDuplicates();
    assertThat(mended.status().quarantined()).isEmpty();
  }

  @Test
  void whatCanBeRead_isPosted_thoughMostCannot() {
    List<Map<String, String>> rows = rows(0, 2);
    rows.add(Samples.columns(Samples.payment(7, "1.00")));
    answer(Samples.profile(), rows);

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .hasMessageContaining("2 of 3 rows cannot be read");

    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(readUpTo()).isNull();
  }

  @Test
  void halfOfTheRows_areNotMost_andKnownRowsProveTheProfileToo() {
    List<Map<String, String>> rows = rows(0, 1);
    rows.add(Samples.columns(Samples.payment(7, "1.00")));
    answer(Samples.profile(), rows);
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.UNREADABLE, 1L));
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.UNREADABLE, 1L));
    assertThat(readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  @Test
  void rowThatAPersonHasResolved_holdsNothingUp() {
    answer(Samples.profile(), rows(0, 1));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    integration.quarantine().resolve(host.quarantine().get(0).id(), "a test of theirs", "pat");
    host.clock.advance(Duration.ofHours(2));

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.UNREADABLE)).isEqualTo(1);

    assertThat(readUpTo()).isEqualTo(host.clock.instant().minus(Host.SETTLE_LAG));
    answer(Samples.profile(), rows(0, 3));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
  }

  @Test
  void equalRows_countEachForItself() {
    Map<String, String> row = rows(0, 1).get(0);
    answer(Samples.profile(), List.of(row, row, row));
    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .hasMessageContaining("3 of 3 rows cannot be read");
  }

  @Test
  void everyReport_andEverySweep_isHeldLikewise() {
    Payment payment = Samples.payment(1, "10.00");
    host.cloud.pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.payments.clear();
    Map<String, String> raw = Map.of("Odd", "1");
    host.cloud.payments.add(ScriptedCloud.unreadable("no GUID", raw));
    host.cloud.settled.add(ScriptedCloud.unreadable("no GUID", raw));
    host.cloud.returns.add(ScriptedCloud.unreadable("no GUID", raw));
    host.cloud.autoPay.add(ScriptedCloud.unreadable("no account", raw));
    host.cloud.paperless.add(ScriptedCloud.unreadable("no account", raw));

    for (ReportKind report : ReportKind.values()) {
      Instant before = integration.status().of(report).checkpoint();
      Host.pollUnreadable(integration, report);
      assertThat(integration.status().of(report).checkpoint()).isEqualTo(before);
    }
    assertThatThrownBy(() -> integration.sweep(ReportKind.PAYMENTS, Sweep.DAILY))
        .isInstanceOf(ContractMismatchException.class);
  }

  @Test
  void customersThatCanBeRead_areTold_andNobodyIsTakenAsMissing() {
    for (int i = 0; i < 3; i++) {
      host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(i, true)));
    }
    integration.poll(ReportKind.AUTOPAY);
    Instant before = integration.status().of(ReportKind.AUTOPAY).checkpoint();
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(0, false)));
    host.cloud.autoPay.add(ScriptedCloud.unreadable("no account", Map.of("A", "1")));
    host.cloud.autoPay.add(ScriptedCloud.unreadable("no account", Map.of("A", "2")));
    host.clock.advance(Duration.ofHours(3));

    Host.pollUnreadable(integration, ReportKind.AUTOPAY);

    assertThat(host.ledger.lines(Call.ENROLLMENT)).as("three, and the one that changed").hasSize(4);
    assertThat(host.ledger.lines(Call.MISSING)).isEmpty();
    assertThat(integration.status().of(ReportKind.AUTOPAY).checkpoint()).isEqualTo(before);
  }

  @Test
  void deskAndPoll_refuseWithoutACrash_whatHasNoKnownZone() {
    answer(Samples.profile(), rows(0, 2));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    Profile undecided =
        Samples.profile()
            .override(AMT)
            .override(
                "{ \"operations\": { \"payments\": { \"columns\": { \"paidAt\": { \"names\": [\"PayDate\"] } } } } }");
    List<Map<String, String>> rows = rows(0, 2);
    rows.forEach(row -> row.put("PayDate", "2026-11-20T15:00:00"));
    rows.forEach(row -> row.remove("PaymentDateGMT"));
    host.cloud.payments.clear();
    rows.forEach(row -> host.cloud.payments.add(ScriptedCloud.unreadable("no amount", row)));
    Host.pollUnreadable(integration, ReportKind.PAYMENTS);
    QuarantineEntry entry =
        integration.quarantine().page(QuarantineFilter.OPEN, 0, 10).stream()
            .filter(each -> each.raw().containsKey("PayDate"))
            .findFirst()
            .orElseThrow();
    InvoiceCloudIntegration mended = host.builder().profile(undecided).build();

    assertThatThrownBy(() -> mended.quarantine().retry(entry.id()))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("$.operations.payments.columns.paidAt.time");

    assertThat(mended.quarantine().find(entry.id())).contains(entry);
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(mended.status().quarantined()).containsOnlyKeys(QuarantineKind.UNREADABLE);
  }
}
