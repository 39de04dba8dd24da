package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.StoreException;
import com.imt.ic.Warning;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed is due again after a minute, then two, four and so on, at most its cadence. */
class BackOffTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration CADENCE = Duration.ofHours(2); // of payments
  private static final Payment PAYMENT =
      Payment.builder()
          .paymentGuid(PaymentGuid.of("0f8fad5b-d9cb-469f-a165-70867728950e"))
          .accountNumber(AccountNumber.of("HO-1"))
          .paidAt(NOON.minusSeconds(60))
          .amount(Money.parse("1.00"))
          .approved(false)
          .build();

  private final JdbcDataSource h2 = new JdbcDataSource();
  private final DataSource database = mock(DataSource.class);
  private final InvoiceCloud cloud = mock(InvoiceCloud.class);
  private final Clock clock = mock(Clock.class);

  /** What the cloud answers; throws where it fails. */
  private Supplier<Iterator<Payment>> answer = Collections::emptyIterator;

  private Instant now = NOON;

  @BeforeEach
  void makeHost() throws SQLException {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(h2);
    when(database.getConnection()).thenAnswer(call -> h2.getConnection());
    when(clock.instant()).thenAnswer(call -> now);
    when(clock.getZone()).thenReturn(ZoneOffset.UTC);
    when(cloud.paymentsSince(any())).thenAnswer(call -> report(answer.get()));
  }

  private static Report<Payment> report(Iterator<Payment> rows) {
    return new Report<>() {
      @Override
      public Optional<Instant> serverTime() {
        return Optional.empty();
      }

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public ReportRow<Payment> next() {
        return new ReportRow.Understood<>(rows.next());
      }

      @Override
      public void close() {}
    };
  }

  private InvoiceCloudIntegration.Builder builder() {
    return InvoiceCloudIntegration.builder()
        .profile(
            Profile.defaults()
                .override("{ \"biller\": { \"bid\": \"1234\" } }")
                .override("{ \"polling\": { \"payments\": { \"suspectMultiple\": 3 } } }"))
        .cloud(cloud)
        .dataSource(database)
        .ledger(mock(Ledger.class, CALLS_REAL_METHODS))
        .clock(clock);
  }

  private InvoiceCloudIntegration integration() {
    return builder().startAt(NOON.minus(Duration.ofDays(1))).build();
  }

  private void failWith(RuntimeException failure) {
    answer =
        () -> {
          throw failure;
        };
  }

  private void fail(RuntimeException failure) {
    failWith(failure);
    assertThatThrownBy(() -> integration().poll(ReportKind.PAYMENTS)).isSameAs(failure);
  }

  private void succeed() {
    answer = Collections::emptyIterator;
    integration().poll(ReportKind.PAYMENTS);
  }

  private Stream<DuePoll> due(Instant moment) {
    Instant before = now;
    now = moment;
    List<DuePoll> due = integration().duePolls();
    now = before;
    return due.stream().filter(each -> each.report() == ReportKind.PAYMENTS);
  }

  /** To the second. */
  private void requireDueAfter(Duration wait) {
    assertThat(due(now.plus(wait).minusSeconds(1)).filter(each -> each.sweep() == null)).isEmpty();
    assertThat(due(now.plus(wait)).filter(each -> each.sweep() == null))
        .singleElement()
        .satisfies(each -> assertThat(each.lateBy()).isZero());
  }

  @Test
  void pollThatFailsAgainAndAgain_isDueLaterEachTime_andAtMostItsCadenceLater() {
    for (long minutes : new long[] {1, 2, 4, 8, 16, 32, 64, 120, 120}) {
      fail(new InvoiceCloudException("no answer"));
      requireDueAfter(Duration.ofMinutes(minutes));
      now = now.plus(Duration.ofMinutes(minutes));
    }
    for (int i = 0; i < 80; i++) {
      fail(new InvoiceCloudException("no answer"));
    }
    requireDueAfter(CADENCE);
  }

  @Test
  void success_endsTheBackOff() {
    fail(new InvoiceCloudException("no answer"));
    fail(new InvoiceCloudException("no answer"));
    succeed();
    requireDueAfter(CADENCE);

    now = now.plus(CADENCE);
    fail(new IllegalStateException("the host's own"));
    requireDueAfter(Duration.ofMinutes(1));
  }

  @Test
  void answerThatBreaksOff_backsOff() {
    answer =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Payment next() {
                throw new InvoiceCloudException("cut");
              }
            };
    assertThatThrownBy(() -> integration().poll(ReportKind.PAYMENTS)).hasMessage("cut");
    requireDueAfter(Duration.ofMinutes(1));
  }

  @Test
  void answerThatMayBeCut_backsOff() {
    answer = () -> Collections.nCopies(3, PAYMENT).iterator();
    for (long minutes : new long[] {1, 2, 4}) {
      assertThat(integration().poll(ReportKind.PAYMENTS).warnings())
          .extracting(Warning::kind)
          .contains(Warning.Kind.ROUND_ROW_COUNT);
      requireDueAfter(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void sweepThatFails_backsOffByItself() {
    succeed();
    now = now.plus(Duration.ofDays(8));
    succeed();
    failWith(new InvoiceCloudException("no answer"));
    assertThatThrownBy(() -> integration().sweep(ReportKind.PAYMENTS, Sweep.DAILY))
        .hasMessage("no answer");

    assertThat(due(now)).extracting(DuePoll::sweep).containsExactly(Sweep.WEEKLY);
    assertThat(due(now.plusSeconds(60)))
        .extracting(DuePoll::sweep)
        .containsExactly(Sweep.WEEKLY, Sweep.DAILY);
    requireDueAfter(CADENCE);
  }

  @Test
  void missingBeginning_andLeaseOfAnotherNode_areNoFailures() {
    assertThatThrownBy(() -> builder().build().poll(ReportKind.PAYMENTS))
        .isInstanceOf(FirstPollException.class);
    assertThat(due(now)).hasSize(1);

    answer =
        () -> {
          assertThatThrownBy(() -> builder().node("other").build().poll(ReportKind.PAYMENTS))
              .isInstanceOf(LeaseException.class);
          return Collections.emptyIterator();
        };
    integration().poll(ReportKind.PAYMENTS);
    requireDueAfter(CADENCE);
  }

  @Test
  void failureThatCannotBeKept_isToldBesideWhatFailedFirst() {
    InvoiceCloudException first = new InvoiceCloudException("no answer");
    answer =
        () -> {
          try {
            when(database.getConnection()).thenThrow(new SQLException("gone", "08006"));
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
          throw first;
        };
    assertThatThrownBy(() -> integration().poll(ReportKind.PAYMENTS)).isSameAs(first);
    assertThat(first.getSuppressed()).hasSize(1).hasOnlyElementsOfType(StoreException.class);
  }
}
