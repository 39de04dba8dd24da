package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.StoreException;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineKind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One row that the ledger throws on stops nothing else, and is not forgotten. */
class RowIsolationTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration integration = host.integration();
  private final Set<Object> bad = new HashSet<>();

  private List<Payment> pay(int from, int to) {
    List<Payment> paid = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Payment payment = Samples.payment(i, "1.00");
      host.cloud.payments.add(ScriptedCloud.row(payment, Samples.columns(payment)));
      paid.add(payment);
    }
    return paid;
  }

  private void throwOnTheBad() {
    host.ledger.refusal =
        (call, fact) -> {
          if (bad.contains(fact)) {
            throw new IllegalStateException("no product for Pat Doe of HO-700");
          }
          return null;
        };
  }

  @Test
  void oneBadPayment_isKeptForPeople_andTheOthersArePosted() {
    List<Payment> paid = pay(0, 1_200);
    bad.add(paid.get(700));
    throwOnTheBad();

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1_199L, Outcome.REFUSED, 1L));
    assertThat(result.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(QuarantineKind.FAILED);
              assertThat(failure.subject()).isEqualTo(paid.get(700).paymentGuid().value());
            });
    assertThat(host.ledger.lines(Call.POST)).hasSize(1_199).doesNotHaveDuplicates();
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.state()).isEqualTo(State.OPEN);
              assertThat(entry.subject()).isEqualTo(paid.get(700).paymentGuid().value());
              assertThat(entry.raw()).isEqualTo(Samples.columns(paid.get(700)));
              assertThat(entry.reason())
                  .as("the class, and a message without the row's own values")
                  .contains("java.lang.IllegalStateException (post) at ")
                  .containsPattern(
                      "RowIsolationTest\\S*\\(RowIsolationTest\\.java:\\d+\\)|TableLedger\\.\\w+\\(TableLedger\\.java:\\d+\\)")
                  .contains("no product for")
                  .doesNotContain("HO-700");
            });
  }

  @Test
  void errorOfOneRow_isKeptForPeople_asAnExceptionIs() {
    List<Payment> paid = pay(0, 3);
    host.ledger.refusal =
        (call, fact) -> {
          if (fact.equals(paid.get(0))) {
            throw new NoClassDefFoundError("acme/Missing");
          }
          if (fact.equals(paid.get(1))) {
            throw new StackOverflowError();
          }
          return null;
        };

    PollResult result = integration.poll(ReportKind.PAYMENTS);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 2L));
    assertThat(host.quarantine())
        .extracting(QuarantineEntry::reason)
        .anySatisfy(
            reason -> assertThat(reason).contains("java.lang.NoClassDefFoundError", "(post)"))
        .anySatisfy(
            reason -> assertThat(reason).contains("java.lang.StackOverflowError", "(post)"));
  }

  @Test
  void nameOfTheRow_inWhateverWordsTheLedgerQuotesIt_isNotTold() {
    Payment payment = Samples.payment(1, "1.00");
    Map<String, String> columns = new HashMap<>(Samples.columns(payment));
    columns.put("CustomerName", "Zenobia Quibbleworth");
    host.cloud.payments.add(ScriptedCloud.row(payment, columns));
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("no payer quibbleworth of Zenobia Quibbleworth");
        };

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.quarantine().get(0).reason())
        .contains("no payer *** of ***")
        .doesNotContainIgnoringCase("quibble");
  }

  @Test
  void tableThatIsMissing_isToldSo_withTheLineOfTheLedger_andNoMessageOfTheDatabase() {
    pay(0, 1);
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException(
              "not written", new SQLException("Table acme_ledger of Pat Doe not found", "42S02"));
        };

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.quarantine().get(0).reason())
        .contains("java.sql.SQLException (post), SQLState 42S02 (a table or column is missing")
        .contains("TableLedger.java:")
        .doesNotContain("Pat Doe");
  }

  @Test
  void answerThatIsNull_isKeptForPeople_withWhatToAnswer() {
    pay(0, 1);
    InvoiceCloudIntegration careless =
        host.builder()
            .ledger(
                new Ledger() {
                  @Override
                  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
                    return null;
                  }

                  @Override
                  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
                    return null;
                  }
                })
            .build();

    assertThat(careless.poll(ReportKind.PAYMENTS).counts()).isEqualTo(Map.of(Outcome.REFUSED, 1L));
    assertThat(host.quarantine())
        .singleElement()
        .extracting(QuarantineEntry::reason)
        .asString()
        .contains("The ledger answered null", "LedgerAnswer.refused(...)");
  }

  @Test
  void badPayment_isTriedByEveryPoll_andClosesItsEntryWhenItIsPosted() {
    List<Payment> paid = pay(0, 3);
    bad.add(paid.get(1));
    throwOnTheBad();
    integration.poll(ReportKind.PAYMENTS);
    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L, Outcome.REFUSED, 1L));
    assertThat(host.quarantine()).singleElement().extracting(QuarantineEntry::count).isEqualTo(2L);
    bad.clear();

    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 2L, Outcome.RETRIED, 1L));

    assertThat(host.quarantine())
        .singleElement()
        .extracting(QuarantineEntry::state)
        .isEqualTo(State.RETRIED);
    assertThat(integration.status().quarantined()).isEmpty();
    assertThat(host.ledger.lines(Call.POST)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void badPaymentThatNoReportHoldsAnyMore_isStillTriedByLaterPolls() {
    bad.addAll(pay(0, 1));
    throwOnTheBad();
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.payments.clear();
    host.clock.advance(Duration.ofDays(30));
    assertThat(integration.poll(ReportKind.PAYMENTS).rows()).isZero();
    assertThat(host.quarantine().get(0).count()).as("tried again").isEqualTo(2);
    bad.clear();
    host.clock.advance(Duration.ofHours(2));

    integration.poll(ReportKind.PAYMENTS);

    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(host.quarantine().get(0).state()).isEqualTo(State.RETRIED);
  }

  @Test
  void factsOfEveryKind_areKeptAndToldWhenTheLedgerTakesThem() {
    Payment payment = Samples.payment(1, "5.00");
    Payment declined = Samples.declined(Samples.payment(2, "6.00"));
    host.cloud.pay(payment);
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.pay(declined);
    host.cloud.settle(Samples.settled(payment, "B-1", LocalDate.of(2026, 11, 19)));
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z"));
    CustomerEnrollment customer = Samples.autoPay(1, true);
    host.cloud.autoPay.add(ScriptedCloud.row(customer));
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("not yet");
        };
    ReportKind[] reports = {
      ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS, ReportKind.AUTOPAY
    };
    for (ReportKind report : reports) {
      assertThat(integration.poll(report).count(Outcome.REFUSED)).as(report.id()).isEqualTo(1);
    }
    assertThat(integration.status().quarantined()).isEqualTo(Map.of(QuarantineKind.FAILED, 4L));
    host.ledger.refusal = (call, fact) -> null;

    for (ReportKind report : reports) {
      integration.poll(report);
      integration.poll(report);
    }

    assertThat(host.ledger.lines())
        .extracting(TableLedger.Line::call)
        .containsExactly(
            Call.POST, Call.DECLINED, Call.SETTLED, Call.RETURNED, Call.REVERSE, Call.ENROLLMENT);
    assertThat(integration.status().quarantined()).as("all closed by themselves").isEmpty();
  }

  @Test
  void reversalThatFailsWhileItWaits_keepsNoPaymentFromTheBooks() {
    Payment payment = Samples.payment(1, "5.00");
    host.cloud.giveBack(Samples.achReturn(payment, "R01", "2026-11-20T15:30:00Z"));
    integration.poll(ReportKind.ACH_REJECTS);
    host.ledger.refusal =
        (call, fact) -> {
          if (call == Call.REVERSE) {
            throw new IllegalStateException("period is closed");
          }
          return null;
        };
    host.cloud.pay(payment);

    assertThat(integration.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L));

    assertThat(host.ledger.lines(Call.POST)).hasSize(1);
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.report()).isEqualTo("ach-rejects");
              assertThat(entry.reason()).contains("(reverse)").contains("period is closed");
            });
    host.ledger.refusal = (call, fact) -> null;
    integration.poll(ReportKind.ACH_REJECTS);
    assertThat(host.ledger.lines(Call.REVERSE)).hasSize(1);
    assertThat(integration.status().quarantined()).isEmpty();
  }

  @Test
  void ledgerThatFailsOnTenRowsInARow_isDown_andTheCheckpointStays() {
    pay(0, 40);
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("connection refused");
        };

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(LedgerDownException.class)
        .hasMessageContaining("10 rows");

    assertThat(integration.status().of(ReportKind.PAYMENTS).checkpoint()).isNull();
    assertThat(integration.status().of(ReportKind.PAYMENTS).failures()).isEqualTo(1);
    host.ledger.refusal = (call, fact) -> null;
    assertThat(integration.poll(ReportKind.PAYMENTS).fresh()).isEqualTo(40);
    assertThat(host.ledger.lines(Call.POST)).hasSize(40).doesNotHaveDuplicates();
    assertThat(integration.status().quarantined()).isEmpty();
  }

  @Test
  void ledgerThatIsDown_isToldThoughKnownRowsComeBetweenTheNewOnes() {
    pay(0, 12);
    integration.poll(ReportKind.PAYMENTS);
    pay(12, 24);
    Collections.shuffle(host.cloud.payments, new Random(1));
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("connection refused");
        };

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(LedgerDownException.class);
  }

  @Test
  void manyBadRowsInARow_stopNoReportForGood() {
    List<Payment> paid = pay(0, 40);
    bad.addAll(paid.subList(5, 30));
    throwOnTheBad();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
          .isInstanceOf(LedgerDownException.class);
    }

    PollResult third = integration.poll(ReportKind.PAYMENTS);

    assertThat(third.count(Outcome.REFUSED)).isEqualTo(25);
    assertThat(third.readUpTo()).isEqualTo(Host.NOW.minus(Host.SETTLE_LAG));
    assertThat(host.ledger.lines(Call.POST)).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void databaseThatIsInTrouble_isNoBadRow() {
    pay(0, 3);
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException(new SQLException("closed", "08006"));
        };

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(IllegalStateException.class)
        .isNotInstanceOf(LedgerDownException.class);

    assertThat(host.quarantine()).isEmpty();
  }

  @Test
  void textThatFitsNoColumn_isABadRow() {
    Payment payment = Samples.payment(1, "5.00");
    host.cloud.settle(Samples.settled(payment, "B".repeat(300), LocalDate.of(2026, 11, 19)));
    host.cloud.settle(Samples.settled(payment, "B-1", LocalDate.of(2026, 11, 19)));

    PollResult result = integration.poll(ReportKind.SETTLED_BATCHES);

    assertThat(result.counts()).isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 1L));
    assertThat(host.quarantine())
        .singleElement()
        .satisfies(entry -> assertThat(entry.kind()).isEqualTo(QuarantineKind.FAILED));
  }

  @Test
  void tablesThatAreMissing_areNoBadRow() {
    pay(0, 1);
    host.ledger.execute("DROP TABLE ic_payment");

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void ledgerThatIsDown_isFoundOut_howeverManyKnownRowsLieBetween() {
    pay(0, 30);
    integration.poll(ReportKind.PAYMENTS);
    List<ReportRow<Payment>> known = List.copyOf(host.cloud.payments);
    host.cloud.payments.clear();
    for (int i = 0; i < known.size(); i++) {
      host.cloud.payments.add(known.get(i));
      pay(100 + i, 101 + i);
    }
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("connection refused");
        };

    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(LedgerDownException.class);

    assertThat(integration.status().quarantined()).isEqualTo(Map.of(QuarantineKind.FAILED, 10L));
  }

  @Test
  void rowsThatAlwaysFail_keepNoOtherFromItsTurn() {
    List<Payment> paid = pay(0, 401);
    for (int i = 0; i < 401; i += 2) {
      bad.add(paid.get(i)); // never ten in a row
    }
    throwOnTheBad();
    integration.poll(ReportKind.PAYMENTS);
    host.cloud.payments.clear();
    bad.remove(paid.get(400));

    for (int i = 0; i < 2; i++) {
      host.clock.advance(Duration.ofHours(2));
      integration.poll(ReportKind.PAYMENTS);
    }

    assertThat(integration.status().quarantined()).isEqualTo(Map.of(QuarantineKind.FAILED, 200L));
    assertThat(host.ledger.lines(Call.POST)).hasSize(201).doesNotHaveDuplicates();
  }
}
