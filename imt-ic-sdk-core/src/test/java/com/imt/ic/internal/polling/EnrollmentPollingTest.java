package com.imt.ic.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Recording;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.polling.PollResult;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several rows of one customer, and answers that contradict what was known. */
class EnrollmentPollingTest {

  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");
  private static final String NINE = "2026-11-03T09:00:00Z";
  private static final String TEN = "2026-11-03T10:00:00Z";
  private static final String ELEVEN = "2026-11-03T11:00:00Z";

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final Recording ledger = new Recording();
  private final IntegrationStore store = emptyStore();

  private static IntegrationStore emptyStore() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    JdbcSchema.apply(database);
    return JdbcIntegrationStore.of(database);
  }

  private static CustomerEnrollment row(boolean enrolled, @Nullable String changedAt) {
    return CustomerEnrollment.builder()
        .accountNumber(AccountNumber.of("HO-1"))
        .kind(EnrollmentKind.AUTOPAY)
        .enrolled(enrolled)
        .method(PaymentMethod.CC)
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
    cloud.autoPay.clear();
    Arrays.stream(rows)
        .map(row -> Recording.row(CustomerEnrollment.recordType(), row))
        .forEach(cloud.autoPay::add);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AchReturnInbox rejects = new AchReturnInbox(ledger, clock);
    return Polling.builder()
        .cloud(cloud)
        .store(store)
        .profile(Profile.defaults())
        .clock(clock)
        .payments(new PaymentInbox(store, ledger, rejects, clock))
        .settlements(new SettlementInbox(ledger, clock))
        .rejects(rejects)
        .enrollments(new EnrollmentInbox(ledger))
        .build()
        .poll(ReportKind.AUTOPAY);
  }

  private boolean isEnrolled() {
    return store.inTransaction(
        transaction ->
            transaction
                .enrollments()
                .lock("AUTOPAY", AccountNumber.of("HO-1"), "")
                .orElseThrow()
                .enrolled());
  }

  @Test
  void ofSeveralRowsOfACustomer_theNewestCounts_inWhateverOrderTheyCome() {
    poll(on(NINE));
    PollResult result = poll(off(ELEVEN), on(TEN));

    assertThat(isEnrolled()).isFalse();
    assertThat(ledger.changes).containsExactly(on(NINE), off(ELEVEN));
    assertThat(result.fresh()).isEqualTo(1);
    assertThat(result.known()).isEqualTo(1);
  }

  @Test
  void ofSeveralRowsOfACustomer_theNewestCounts_afterAStateOfUnknownTimeToo() {
    poll(off(null));
    assertThat(poll(on(TEN), off(NINE)).fresh()).isEqualTo(1);
    assertThat(isEnrolled()).isTrue();
    assertThat(ledger.changes).containsExactly(off(null), on(TEN));

    assertThat(poll(off(ELEVEN), on(TEN)).fresh()).isEqualTo(1);
    assertThat(isEnrolled()).isFalse();
  }

  @Test
  void olderRowThatDiffersFromTheKnownStateToo_isNoChange() {
    CustomerEnrollment byEft = on(NINE).toBuilder().method(PaymentMethod.EFT).build();
    poll(on(null));
    poll(off(TEN), byEft);

    assertThat(ledger.changes).containsExactly(on(null), off(TEN));
  }

  @Test
  void changeRowsInTheirOrder_areEachAChange() {
    poll(on(NINE), off(TEN), on(ELEVEN));
    assertThat(ledger.changes).containsExactly(on(NINE), off(TEN), on(ELEVEN));
  }

  @Test
  void sameAnswerAgain_inAnyOrder_bringsNothingNew() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (List<CustomerEnrollment> answer :
        List.of(
            List.of(on(NINE), off(TEN), on(ELEVEN)),
            List.of(on(NINE), on(TEN), off(ELEVEN)),
            List.of(off(ELEVEN), on(NINE)),
            List.of(on(NINE), on(NINE)))) {
      poll(answer.toArray(CustomerEnrollment[]::new));
      int changes = ledger.changes.size();
      for (int i = 0; i < 5; i++) {
        List<CustomerEnrollment> shuffled = new ArrayList<>(answer);
        Collections.shuffle(shuffled, random);
        assertThat(poll(shuffled.toArray(CustomerEnrollment[]::new)).fresh())
            .as("seed %d, %s", seed, shuffled)
            .isZero();
      }
      assertThat(ledger.changes).hasSize(changes);
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
    assertThat(isEnrolled()).isTrue();
  }

  @Test
  void ofAnswersWithTheSameTimeOfChange_theLaterCounts() {
    poll(on(TEN));
    PollResult result = poll(off(TEN));
    assertThat(result.fresh()).isEqualTo(1);
    assertThat(result.known()).isZero();
    assertThat(isEnrolled()).isFalse();
    poll(on(TEN));
    assertThat(ledger.changes).containsExactly(on(TEN), off(TEN), on(TEN));
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
      int changes = ledger.changes.size();
      PollResult again = poll(rows);
      assertThat(again.fresh()).as("%s", answer).isZero();
      assertThat(again.known()).isEqualTo(rows.length);
      assertThat(ledger.changes).as("%s", answer).hasSize(changes);
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
  void timeOfChangeInTheFuture_isReported_andDoesNotMakeTrueChangesLookOld() {
    assertThat(poll(on("2099-01-01T00:00:00Z")).warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.FUTURE_ROWS);
    poll(off(ELEVEN));
    assertThat(isEnrolled()).isFalse();
    assertThat(ledger.changes).hasSize(2);
  }

  @Test
  void rowThatWaitsForTheEndOfItsAnswer_isNotTakenFromOneThatBreaksOff() {
    poll(on(TEN));
    cloud.breakAfter = 1;
    assertThatThrownBy(() -> poll(off(TEN), on(TEN))).isInstanceOf(InvoiceCloudException.class);
    assertThat(isEnrolled()).isTrue();
    cloud.breakAfter = Integer.MAX_VALUE;
    poll(off(TEN));
    assertThat(ledger.changes).containsExactly(on(TEN), off(TEN));
  }

  @Test
  void moreRowsThanMayWait_areTakenAllTheSame() {
    int customers = 10_050;
    CustomerEnrollment[] before = customers(customers, true);
    CustomerEnrollment[] after = customers(customers, false);
    poll(before);
    PollResult result = poll(after);
    assertThat(result.fresh()).isEqualTo(customers);
    assertThat(result.known()).isZero();
    assertThat(ledger.changes).hasSize(2 * customers).doesNotHaveDuplicates().contains(after);
    assertThat(poll(after).fresh()).isZero();
  }

  private static CustomerEnrollment[] customers(int count, boolean enrolled) {
    CustomerEnrollment[] rows = new CustomerEnrollment[count];
    for (int i = 0; i < count; i++) {
      rows[i] = row(enrolled, null).toBuilder().accountNumber(AccountNumber.of("HO-" + i)).build();
    }
    return rows;
  }
}
