package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In the SDK's transactions or the host's, the books and what is known commit together. */
class TransactionsTest {

  private final Host host = new Host();
  private final InvoiceCloudIntegration joining =
      host.builder().transactions(host.transactions()).build();
  private int runs;

  /** The books' database gives the first transaction up that posts. */
  private void deadlockOnce() {
    host.ledger.refusal =
        (call, fact) -> {
          if (++runs == 1) {
            throw new IllegalStateException(new SQLException("deadlock", "40001", 40001));
          }
          return null;
        };
  }

  @Test
  void hostsTransactions_carryEveryReport() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.giveBack(
        Samples.achReturn(Samples.payment(1, "1.00"), "R01", "2026-11-20T10:00:00Z"));
    host.cloud.settle(
        Samples.settled(Samples.payment(1, "1.00"), "B1", java.time.LocalDate.of(2026, 11, 19)));
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, true)));
    for (ReportKind report : ReportKind.values()) {
      joining.poll(report);
    }
    assertThat(host.ledger.lines())
        .extracting(Line::call)
        .containsExactly(Call.POST, Call.SETTLED, Call.RETURNED, Call.REVERSE, Call.ENROLLMENT);
    assertThat(joining.runDue()).allSatisfy(run -> assertThat(run.result().fresh()).isZero());
    assertThat(host.integration().poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
  }

  @Test
  void workThatThrows_rollsTheHostsTransactionBack_andEachRowIsBroughtForItself() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    host.cloud.pay(Samples.payment(2, "1.00"));
    host.ledger.refusal =
        (call, fact) -> {
          if (fact.equals(Samples.payment(2, "1.00"))) {
            throw new IllegalStateException("the books are down");
          }
          return null;
        };
    assertThat(joining.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L, Outcome.REFUSED, 1L));
    assertThat(host.ledger.lines()).hasSize(1);
    host.ledger.refusal = (call, fact) -> null;
    assertThat(joining.poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L, Outcome.RETRIED, 1L));
  }

  @Test
  void transactionThatTheDatabaseGaveUp_isRunAgain_whereItIsTheSdks() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    deadlockOnce();
    assertThat(host.integration().poll(ReportKind.PAYMENTS).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(runs).isEqualTo(2);
    assertThat(host.ledger.lines())
        .containsExactly(Line.of(Call.POST, PaymentChannel.POLL, Samples.payment(1, "1.00")));
  }

  @Test
  void transactionThatTheDatabaseGaveUp_isLeftToTheHost_whereItIsTheHosts() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    deadlockOnce();
    assertThatThrownBy(() -> joining.poll(ReportKind.PAYMENTS))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(runs).isEqualTo(1);
    assertThat(host.ledger.lines()).isEmpty();
    assertThat(joining.poll(ReportKind.PAYMENTS).fresh()).isEqualTo(1);
  }

  @Test
  void changesOfATransactionThatIsRunAgain_areCountedOnce() {
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, true)));
    host.integration().poll(ReportKind.AUTOPAY);
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(1, false)));
    deadlockOnce();
    assertThat(host.integration().poll(ReportKind.AUTOPAY).counts())
        .isEqualTo(Map.of(Outcome.ACCEPTED, 1L));
    assertThat(host.ledger.lines()).hasSize(2);
  }

  @Test
  void connectionThatCommitsByItself_isRefused() {
    TransactionRunner careless =
        work -> {
          try (var connection = host.database.getConnection()) {
            work.accept(connection);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        };
    InvoiceCloudIntegration integration = host.builder().transactions(careless).build();
    assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("auto-commit");
    assertThat(host.cloud.reports).isEmpty();
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("no such product"),
        new NoClassDefFoundError("acme/Missing"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void transactionThatTheRunnerJoins_keepsNothingOfWhatFailed(Throwable failure)
      throws SQLException {
    for (int i = 1; i <= 3; i++) {
      host.cloud.pay(Samples.payment(i, "1.00"));
    }
    host.ledger.refusal =
        (call, fact) -> {
          if (fact.equals(Samples.payment(2, "1.00"))) {
            if (failure instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) failure;
          }
          return null;
        };
    try (Connection outer = host.database.getConnection()) {
      outer.setAutoCommit(false);
      InvoiceCloudIntegration joining =
          InvoiceCloudIntegration.builder()
              .profile(Samples.profile())
              .cloud(host.cloud)
              .transactions(work -> work.accept(outer))
              .ledger(host.ledger)
              .clock(host.clock)
              .startAt(Host.START)
              .build();

      assertThat(joining.poll(ReportKind.PAYMENTS).counts())
          .isEqualTo(Map.of(Outcome.ACCEPTED, 2L, Outcome.REFUSED, 1L));
      outer.commit();
    }
    assertThat(host.ledger.lines(Call.POST)).hasSize(2);
    host.ledger.refusal = (call, fact) -> null;
    host.integration().poll(ReportKind.PAYMENTS);
    assertThat(host.ledger.lines(Call.POST)).hasSize(3);
  }
}
