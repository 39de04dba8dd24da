package com.imt.ic.polling;

import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.UnreadableRow;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.enrollment.CustomerEnrollment;
import com.imt.ic.enrollment.EnrollmentInbox;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentChannel;
import com.imt.ic.payment.PaymentInbox;
import com.imt.ic.profile.PollingSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.reject.AchReject;
import com.imt.ic.reject.AchRejectInbox;
import com.imt.ic.settlement.SettledPayment;
import com.imt.ic.settlement.SettlementInbox;
import com.imt.ic.store.IntegrationStore;
import com.imt.ic.store.QuarantineEntry;
import com.imt.ic.store.StoreTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls InvoiceCloud's reports into the inboxes.
 *
 * <p>A poll asks from the checkpoint less the profile's look-back, since a row may appear after its
 * own time. Rows go to their inbox in transactions of a hundred; the inbox knows what came before.
 * A row that cannot be understood is quarantined with its raw text, in the same transactions. Only
 * after the answer was read to its proper end does the checkpoint move, to a moment that is ahead
 * of neither clock: the server's when it was asked, nor the caller's own. Whatever breaks before
 * that, the next poll reads again.
 *
 * <p>Thread-safe. Two polls of one report at once, on two nodes even, post nothing twice.
 */
public final class Polling {

  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final int ROWS_PER_TRANSACTION = 100;
  private static final Duration SKEW_WORTH_A_WARNING = Duration.ofMinutes(2);

  private final InvoiceCloud cloud;
  private final IntegrationStore store;
  private final Profile profile;
  private final Clock clock;
  private final PaymentInbox payments;
  private final SettlementInbox settlements;
  private final AchRejectInbox rejects;
  private final EnrollmentInbox enrollments;

  private Polling(Builder builder) {
    cloud = Builder.required(builder.cloud, "cloud");
    store = Builder.required(builder.store, "store");
    profile = Builder.required(builder.profile, "profile");
    clock = Builder.required(builder.clock, "clock");
    payments = Builder.required(builder.payments, "payments");
    settlements = Builder.required(builder.settlements, "settlements");
    rejects = Builder.required(builder.rejects, "rejects");
    enrollments = Builder.required(builder.enrollments, "enrollments");
  }

  /**
   * Starts a configuration; every setting is required.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Polls a report from its checkpoint.
   *
   * @param report the report
   * @return what came
   * @throws FirstPollException when the report was never polled into this store
   * @throws com.imt.ic.InvoiceCloudException when the call or the store fails; rows that were taken
   *     stay taken, and the checkpoint stays where it was
   */
  public PollResult poll(ReportKind report) {
    return poll(report, null);
  }

  /**
   * Polls a report from its checkpoint, and at least from a given moment: the beginning of a first
   * poll, or a moment from which an older span is to be read again.
   *
   * @param report the report
   * @param startAt the moment; null as {@link #poll(ReportKind)}
   * @return what came
   * @throws FirstPollException when the report was never polled and no moment is given
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll(ReportKind)}
   */
  public PollResult poll(ReportKind report, @Nullable Instant startAt) {
    return switch (report) {
      case PAYMENTS ->
          run(
              report,
              startAt,
              new PolledReport<>(cloud.payments()::paymentsSince, this::acceptPayment));
      case SETTLED_BATCHES ->
          run(report, startAt, new PolledReport<>(this::settledSince, this::acceptSettled));
      case ACH_REJECTS ->
          run(
              report,
              startAt,
              new PolledReport<>(cloud.achRejects()::rejectsSince, this::acceptReject));
      case AUTOPAY ->
          run(
              report,
              snapshotStart(startAt),
              new PolledReport<>(
                  from -> cloud.autoPayCustomers().customers(), this::acceptEnrollment));
      case PAPERLESS ->
          run(
              report,
              snapshotStart(startAt),
              new PolledReport<>(
                  from -> cloud.paperlessCustomers().customers(), this::acceptEnrollment));
    };
  }

