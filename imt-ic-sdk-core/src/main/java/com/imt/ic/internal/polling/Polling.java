package com.imt.ic.internal.polling;

import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.Warning;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.EnrollmentAnswer;
import com.imt.ic.internal.posting.EnrollmentInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.posting.SettlementInbox;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.LeaseHeldException;
import com.imt.ic.polling.LeaseLostException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
 * <p>Of several nodes one reads a report at a time: a poll takes the report's lease and proves in
 * each of its transactions that it still holds it, so that a node which slept through its lease
 * writes nothing when it wakes up. Posting once does not rest on that, but on the inboxes; a stale
 * snapshot of enrolments is what the lease keeps out.
 *
 * <p>Thread-safe.
 */
public final class Polling {

  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final int ROWS_PER_TRANSACTION = 100;
  private static final Duration USUAL_LEASE = Duration.ofMinutes(10);

  private final InvoiceCloud cloud;
  private final IntegrationStore store;
  private final Profile profile;
  private final Clock clock;
  private final PaymentInbox payments;
  private final SettlementInbox settlements;
  private final AchReturnInbox rejects;
  private final EnrollmentInbox enrollments;
  private final String node;
  private final Duration leaseTerm;

  private Polling(Builder builder) {
    cloud = Builder.required(builder.cloud, "cloud");
    store = Builder.required(builder.store, "store");
    profile = Builder.required(builder.profile, "profile");
    clock = Builder.required(builder.clock, "clock");
    payments = Builder.required(builder.payments, "payments");
    settlements = Builder.required(builder.settlements, "settlements");
    rejects = Builder.required(builder.rejects, "rejects");
    enrollments = Builder.required(builder.enrollments, "enrollments");
    node = builder.node == null ? "node-" + UUID.randomUUID() : builder.node;
    leaseTerm = builder.leaseTerm;
  }

  /**
   * Starts a configuration; every setting is required but the node and the lease's term.
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
   * @throws LeaseHeldException when another node is reading it now
   * @throws LeaseLostException when another node took it over meanwhile
   * @throws com.imt.ic.InvoiceCloudException when the call or the store fails; rows that were taken
   *     stay taken, and the checkpoint stays where it was
   */
  public PollResult poll(ReportKind report) {
    return poll(report, null);
  }

  /**
   * Polls a report from its checkpoint, and at least from a given moment: the beginning of a first
   * poll, or a moment from which an older span is to be read again. No later poll goes back before
   * the earliest moment that was ever given, look-back or not: what is older belongs to whatever
   * posted payments before this SDK did. For a snapshot, any moment says that what comes is to be
   * believed, however few customers it lists.
   *
   * @param report the report
   * @param startAt the moment, not in the future by the caller's clock; null as {@link
   *     #poll(ReportKind)}
   * @return what came
   * @throws IllegalArgumentException when the moment is in the future: what is paid before it would
   *     never be asked for
   * @throws FirstPollException when the report was never polled and no moment is given
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll(ReportKind)}
   */
  public PollResult poll(ReportKind report, @Nullable Instant startAt) {
    Instant now = clock.instant();
    if (startAt != null && startAt.isAfter(now.plus(AnswerTimes.TOLERANCE))) {
      throw new IllegalArgumentException(
          "A poll begins in the past, found "
              + startAt
              + " while this machine's clock says "
              + now
              + "; what is paid before that moment would never be asked for");
    }
    return run(report, startAt, Optional.empty(), polled(report, false));
  }

  /**
   * Reads a longer span of a report again, to find what the polls' look-back misses. What it finds
   * is taken as by any poll; a new row that no poll would have asked for any more is reported as
   * {@link Warning.Kind#LATE_ROWS}, which means that the look-back is too short. The checkpoint
   * stays where it is.
   *
   * @param report payments, settled batches or ACH rejects
   * @param sweep how far back
   * @return what came
   * @throws IllegalArgumentException for a snapshot, which is whole every time
   * @throws FirstPollException when the report was never polled into this store
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll(ReportKind)}
   */
  public PollResult sweep(ReportKind report, Sweep sweep) {
    if (!isSwept(report)) {
      throw new IllegalArgumentException(
          "The report "
              + report.id()
              + " is a snapshot, which every poll reads whole; there is nothing to sweep");
    }
    return run(report, null, Optional.of(sweep), polled(report, true));
  }

  /**
   * Ends another node's lease, so that its report can be polled at once. For a host that knows that
   * the node is gone; one that is not gone after all writes nothing more.
   *
   * @param lease the lease, from {@link LeaseHeldException#lease}
   * @throws com.imt.ic.StoreException when the store fails
   */
  public void release(Lease lease) {
    store.runInTransaction(transaction -> transaction.leases().release(lease));
  }

