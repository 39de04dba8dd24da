package com.imt.ic.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Recording;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Empty answers are good answers, and so many of them that people must know are told of once. */
class SilentSourceTest {

  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

  @TempDir Path folder;

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final Recording ledger = new Recording();
  private IntegrationStore store = new InMemoryIntegrationStore();
  private int hours;

  private Polling polling(String node, Profile profile) {
    Clock clock = Clock.fixed(NOW.plus(Duration.ofHours(hours++)), ZoneOffset.UTC);
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    return Polling.builder()
        .cloud(cloud)
        .store(store)
        .profile(profile)
        .clock(clock)
        .payments(new PaymentInbox(store, ledger, rejects, clock))
        .settlements(new SettlementInbox(ledger, clock))
        .rejects(rejects)
        .enrollments(new EnrollmentInbox(ledger))
        .node(node)
        .build();
  }

  /** Nothing but the database is left of the process before. */
  private void restart() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("store"));
    JdbcSchema.apply(database);
    store = JdbcIntegrationStore.of(database);
  }

  private static Profile silentAfter(int answers) {
    return Profile.defaults()
        .override("{ \"polling\": { \"payments\": { \"silentAfter\": " + answers + " } } }");
  }

  private List<Warning.Kind> poll(Profile profile) {
    return poll("node-1", profile).stream().map(Warning::kind).toList();
  }

  private List<Warning> poll(String node, Profile profile) {
    return polling(node, profile).poll(ReportKind.PAYMENTS, NOW).warnings();
  }

  private void pay() {
    cloud.payments.add(Recording.row(Payment.recordType(), Recording.payment(1, "1.00")));
  }

  @Test
  void silence_isToldOnce_byWhicheverNodeGotTheLastAnswer_acrossRestarts() {
    Profile profile = silentAfter(3);
    restart();
    assertThat(poll("node-1", profile)).isEmpty();
    restart();
    assertThat(poll("node-2", profile)).isEmpty();
    restart();
    assertThat(poll("node-1", profile))
        .containsExactly(
            new Warning(
                Warning.Kind.SILENT_SOURCE,
                "Report payments: 3 answers in a row had no row, the first of them at"
                    + " 2026-11-20T16:00:00Z; ask InvoiceCloud whether it still fills this report"
                    + " for this biller. This is told once for each silence;"
                    + " $.polling.payments.silentAfter sets after how many answers, 0 for never"));
    restart();
    for (int i = 0; i < 4; i++) {
      assertThat(poll("node-" + i % 2, profile)).isEmpty();
    }
  }

  @Test
  void firstRow_endsTheSilence_andTheNextOneIsToldAnew() {
    Profile profile = silentAfter(2);
    poll(profile);
    pay();
    assertThat(poll(profile)).isEmpty();
    cloud.payments.clear();
    assertThat(poll(profile)).isEmpty();
    assertThat(poll(profile)).containsExactly(Warning.Kind.SILENT_SOURCE);
    pay();
    assertThat(poll(profile)).isEmpty();
    cloud.payments.clear();
    poll(profile);
    assertThat(poll(profile)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void silentSource_isPolledAsAnyOther() {
    Profile profile = silentAfter(1);
    PollResult silent = polling("node-1", profile).poll(ReportKind.PAYMENTS, NOW);
    assertThat(silent.warnings()).hasSize(1);
    assertThat(silent.readUpTo()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
  }

  @Test
  void failedPoll_isNoAnswer() {
    Profile profile = silentAfter(2);
    poll(profile);
    cloud.breakAfter = 0;
    assertThatThrownBy(() -> poll(profile)).isInstanceOf(InvoiceCloudException.class);
    cloud.breakAfter = Integer.MAX_VALUE;
    assertThat(poll(profile)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void sweep_countsNoSilence_andEndsNone() {
    Profile profile = silentAfter(3);
    poll(profile);
    poll(profile);
    assertThat(polling("node-1", profile).sweep(ReportKind.PAYMENTS, Sweep.DAILY).warnings())
        .isEmpty();
    assertThat(poll(profile)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void zero_turnsItOff_andASilenceThatGoesOnIsToldWhenItIsTurnedOn() {
    List<Warning.Kind> off = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      off.addAll(poll(silentAfter(0)));
    }
    assertThat(off).isEmpty();
    assertThat(poll(silentAfter(12))).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void everyReport_hasADefaultThatFitsItsCadence() {
    for (ReportKind report : ReportKind.values()) {
      var spec = Profile.defaults().polling(report);
      assertThat(spec.cadence().multipliedBy(spec.silentAfter()))
          .as("%s", report)
          .isBetween(Duration.ofDays(1), Duration.ofDays(7));
    }
  }
}