  private <T> PollResult run(ReportKind kind, @Nullable Instant startAt, PolledReport<T> polled) {
    PollingSpec spec = profile.polling(kind);
    Optional<Instant> checkpoint =
        store.inTransaction(transaction -> transaction.checkpoints().find(kind.id()));
    Instant from = from(kind, spec, checkpoint, startAt);
    Instant askedAt = clock.instant();
    Tally tally = new Tally();
    Instant readUpTo;
    try (Report<T> report = polled.open().apply(from)) {
      readUpTo = safeUpTo(kind, spec, askedAt, report.serverTime());
      List<ReportRow<T>> rows = new ArrayList<>(ROWS_PER_TRANSACTION);
      while (report.hasNext()) {
        rows.add(report.next());
        if (rows.size() == ROWS_PER_TRANSACTION || !report.hasNext()) {
          List<RowOutcome> outcomes =
              store.inTransaction(transaction -> accept(polled, rows, transaction));
          outcomes.forEach(tally::count);
          rows.clear();
        }
      }
    }
    Instant reached =
        store.inTransaction(
            transaction -> {
              transaction.checkpoints().advance(kind.id(), readUpTo);
              return transaction.checkpoints().find(kind.id()).orElse(readUpTo);
            });
    PollResult result = tally.result(kind, from, reached);
    LOG.info(
        "Polled {} from {}: {} rows, {} new, {} declined, {} quarantined; checkpoint {}",
        kind.id(),
        from,
        result.rows(),
        result.fresh(),
        result.declined(),
        result.quarantined(),
        reached);
    return result;
  }

  private static Instant from(
      ReportKind kind, PollingSpec spec, Optional<Instant> checkpoint, @Nullable Instant startAt) {
    if (checkpoint.isEmpty()) {
      if (startAt == null) {
        throw new FirstPollException(kind);
      }
      return startAt;
    }
    Instant from = checkpoint.get().minus(spec.lookBack());
    return startAt != null && startAt.isBefore(from) ? startAt : from;
  }

  /**
   * The moment before which this answer holds everything that was visible. The server evaluated the
   * question no earlier than it was asked, so its clock when it answered, less the time that took,
   * is safe on the server's clock; the caller's own clock bounds it too, so that a server whose
   * clock runs ahead cannot push the checkpoint past rows to come.
   */
  private Instant safeUpTo(
      ReportKind kind, PollingSpec spec, Instant askedAt, Optional<Instant> serverTime) {
    Instant safe = askedAt;
    if (serverTime.isPresent()) {
      Instant answeredAt = clock.instant();
      Duration skew = Duration.between(answeredAt, serverTime.get());
      if (skew.abs().compareTo(SKEW_WORTH_A_WARNING) > 0) {
        LOG.warn(
            "InvoiceCloud's clock differs from ours by {} in report {}; check this machine's clock",
            skew,
            kind.id());
      }
      Instant onServersClock = serverTime.get().minus(Duration.between(askedAt, answeredAt));
      if (onServersClock.isBefore(safe)) {
        safe = onServersClock;
      }
    }
    return safe.minus(spec.settleLag()).truncatedTo(ChronoUnit.MICROS);
  }

  private <T> List<RowOutcome> accept(
      PolledReport<T> polled, List<ReportRow<T>> rows, StoreTransaction transaction) {
    List<RowOutcome> outcomes = new ArrayList<>(rows.size());
    for (ReportRow<T> row : rows) {
      if (row instanceof ReportRow.Understood<T> understood) {
        outcomes.add(polled.accept().apply(understood.record(), transaction));
      } else if (row instanceof ReportRow.NotUnderstood<T> notUnderstood) {
        outcomes.add(quarantine(notUnderstood.row(), transaction));
      }
    }
    return outcomes;
  }