  static boolean isSwept(ReportKind report) {
    return switch (report) {
      case PAYMENTS, SETTLED_BATCHES, ACH_REJECTS -> true;
      case AUTOPAY, PAPERLESS -> false;
    };
  }

  private PolledReport<?> polled(ReportKind report, boolean sweeping) {
    return switch (report) {
      case PAYMENTS ->
          new PolledReport<>(
              cloud::paymentsSince,
              sweeping ? this::acceptSwept : this::acceptPayment,
              payment -> Optional.of(payment.paidAt()));
      case SETTLED_BATCHES ->
          new PolledReport<>(this::settledSince, this::acceptSettled, this::settled);
      case ACH_REJECTS ->
          new PolledReport<>(
              cloud::achReturnsSince,
              this::acceptReject,
              reject -> Optional.of(reject.returnedAt()));
      case AUTOPAY -> enrollments(cloud::autoPayCustomers);
      case PAPERLESS -> enrollments(cloud::paperlessCustomers);
    };
  }

  private PolledReport<CustomerEnrollment> enrollments(
      Supplier<Report<CustomerEnrollment>> report) {
    EnrollmentAnswer answer = enrollments.begin(clock.instant().plus(AnswerTimes.TOLERANCE));
    return new PolledReport<>(
        from -> report.get(),
        (customer, transaction) ->
            answer.accept(customer, transaction) ? RowOutcome.FRESH : RowOutcome.KNOWN,
        CustomerEnrollment::changedAt,
        answer::end);
  }

  private <T> PollResult run(
      ReportKind kind, @Nullable Instant startAt, Optional<Sweep> sweep, PolledReport<T> polled) {
    PollResult result;
    try (LeasedJob job = LeasedJob.take(store, clock, leaseTerm, kind.id(), node)) {
      PollSpan span =
          job.inTransaction(
              transaction ->
                  PollSpan.begin(kind, profile.polling(kind), startAt, sweep, clock, transaction));
      result = read(kind, job, span, polled);
    }
    LOG.info(
        "Polled {} from {}: {} rows, {} new, {} declined, {} quarantined; checkpoint {}",
        kind.id(),
        result.from(),
        result.rows(),
        result.fresh(),
        result.declined(),
        result.quarantined(),
        result.readUpTo());
    result.warnings().forEach(warning -> LOG.warn("{}", warning.detail()));
    return result;
  }

  private <T> PollResult read(
      ReportKind kind, LeasedJob job, PollSpan span, PolledReport<T> polled) {
    Instant askedAt = clock.instant();
    try (Report<T> report = polled.open().apply(span.from())) {
      AnswerTimes times = AnswerTimes.of(askedAt, clock.instant(), report.serverTime());
      PollTally tally = new PollTally(span.lateBefore(), times.future());
      List<ReportRow<T>> rows = new ArrayList<>(ROWS_PER_TRANSACTION);
      while (report.hasNext()) {
        rows.add(report.next());
        if (rows.size() == ROWS_PER_TRANSACTION || !report.hasNext()) {
          List<PollTally.Seen> seen =
              job.inTransaction(transaction -> accept(kind, polled, rows, transaction));
          for (int i = 0; i < seen.size(); i++) {
            tally.count(posted(rows.get(i), seen.get(i)));
          }
          rows.clear();
        }
      }
      return job.inTransaction(
          transaction -> {
            tally.decideLate(polled.end().applyAsInt(transaction));
            return span.end(tally, times, clock, transaction);
          });
    }
  }

  private <T> List<PollTally.Seen> accept(
      ReportKind kind,
      PolledReport<T> polled,
      List<ReportRow<T>> rows,
      StoreTransaction transaction) {
    List<PollTally.Seen> outcomes = new ArrayList<>(rows.size());
    for (ReportRow<T> row : rows) {
      if (row instanceof ReportRow.Understood<T> understood) {
        T content = understood.record();
        outcomes.add(
            new PollTally.Seen(
                polled.accept().apply(content, transaction), polled.time().apply(content)));
      } else if (row instanceof ReportRow.NotUnderstood<T> notUnderstood) {
        outcomes.add(
            new PollTally.Seen(quarantine(kind, notUnderstood, transaction), Optional.empty()));
      }
    }
    return outcomes;
  }

