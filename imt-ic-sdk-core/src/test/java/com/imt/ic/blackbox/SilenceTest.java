package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Empty answers are good answers, and so many of them that people must know are warned of once. */
class SilenceTest {

  @TempDir Path folder;

  private Host host = new Host();
  private int hours;

  /** Nothing but the database is left of the process before. */
  private void restart() {
    host = new Host(Host.h2("jdbc:h2:file:" + folder.resolve("store")));
  }

  private PollResult poll(String node, int silentAfter) {
    host.clock.set(Host.NOW.plus(Duration.ofHours(hours++)));
    return host.builder()
        .node(node)
        .profile(
            Samples.profile()
                .override(
                    "{ \"polling\": { \"payments\": { \"silentAfter\": " + silentAfter + " } } }"))
        .build()
        .poll(ReportKind.PAYMENTS);
  }

  private List<Warning.Kind> poll(int silentAfter) {
    return poll("node-1", silentAfter).warnings().stream().map(Warning::kind).toList();
  }

  private void pay() {
    host.cloud.pay(Samples.payment(1, "1.00"));
  }

  @Test
  void silence_isWarnedOfOnce_byWhicheverNodeGotTheLastAnswer_acrossRestarts() {
    restart();
    assertThat(poll("node-1", 3).warnings()).isEmpty();
    restart();
    assertThat(poll("node-2", 3).warnings()).isEmpty();
    restart();
    assertThat(poll("node-1", 3).warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.SILENT_SOURCE);
              assertThat(warning.detail())
                  .startsWith(
                      "Report payments: 3 answers in a row had no row, the first of them at"
                          + " 2026-11-20T16:00:00Z; ask InvoiceCloud whether it still fills this"
                          + " report for this biller.")
                  .endsWith(
                      "$.polling.payments.silentAfter sets after how many answers, 0 for never");
            });
    restart();
    for (int i = 0; i < 4; i++) {
      assertThat(poll("node-" + i % 2, 3).warnings()).isEmpty();
    }
  }

  @Test
  void firstRow_endsTheSilence_andTheNextOneIsWarnedOfAnew() {
    poll(2);
    pay();
    assertThat(poll(2)).isEmpty();
    host.cloud.payments.clear();
    assertThat(poll(2)).isEmpty();
    assertThat(poll(2)).containsExactly(Warning.Kind.SILENT_SOURCE);
    pay();
    assertThat(poll(2)).isEmpty();
    host.cloud.payments.clear();
    poll(2);
    assertThat(poll(2)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void silentSource_isPolledAsAnyOther() {
    PollResult silent = poll("node-1", 1);
    assertThat(silent.warnings()).hasSize(1);
    assertThat(silent.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
  }

  @Test
  void rowThatWasNotUnderstood_isARow() {
    poll(2);
    host.cloud.payments.add(ScriptedCloud.unreadable("no amount", java.util.Map.of("A", "1")));
    pay();
    assertThat(poll(2)).isEmpty();
  }

  @Test
  void failedPoll_isNoAnswer() {
    poll(2);
    host.cloud.breakAfter = 0;
    assertThatThrownBy(() -> poll(2)).isInstanceOf(InvoiceCloudException.class);
    host.cloud.breakAfter = Integer.MAX_VALUE;
    assertThat(poll(2)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void sweep_countsNoSilence_andEndsNone() {
    poll(3);
    poll(3);
    PollResult empty = host.integration().sweep(ReportKind.PAYMENTS, Sweep.DAILY);
    assertThat(empty.warnings()).isEmpty();
    pay();
    host.integration().sweep(ReportKind.PAYMENTS, Sweep.DAILY);
    host.cloud.payments.clear();
    assertThat(poll(3)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void silenceOfOneReport_isNotThatOfAnother() {
    poll(2);
    assertThat(host.integration().poll(ReportKind.ACH_REJECTS).warnings()).isEmpty();
    assertThat(poll(2)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }

  @Test
  void zero_turnsItOff_andASilenceThatGoesOnIsWarnedOfWhenItIsTurnedOn() {
    List<Warning.Kind> off = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      off.addAll(poll(0));
    }
    assertThat(off).isEmpty();
    assertThat(poll(12)).containsExactly(Warning.Kind.SILENT_SOURCE);
  }
}
