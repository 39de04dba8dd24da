package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a host gets and gives, by itself. */
class ExportedTypesTest {

  private static final String MARK = "Marked-4711-Pat";

  private static PostedPayment posted(Payment payment) {
    return new PostedPayment(
        payment.paymentGuid(),
        payment.accountNumber(),
        null,
        null,
        payment.amount(),
        payment.paidAt(),
        null);
  }

  private static LedgerTransaction transaction(java.util.function.Supplier<Connection> connection) {
    return LedgerTransaction.of(Samples.BILLER, PaymentChannel.PUSH, connection);
  }

  @Test
  void answer_isAcceptedWithOrWithoutANumber_orRefusedWithAReason() {
    LedgerAnswer plain = LedgerAnswer.accepted();
    assertThat(plain.isAccepted()).isTrue();
    assertThat(plain.receiptNumber()).isEmpty();
    assertThat(plain.reason()).isEmpty();
    assertThat(plain).hasToString("accepted").isEqualTo(LedgerAnswer.accepted());

    LedgerAnswer numbered = LedgerAnswer.accepted("R-1");
    assertThat(numbered.isAccepted()).isTrue();
    assertThat(numbered.receiptNumber()).contains("R-1");
    assertThat(numbered.reason()).isEmpty();
    assertThat(numbered).hasToString("accepted: R-1").isNotEqualTo(plain);

    LedgerAnswer refused = LedgerAnswer.refused("R-1");
    assertThat(refused.isAccepted()).isFalse();
    assertThat(refused.receiptNumber()).isEmpty();
    assertThat(refused.reason()).contains("R-1");
    assertThat(refused)
        .hasToString("refused: R-1")
        .isNotEqualTo(numbered)
        .isEqualTo(LedgerAnswer.refused("R-1"))
        .hasSameHashCodeAs(LedgerAnswer.refused("R-1"));
  }

