package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.MoneyStory.CARD;
import static com.imt.ic.blackbox.MoneyStory.EFT;
import static com.imt.ic.blackbox.MoneyStory.achReturn;
import static com.imt.ic.blackbox.MoneyStory.further;
import static com.imt.ic.blackbox.MoneyStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What people decide about money that the reports leave open: once, and never beyond the sums. */
class MoneyDeskTest {

  private static final AchReturn FORTY = achReturn("40.00", "R01", "2026-11-10T10:00:00Z");
  private static final AchReturn SEVENTY = achReturn("70.00", "R02", "2026-11-17T10:00:00Z");
  private static final SettledPayment PAID = line(CARD, "B1", 17, "100.00");
  private static final SettledPayment CHARGED = line(CARD, "B2", 19, "-100.00");

  private static MoneyStory exceeding(MoneyStory story) {
    story.pay(EFT);
    story.giveBack(FORTY, SEVENTY);
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    return story;
  }

  private static MoneyStory charged(MoneyStory story) {
    story.pay(CARD);
    story.settle(PAID, CHARGED);
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
    return story;
  }

  @Test
  void retryOfAReturnOfMoreThanStands_reversesNothing_andStaysOpen() {
    MoneyStory story = exceeding(new MoneyStory());

    QuarantineEntry again = story.retryOnly();

    assertThat(again.state()).isEqualTo(State.OPEN);
    assertThat(again.count()).isEqualTo(2);
    assertThat(story.standing(EFT)).isEqualTo("60.00");
    assertThat(story.differences()).containsExactly("RETURN_IN_REVIEW 70.00");
  }

