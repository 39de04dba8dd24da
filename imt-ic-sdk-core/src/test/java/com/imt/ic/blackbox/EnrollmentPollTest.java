package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.polling.PollResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ledger learns of changes alone, whatever the rows of a customer say, and in any order. */
class EnrollmentPollTest {

  private static final String NINE = "2026-11-03T09:00:00Z";
  private static final String TEN = "2026-11-03T10:00:00Z";
  private static final String ELEVEN = "2026-11-03T11:00:00Z";

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();

  private static CustomerEnrollment row(boolean enrolled, @Nullable String changedAt) {
    return Samples.autoPay(1, enrolled).toBuilder()
        .changedAt(changedAt == null ? null : Instant.parse(changedAt))
        .build();
  }

  private static CustomerEnrollment on(@Nullable String changedAt) {
    return row(true, changedAt);
  }

  private static CustomerEnrollment off(@Nullable String changedAt) {
    return row(false, changedAt);
  }

  private PollResult poll(CustomerEnrollment... rows) {
    host.cloud.autoPay.clear();
    Arrays.stream(rows).map(ScriptedCloud::row).forEach(host.cloud.autoPay::add);
    PollResult result = integration.poll(ReportKind.AUTOPAY);
    assertThat(result.rows()).isEqualTo(rows.length);
    return result;
  }

  /** What the books say of the only customer. */
  private boolean isEnrolled() {
    List<Line> lines = host.ledger.lines();
    return lines.get(lines.size() - 1).facts().contains("enrolled=true");
  }

  private void assertChanges(CustomerEnrollment... changes) {
    assertThat(host.ledger.lines())
        .containsExactly(
            Arrays.stream(changes)
                .map(change -> Line.of(Call.ENROLLMENT, PaymentChannel.POLL, change))
                .toArray(Line[]::new));
  }