  @Test
  void answerWithAnEmptyNumber_isRefused() {
    assertThatThrownBy(() -> LedgerAnswer.accepted(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accepted() without");
    assertThatThrownBy(() -> LedgerAnswer.refused(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> LedgerAnswer.refused(" \t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank; say why");
  }

  @Test
  void ledgerTransaction_asksForItsConnectionOnlyWhenTheLedgerDoes() {
    List<Connection> asked = new ArrayList<>();
    LedgerTransaction transaction =
        transaction(
            () -> {
              asked.add(mock(Connection.class));
              return asked.get(0);
            });
    assertThat(transaction.biller()).isEqualTo(Samples.BILLER);
    assertThat(transaction.channel()).isEqualTo(PaymentChannel.PUSH);
    assertThat(asked).isEmpty();
    assertThat(transaction.connection()).isSameAs(asked.get(0));
  }

  @Test
  void ledgerOfPostAndReverseAlone_acceptsTheRest_sharesTheTransaction_andIsNotRead() {
    Ledger ledger =
        new Ledger() {
          @Override
          public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
            throw new AssertionError();
          }

          @Override
          public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
            throw new AssertionError();
          }
        };
    LedgerTransaction transaction =
        transaction(
            () -> {
              throw new AssertionError("nobody needs a connection");
            });
    Payment payment = Samples.payment(1, "1.00");
    LedgerAnswer accepted = LedgerAnswer.accepted();
    assertThat(ledger.declined(payment, transaction)).isEqualTo(accepted);
    assertThat(ledger.confirmed(payment, transaction)).isEqualTo(accepted);
    assertThat(
            ledger.returned(Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z"), transaction))
        .isEqualTo(accepted);
    assertThat(
            ledger.settled(Samples.settled(payment, "B1", LocalDate.of(2026, 11, 19)), transaction))
        .isEqualTo(accepted);
    assertThat(ledger.enrollmentChanged(Samples.autoPay(1, true), transaction)).isEqualTo(accepted);
    assertThat(ledger.isSeparate()).isFalse();
    assertThat(ledger.read(mock(LedgerReader.class), transaction)).isFalse();
  }

  @Test
  void postedPaymentAndReversal_showIdentityMoneyAndTimeAlone() {
    Payment payment =
        Samples.payment(1, "1.00").toBuilder().accountNumber(AccountNumber.of(MARK)).build();
    AchReturn achReturn =
        Samples.achReturn(payment, "R01", "2026-11-20T10:00:00Z").toBuilder()
            .amount(Money.parse("0.50"))
            .customerName(MARK)
            .build();
    Reversal reversal = new Reversal(achReturn, posted(payment), achReturn.amount(), "key");
    assertThat(posted(payment).toString())
        .contains(payment.paymentGuid().value())
        .contains("1.00")
        .doesNotContain(MARK)
        .doesNotContain("Pat");
    assertThat(reversal.toString()).contains("R01").doesNotContain(MARK).doesNotContain("-Pat");
    assertThat(reversal.amount()).hasToString("0.50");
    assertThatThrownBy(() -> new Reversal(null, posted(payment), payment.amount(), "key"))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Reversal(achReturn, null, payment.amount(), "key"))
        .isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @EnumSource
  void outcome_isQuarantined_whereNothingElseCouldBeDoneWithTheFact(Outcome outcome) {
    assertThat(outcome.isQuarantined())
        .isEqualTo(
            List.of(Outcome.REFUSED, Outcome.CONFLICT, Outcome.REVIEW, Outcome.UNREADABLE)
                .contains(outcome));
  }

  @Test
  void pollResult_addsItsCountsUp_andCannotBeChanged() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    long rows = 1;
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, rows);
      rows *= 10;
    }
    PollResult result = result(counts);
    counts.clear();
    assertThat(result.rows()).isEqualTo(11_111_111_111L);
    assertThat(result.count(Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(result.fresh())
        .isEqualTo(
            result.count(Outcome.ACCEPTED)
                + result.count(Outcome.RETRIED)
                + result.count(Outcome.CORRECTED)
                + result.count(Outcome.KEPT)
                + result.count(Outcome.WAITING));
    assertThat(result.quarantined())
        .isEqualTo(
            result.count(Outcome.REFUSED)
                + result.count(Outcome.CONFLICT)
                + result.count(Outcome.REVIEW)
                + result.count(Outcome.UNREADABLE));
    assertThatThrownBy(() -> result.counts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(result(Map.of()).count(Outcome.ACCEPTED)).isZero();
    assertThat(result(Map.of()).rows()).isZero();
  }

  private static PollResult result(Map<Outcome, Long> counts) {
    return new PollResult(
        ReportKind.PAYMENTS,
        Host.START,
        Host.NOW,
        counts,
        ReportStatistics.NONE,
        List.of(new Warning(Warning.Kind.CLOCK_SKEW, "detail")),
        List.of(),
        List.of(AccountNumber.of(MARK)));
  }

  @Test
  void quarantineEntry_showsNoContent_andKeepsTheOrderOfItsColumns() {
    Map<String, String> raw = new java.util.LinkedHashMap<>();
    raw.put("Z", MARK);
    raw.put("A", MARK);
    QuarantineEntry entry =
        new QuarantineEntry(
            7,
            Samples.BILLER,
            "payments",
            QuarantineKind.REFUSED,
            QuarantineEntry.State.OPEN,
            MARK,
            "no place",
            raw,
            1,
            Host.NOW,
            Host.NOW,
            1,
            null);
    raw.clear();
    assertThat(entry.raw().keySet()).containsExactly("Z", "A");
    assertThat(entry).hasToString("QuarantineEntry[7, payments, REFUSED, OPEN: no place]");
  }

  @Test
  void leaseException_canBeMadeByAHostsTest() {
    LeaseException held = LeaseException.held("payments", null, null);
    assertThat(held.kind()).isEqualTo(LeaseException.Kind.HELD);
    assertThat(held.holder()).isEmpty();
    assertThat(held.expiresAt()).isEmpty();
    assertThat(held)
        .hasMessage(
            "Another node or thread does the job payments; try again later, or end its lease where"
                + " that node is known to be gone");
    assertThat(LeaseException.held("payments", "node-2", null))
        .hasMessageStartingWith("Another node or thread does the job payments: node-2; try again");
    assertThat(LeaseException.lost("payments").kind()).isEqualTo(LeaseException.Kind.LOST);
  }
}