  @Test
  void retryOfAReturn_whoseMoneyStandsAgain_reversesItOnce() {
    MoneyStory story = exceeding(new MoneyStory());
    story.settle(line(EFT, "B1", 9, "100.00"), line(EFT, "B2", 15, "40.00"));
    story.entries().stream()
        .filter(entry -> entry.kind() == QuarantineKind.SETTLED_AGAIN)
        .forEach(entry -> story.desk().retry(entry.id()));
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    QuarantineEntry exceeding = story.onlyEntry();

    assertThat(story.desk().retry(exceeding.id()).state()).isEqualTo(State.RETRIED);
    assertThat(story.desk().retry(exceeding.id()).state()).isEqualTo(State.RETRIED);
    story.giveBack(FORTY, SEVENTY);

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(EFT)).isEqualTo("30.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void retryOfAReturnThatALaterReportToldInOtherWords_isOfThatReturn() {
    MoneyStory story = exceeding(new MoneyStory());
    AchReturn corrected = achReturn("70.00", "R10", "2026-11-17T16:20:00Z");
    assertThat(story.giveBack(FORTY, corrected))
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.CORRECTED, 1L));
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(story.retryOnly().state()).isEqualTo(State.OPEN);

    story.resolveOnly();

    assertThat(story.giveBack(FORTY, corrected)).isEqualTo(Map.of(Outcome.DUPLICATE, 2L));
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void resolvedReturn_isNeverReversed() {
    MoneyStory story = exceeding(new MoneyStory());
    QuarantineEntry resolved = story.resolveOnly();
    assertThat(story.desk().retry(resolved.id()).state()).isEqualTo(State.RESOLVED);
    story.giveBack(FORTY, SEVENTY);
    assertThat(story.standing(EFT)).isEqualTo("60.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void retryOfAChargeback_takesItBackOnce() {
    MoneyStory story = charged(new MoneyStory());
    QuarantineEntry entry = story.onlyEntry();

    assertThat(story.desk().retry(entry.id()).state()).isEqualTo(State.RETRIED);
    assertThat(story.desk().retry(entry.id()).state()).isEqualTo(State.RETRIED);
    story.settle(PAID, CHARGED);

    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.standing(CARD)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void retryOfAChargebackOfMoreThanStands_takesNothingBack_andStaysOpen() {
    MoneyStory story = new MoneyStory();
    story.pay(CARD);
    story.settle(PAID, line(CARD, "B2", 19, "-200.00"));

    assertThat(story.retryOnly().state()).isEqualTo(State.OPEN);
    assertThat(story.retryOnly().state()).isEqualTo(State.OPEN);

    assertThat(story.count(Call.CHARGED_BACK)).isZero();
    assertThat(story.standing(CARD)).isEqualTo("100.00");
    assertThat(story.differences()).containsExactly("TAKEN_BACK -200.00");
  }

  @Test
  void chargebackThatTheLedgerRefuses_staysWithThePeople() {
    MoneyStory story = charged(new MoneyStory());
    story.host.ledger.refusal = (call, fact) -> call == Call.CHARGED_BACK ? "closed" : null;
    story.retryOnly();
    assertThat(story.open()).isNotEmpty();
    story.settle(PAID, CHARGED);
    assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");
    story.host.ledger.refusal = (call, fact) -> null;

    story.entries().forEach(entry -> story.desk().retry(entry.id()));

    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void chargebackThatTheLedgerRefusesByHand_isOneOpenEntryAfterTheNextPoll() {
    MoneyStory story = charged(new MoneyStory());
    story.host.ledger.refusal = (call, fact) -> call == Call.CHARGED_BACK ? "closed" : null;
    story.retryOnly();
    assertThat(story.open()).containsExactly(QuarantineKind.REFUSED);

    for (int poll = 1; poll <= 2; poll++) {
      story.settle(PAID, CHARGED);
      assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
      assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");
    }
    story.retryOnly();
    story.settle(PAID, CHARGED);
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
    story.host.ledger.refusal = (call, fact) -> null;

    assertThat(story.retryOnly().state()).isEqualTo(State.RETRIED);

    story.settle(PAID, CHARGED);
    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.standing(CARD)).isEqualTo("0.00");
  }

  /** The ledger did not take note of the line itself, which no decision of people settles. */
  @Test
  void lineThatTheLedgerHasNotTakenNoteOf_staysRefusedBesideWhatPeopleDecide() {
    MoneyStory story = new MoneyStory();
    story.host.ledger.refusal =
        (call, fact) -> call == Call.SETTLED && fact.equals(CHARGED) ? "closed" : null;
    story.settle(CHARGED);
    assertThat(story.open()).containsExactly(QuarantineKind.REFUSED);
    story.pay(CARD);

    story.settle(CHARGED);
    assertThat(story.open())
        .containsExactlyInAnyOrder(QuarantineKind.REFUSED, QuarantineKind.TAKEN_BACK);
    story.host.ledger.refusal = (call, fact) -> null;

    story.settle(CHARGED);
    assertThat(story.open()).containsExactly(QuarantineKind.TAKEN_BACK);
  }

  private static void resolve(MoneyStory story, QuarantineKind kind) {
    story.entries().stream()
        .filter(entry -> entry.kind() == kind)
        .forEach(entry -> story.desk().resolve(entry.id(), "booked by hand", "pat"));
  }

  @Test
  void lineWithTwoEntries_ofWhichAPersonClosesTheOneThatDecides_leavesNothingOpen() {
    MoneyStory story = new MoneyStory();
    story.host.ledger.refusal = (call, fact) -> call == Call.SETTLED ? "closed" : null;
    story.pay(CARD);
    story.settle(CHARGED);
    assertThat(story.open())
        .containsExactlyInAnyOrder(QuarantineKind.REFUSED, QuarantineKind.TAKEN_BACK);

    resolve(story, QuarantineKind.TAKEN_BACK);
    assertThat(story.settle(CHARGED)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.CHARGED_BACK)).isZero();
  }

  @Test
  void returnWithTwoEntries_ofWhichAPersonClosesTheOneThatDecides_leavesNothingOpen() {
    MoneyStory story = new MoneyStory();
    story.pay(EFT);
    story.host.ledger.refusal = (call, fact) -> call == Call.RETURNED ? "closed" : null;
    AchReturn more = achReturn("170.00", "R01", "2026-11-17T10:00:00Z");
    story.giveBack(more);
    assertThat(story.open())
        .containsExactlyInAnyOrder(QuarantineKind.REFUSED, QuarantineKind.RETURN_EXCEEDS_PAYMENT);

    resolve(story, QuarantineKind.RETURN_EXCEEDS_PAYMENT);
    assertThat(story.giveBack(more)).isEqualTo(Map.of(Outcome.DUPLICATE, 1L));

    assertThat(story.open()).isEmpty();
    assertThat(story.count(Call.REVERSE)).isZero();
  }

  @Test
  void resolvedChargeback_isNeverTakenBack_andADifferenceUntilItIsBookedByHand() {
    MoneyStory story = charged(new MoneyStory());
    story.resolveOnly();
    story.settle(PAID, CHARGED);
    assertThat(story.count(Call.CHARGED_BACK)).isZero();
    assertThat(story.open()).isEmpty();
    assertThat(story.differences()).containsExactly("TAKEN_BACK -100.00");
    story.host.ledger.execute(
        """
        INSERT INTO book_line (call_name, channel, biller, payment_guid, amount, facts)
        VALUES ('REVERSE', 'POLL', '10999', '%s', 100.00, '')
        """
            .formatted(CARD.paymentGuid()));
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void retryOfAnInvoiceThatStoodAlone_leavesItAConflict() {
    MoneyStory story = new MoneyStory();
    story.pay(EFT);
    story.pay(further(EFT, "INV-2", "40.00"));
    assertThat(story.retryOnly().state()).isEqualTo(State.OPEN);
    assertThat(story.standing(EFT)).isEqualTo("100.00");
    assertThat(story.differences()).containsExactly("QUARANTINED 40.00");
  }

  @Test
  void retryOfAnInvoiceThatStoodAlone_postsItOnceWhereTheProfileTakesIt() {
    MoneyStory story = new MoneyStory();
    story.pay(EFT);
    story.pay(further(EFT, "INV-2", "40.00"));
    QuarantineEntry conflict = story.onlyEntry();
    MoneyStory always = story.withPosting("{ \"cart\": \"ALWAYS\" }");

    assertThat(always.desk().retry(conflict.id()).state()).isEqualTo(State.RETRIED);
    always.pay(further(EFT, "INV-2", "40.00"));

    assertThat(always.standing(EFT)).isEqualTo("140.00");
    assertThat(always.differences()).isEmpty();
  }

  /** Two at once, until both are through: a database may send one of them away. */
  private static void race(Callable<?> one, Callable<?> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier start = new CyclicBarrier(2);
      List<Future<?>> both =
          List.of(threads.submit(atOnce(start, one)), threads.submit(atOnce(start, other)));
      for (Future<?> each : both) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Void> atOnce(CyclicBarrier start, Callable<?> work) {
    return () -> {
      start.await(60, TimeUnit.SECONDS);
      for (int attempt = 1; ; attempt++) {
        try {
          work.call();
          return null;
        } catch (InvoiceCloudException e) {
          if (attempt == 5) {
            throw e;
          }
        }
      }
    };
  }

  @Test
  void retryThatRacesAPollAndAnotherRetry_takesAChargebackBackOnce() throws Exception {
    MoneyStory story = charged(new MoneyStory());
    long id = story.onlyEntry().id();

    race(() -> story.desk().retry(id), () -> story.settle(PAID, CHARGED));
    race(() -> story.desk().retry(id), () -> story.desk().retry(id));

    assertThat(story.count(Call.CHARGED_BACK)).isEqualTo(1);
    assertThat(story.standing(CARD)).isEqualTo("0.00");
    assertThat(story.differences()).isEmpty();
  }

  @Test
  void retriesAtOnceOfTwoReturns_neverTakeBackMoreThanStands() throws Exception {
    MoneyStory story = new MoneyStory();
    story.pay(EFT);
    story.giveBack(achReturn("100.00", "R01", "2026-11-05T10:00:00Z"), FORTY, SEVENTY);
    story.settle(line(EFT, "B1", 4, "100.00"), line(EFT, "B2", 15, "100.00"));
    story.entries().stream()
        .filter(entry -> entry.kind() == QuarantineKind.SETTLED_AGAIN)
        .forEach(entry -> story.desk().retry(entry.id()));
    List<QuarantineEntry> two = story.entries();
    assertThat(two).hasSize(2);

    race(() -> story.desk().retry(two.get(0).id()), () -> story.desk().retry(two.get(1).id()));

    assertThat(story.count(Call.REVERSE)).isEqualTo(2);
    assertThat(story.standing(EFT)).isIn("60.00", "30.00");
    assertThat(story.open()).containsExactly(QuarantineKind.RETURN_EXCEEDS_PAYMENT);
  }
}