  private RowOutcome quarantine(
      ReportKind kind, ReportRow.NotUnderstood<?> row, StoreTransaction transaction) {
    transaction
        .quarantine()
        .add(
            new QuarantineEntry(
                kind.id(),
                row.reason(),
                row.raw(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return RowOutcome.QUARANTINED;
  }

  private RowOutcome acceptPayment(Payment payment, StoreTransaction transaction) {
    return outcome(payments.accept(payment, PaymentChannel.POLL, transaction));
  }

  /** What a ledger apart does with the rows of a transaction, after that has committed. */
  private <T> PollTally.Seen posted(ReportRow<T> row, PollTally.Seen seen) {
    return seen.outcome() == RowOutcome.RECEIVED
            && row instanceof ReportRow.Understood<T> understood
            && understood.record() instanceof Payment payment
        ? new PollTally.Seen(
            outcome(payments.postReceived(payment, PaymentChannel.POLL)), seen.time())
        : seen;
  }

  private static RowOutcome outcome(Acceptance acceptance) {
    return switch (acceptance.outcome()) {
      case RECEIVED -> RowOutcome.RECEIVED;
      case POSTED -> RowOutcome.FRESH;
      case ALREADY_POSTED, ALREADY_DECLINED -> RowOutcome.KNOWN;
      case DECLINED -> RowOutcome.DECLINED;
      case REFUSED, CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  /** A sweep tells rows that no poll has seen from payments that the ledger refused before. */
  private RowOutcome acceptSwept(Payment payment, StoreTransaction transaction) {
    boolean known = transaction.payments().lock(payment.paymentGuid()).isPresent();
    RowOutcome outcome = acceptPayment(payment, transaction);
    return known && outcome == RowOutcome.FRESH ? RowOutcome.RETRIED : outcome;
  }

  private RowOutcome acceptSettled(SettledPayment settled, StoreTransaction transaction) {
    return switch (settlements.accept(settled, transaction)) {
      case ACCEPTED -> RowOutcome.FRESH;
      case ALREADY_KNOWN -> RowOutcome.KNOWN;
      case CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  private RowOutcome acceptReject(AchReturn reject, StoreTransaction transaction) {
    return switch (rejects.accept(reject, transaction)) {
      case REVERSED, WAITING -> RowOutcome.FRESH;
      case ALREADY_KNOWN -> RowOutcome.KNOWN;
      case NOTIFIED, REFUSED, CONFLICT -> RowOutcome.QUARANTINED;
    };
  }

  /** Settled batches are asked for by whole days of the biller, both ends included. */
  private Report<SettledPayment> settledSince(Instant from) {
    LocalDate start = LocalDate.ofInstant(from, profile.billerZone());
    LocalDate end = lastSettlementDay();
    return cloud.settledBetween(start, end.isBefore(start) ? start : end);
  }

  private LocalDate lastSettlementDay() {
    Duration lookAhead = profile.polling(ReportKind.SETTLED_BATCHES).lookAhead();
    return LocalDate.ofInstant(clock.instant(), profile.billerZone()).plusDays(lookAhead.toDays());
  }

  /** When a payment settles; a day to come that was asked for says nothing yet. */
  private Optional<Instant> settled(SettledPayment line) {
    Instant start = line.settledOn().atStartOfDay(profile.billerZone()).toInstant();
    return start.isBefore(clock.instant()) || line.settledOn().isAfter(lastSettlementDay())
        ? Optional.of(start)
        : Optional.empty();
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable InvoiceCloud cloud;
    private @Nullable IntegrationStore store;
    private @Nullable Profile profile;
    private @Nullable Clock clock;
    private @Nullable PaymentInbox payments;
    private @Nullable SettlementInbox settlements;
    private @Nullable AchReturnInbox rejects;
    private @Nullable EnrollmentInbox enrollments;
    private @Nullable String node;
    private Duration leaseTerm = USUAL_LEASE;

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
    public Builder rejects(AchReturnInbox rejects) {
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
     * This node's name. A node that is restarted under its name takes its own lease again at once;
     * two nodes must not share one. A new random name unless set.
     *
     * @param name not empty
     * @return this builder
     * @throws IllegalArgumentException when it is empty
     */
    public Builder node(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("node must be a name, found an empty text");
      }
      this.node = name;
      return this;
    }

    /**
     * For how long a node may be silent before another one may take its report over; each
     * transaction begins the term anew. Ten minutes unless set; longer than InvoiceCloud takes to
     * answer, or polls lose their report while they wait.
     *
     * @param term more than zero
     * @return this builder
     * @throws IllegalArgumentException when it is not
     */
    public Builder leaseTerm(Duration term) {
      if (term.isNegative() || term.isZero()) {
        throw new IllegalArgumentException(
            "leaseTerm must be more than zero, found " + term + "; give minutes");
      }
      this.leaseTerm = term;
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