  private RowOutcome quarantine(UnreadableRow row, StoreTransaction transaction) {
    transaction
        .quarantine()
        .add(
            new QuarantineEntry(
                row.report().id(),
                row.reason(),
                row.raw(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return RowOutcome.QUARANTINED;
  }

  private RowOutcome acceptPayment(Payment payment, StoreTransaction transaction) {
    return switch (payments.accept(payment, PaymentChannel.POLL, transaction).outcome()) {
      case POSTED -> RowOutcome.FRESH;
      case ALREADY_POSTED, ALREADY_DECLINED -> RowOutcome.KNOWN;
      case DECLINED -> RowOutcome.DECLINED;
      case REFUSED, CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  private RowOutcome acceptSettled(SettledPayment settled, StoreTransaction transaction) {
    return switch (settlements.accept(settled, transaction)) {
      case ACCEPTED -> RowOutcome.FRESH;
      case ALREADY_KNOWN -> RowOutcome.KNOWN;
      case CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  private RowOutcome acceptReject(AchReject reject, StoreTransaction transaction) {
    return switch (rejects.accept(reject, transaction)) {
      case REVERSED, WAITING -> RowOutcome.FRESH;
      case ALREADY_KNOWN -> RowOutcome.KNOWN;
      case CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  private RowOutcome acceptEnrollment(CustomerEnrollment customer, StoreTransaction transaction) {
    return enrollments.accept(customer, transaction) ? RowOutcome.FRESH : RowOutcome.KNOWN;
  }

  /** Settled batches are asked for by whole days of the biller, both ends included. */
  private Report<SettledPayment> settledSince(Instant from) {
    PollingSpec spec = profile.polling(ReportKind.SETTLED_BATCHES);
    LocalDate start = LocalDate.ofInstant(from, profile.billerZone());
    LocalDate today = LocalDate.ofInstant(clock.instant(), profile.billerZone());
    LocalDate end = today.plusDays(spec.lookAhead().toDays());
    return cloud.settledBatches().settledBetween(start, end.isBefore(start) ? start : end);
  }

  /** A snapshot has no beginning: the first poll needs none, and none is ever re-read. */
  private Instant snapshotStart(@Nullable Instant startAt) {
    return startAt == null ? clock.instant() : startAt;
  }

  /** Counts outcomes. */
  private static final class Tally {
    private long rows;
    private long fresh;
    private long known;
    private long declined;
    private long quarantined;

    void count(RowOutcome outcome) {
      rows++;
      switch (outcome) {
        case FRESH -> fresh++;
        case KNOWN -> known++;
        case DECLINED -> declined++;
        case QUARANTINED -> quarantined++;
      }
    }

    PollResult result(ReportKind report, Instant from, Instant readUpTo) {
      return new PollResult(report, from, readUpTo, rows, fresh, known, declined, quarantined);
    }
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable InvoiceCloud cloud;
    private @Nullable IntegrationStore store;
    private @Nullable Profile profile;
    private @Nullable Clock clock;
    private @Nullable PaymentInbox payments;
    private @Nullable SettlementInbox settlements;
    private @Nullable AchRejectInbox rejects;
    private @Nullable EnrollmentInbox enrollments;

    private Builder() {}

    /**
     * Whom to ask.
     *
     * @param cloud InvoiceCloud
     * @return this builder
     */
    public Builder cloud(InvoiceCloud cloud) {
      this.cloud = cloud;
      return this;
    }

    /**
     * Where checkpoints and identities are kept.
     *
     * @param store the store that the inboxes use too
     * @return this builder
     */
    public Builder store(IntegrationStore store) {
      this.store = store;
      return this;
    }

    /**
     * Look-backs and the biller's zone.
     *
     * @param profile the profile
     * @return this builder
     */
    public Builder profile(Profile profile) {
      this.profile = profile;
      return this;
    }

    /**
     * The caller's clock.
     *
     * @param clock any zone
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Where payments go.
     *
     * @param payments the inbox that pushed payments go to as well
     * @return this builder
     */
    public Builder payments(PaymentInbox payments) {
      this.payments = payments;
      return this;
    }

    /**
     * Where settled payments go.
     *
     * @param settlements the inbox
     * @return this builder
     */
    public Builder settlements(SettlementInbox settlements) {
      this.settlements = settlements;
      return this;
    }

    /**
     * Where ACH returns go.
     *
     * @param rejects the inbox that the payments' inbox uses too
     * @return this builder
     */
    public Builder rejects(AchRejectInbox rejects) {
      this.rejects = rejects;
      return this;
    }

    /**
     * Where enrolments go.
     *
     * @param enrollments the inbox
     * @return this builder
     */
    public Builder enrollments(EnrollmentInbox enrollments) {
      this.enrollments = enrollments;
      return this;
    }

    /**
     * The polling.
     *
     * @return the polling
     * @throws IllegalStateException when a setting is missing; the message names it
     */
    public Polling build() {
      return new Polling(this);
    }

    private static <T> T required(@Nullable T value, String name) {
      if (value == null) {
        throw new IllegalStateException("Polling needs " + name + "; call ." + name + "(...)");
      }
      return value;
    }
  }
}