  @Test
  void firstReportOfACustomer_isAChange_enrolledOrNot() {
    CustomerEnrollment never = Samples.autoPay(2, false);
    assertThat(poll(on(NINE), never).counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 2L));
    assertChanges(on(NINE), never);
  }

  @Test
  void customerThatVanishesFromTheReport_keepsTheLastState() {
    poll(on(null));
    assertThat(poll(on(null)).fresh()).isZero();
    poll();
    poll(on(null));
    poll(off(null));
    assertThat(host.ledger.lines())
        .containsExactly(
            Line.of(Call.ENROLLMENT, PaymentChannel.POLL, on(null)),
            Line.of(Call.MISSING, PaymentChannel.POLL, Samples.autoPay(1, true)),
            Line.of(Call.ENROLLMENT, PaymentChannel.POLL, off(null)));
  }

  @Test
  void autoPayAndPaperlessOfACustomer_areTwoStates_andSoAreThoseOfTwoInvoiceTypes() {
    CustomerEnrollment paperless =
        CustomerEnrollment.builder()
            .accountNumber(AccountNumber.of("HO-1"))
            .kind(EnrollmentKind.PAPERLESS)
            .enrolled(true)
            .build();
    CustomerEnrollment ofType = on(null).toBuilder().invoiceTypeId("7").build();
    poll(off(null), ofType);
    host.cloud.paperless.add(ScriptedCloud.row(paperless));
    assertThat(integration.poll(ReportKind.PAPERLESS).fresh()).isEqualTo(1);
    assertThat(poll(off(null), ofType).fresh()).isZero();
    assertChanges(off(null), ofType, paperless);
  }

  @Test
  void otherMethodOfPayment_isAChange() {
    CustomerEnrollment byEft = on(TEN).toBuilder().method(PaymentMethod.EFT).build();
    poll(on(NINE));
    assertThat(poll(byEft).fresh()).isEqualTo(1);
    assertChanges(on(NINE), byEft);
  }

  @Test
  void ofSeveralRowsOfACustomer_theNewestCounts_inWhateverOrderTheyCome() {
    poll(on(NINE));
    PollResult result = poll(off(ELEVEN), on(TEN));

    assertThat(isEnrolled()).isFalse();
    assertChanges(on(NINE), off(ELEVEN));
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.DUPLICATE, 1L));
  }

  @Test
  void ofSeveralRowsOfACustomer_theNewestCounts_afterAStateOfUnknownTimeToo() {
    poll(off(null));
    assertThat(poll(on(TEN), off(NINE)).fresh()).isEqualTo(1);
    assertThat(isEnrolled()).isTrue();
    assertChanges(off(null), on(TEN));

    assertThat(poll(off(ELEVEN), on(TEN)).fresh()).isEqualTo(1);
    assertThat(isEnrolled()).isFalse();
  }

  @Test
  void olderRowThatDiffersFromTheKnownStateToo_isNoChange() {
    CustomerEnrollment byEft = on(NINE).toBuilder().method(PaymentMethod.EFT).build();
    poll(on(null));
    poll(off(TEN), byEft);
    assertChanges(on(null), off(TEN));
  }

  @Test
  void changeRowsInTheirOrder_areEachAChange() {
    poll(on(NINE), off(TEN), on(ELEVEN));
    assertChanges(on(NINE), off(TEN), on(ELEVEN));
  }

  @Test
  void sameAnswerAgainInAnyOrder_bringsNothingNew() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (List<CustomerEnrollment> answer :
        List.of(
            List.of(on(NINE), off(TEN), on(ELEVEN)),
            List.of(on(NINE), on(TEN), off(ELEVEN)),
            List.of(off(ELEVEN), on(NINE)),
            List.of(on(NINE), on(NINE)))) {
      poll(answer.toArray(CustomerEnrollment[]::new));
      List<Line> changes = host.ledger.lines();
      for (int i = 0; i < 5; i++) {
        List<CustomerEnrollment> shuffled = new ArrayList<>(answer);
        Collections.shuffle(shuffled, random);
        assertThat(poll(shuffled.toArray(CustomerEnrollment[]::new)).fresh())
            .as("seed %d, %s", seed, shuffled)
            .isZero();
      }
      assertThat(host.ledger.lines()).isEqualTo(changes);
    }
  }

  @Test
  void rowOlderThanTheKnownState_changesNothing_whenItComesInALaterAnswerToo() {
    poll(on(NINE));
    poll(off(ELEVEN));
    assertThat(poll(on(TEN)).fresh()).isZero();
    assertThat(isEnrolled()).isFalse();

    assertThat(poll(on("2026-11-03T12:00:00Z")).fresh()).isEqualTo(1);
    assertThat(isEnrolled()).isTrue();
  }

  @Test
  void rowThatSaysTheSameLater_makesOlderOnesOld() {
    poll(on(NINE));
    assertThat(poll(on(ELEVEN)).fresh()).isZero();
    assertThat(poll(off(TEN)).fresh()).isZero();
    assertChanges(on(NINE));
  }

  @Test
  void ofAnswersWithTheSameTimeOfChange_theLaterCounts() {
    poll(on(TEN));
    PollResult result = poll(off(TEN));
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(isEnrolled()).isFalse();
    poll(on(TEN));
    assertChanges(on(TEN), off(TEN), on(TEN));
  }

  @Test
  void ofRowsWithTheSameTimeOrNone_theLastOfTheAnswerCounts_andOnce() {
    for (List<CustomerEnrollment> answer :
        List.of(
            List.of(on(TEN), off(TEN)),
            List.of(off(TEN), on(TEN)),
            List.of(on(null), off(null)),
            List.of(off(null), on(null)),
            List.of(on(TEN), off(null)),
            List.of(off(null), on(TEN)),
            List.of(off(null), on(TEN), off(TEN)),
            List.of(on(null), off(TEN), on(null)))) {
      CustomerEnrollment[] rows = answer.toArray(CustomerEnrollment[]::new);
      poll(rows);
      assertThat(isEnrolled()).as("%s", answer).isEqualTo(rows[rows.length - 1].enrolled());
      List<Line> changes = host.ledger.lines();
      PollResult again = poll(rows);
      assertThat(again.counts())
          .as("%s", answer)
          .isEqualTo(Map.of(Outcome.DUPLICATE, (long) rows.length));
      assertThat(host.ledger.lines()).as("%s", answer).isEqualTo(changes);
    }
  }

  @Test
  void changeOfUnknownTime_isNoOlderThanTheStateBeforeIt() {
    poll(on(TEN));
    poll(off(null));
    assertThat(poll(on(NINE)).fresh()).isZero();
    assertThat(isEnrolled()).isFalse();
  }

  @Test
  void timeOfChangeInTheFuture_isWarnedOf_andDoesNotMakeTrueChangesLookOld() {
    assertThat(poll(on("2099-01-01T00:00:00Z")).warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.FUTURE_ROWS);
    poll(off(ELEVEN));
    assertThat(isEnrolled()).isFalse();
    assertThat(host.ledger.lines()).hasSize(2);
  }

  @Test
  void rowThatWaitsForTheEndOfItsAnswer_isNotTakenFromOneThatBreaksOff() {
    poll(on(TEN));
    host.cloud.breakAfter = 1;
    assertThatThrownBy(() -> poll(off(TEN), on(TEN))).isInstanceOf(InvoiceCloudException.class);
    assertChanges(on(TEN));
    host.cloud.breakAfter = Integer.MAX_VALUE;
    poll(off(TEN));
    assertChanges(on(TEN), off(TEN));
  }

  @Test
  void moreRowsThanMayWait_areTakenAllTheSame() {
    int customers = 10_050;
    poll(customers(customers, true));
    PollResult result = poll(customers(customers, false));
    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, (long) customers));
    List<Line> lines = host.ledger.lines();
    assertThat(lines).hasSize(2 * customers);
    assertThat(Set.copyOf(lines))
        .isEqualTo(
            Stream.of(customers(customers, true), customers(customers, false))
                .flatMap(Arrays::stream)
                .map(change -> Line.of(Call.ENROLLMENT, PaymentChannel.POLL, change))
                .collect(Collectors.toSet()));
    assertThat(poll(customers(customers, false)).fresh()).isZero();
  }

  private static CustomerEnrollment[] customers(int count, boolean enrolled) {
    CustomerEnrollment[] rows = new CustomerEnrollment[count];
    for (int i = 0; i < count; i++) {
      rows[i] = Samples.autoPay(i, enrolled);
    }
    return rows;
  }
}
