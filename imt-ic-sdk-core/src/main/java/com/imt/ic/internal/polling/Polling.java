package com.imt.ic.internal.polling;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.Warning;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.Door;
import com.imt.ic.internal.posting.EnrollmentAnswer;
import com.imt.ic.internal.posting.HostError;
import com.imt.ic.internal.posting.MissingCustomers;
import com.imt.ic.internal.posting.MisuseException;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.text.IdentifierText;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls InvoiceCloud's reports into the inboxes.
 *
 * <p>A poll asks from the checkpoint less the profile's look-back, since a row may appear after its
 * own time. Rows go to their inbox in transactions of some hundreds; the inbox knows what came
 * before. A row that cannot be understood is quarantined with its raw text, in the same
 * transactions. Only after the answer was read to its proper end does the checkpoint move, to a
 * moment that is ahead of neither clock: the server's when it was asked, nor the caller's own.
 * Whatever breaks before that, the next poll reads again, and so it does with an {@link
 * UnreadableAnswer answer of which most cannot be read}.
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

  /** How many rows of earlier answers, on which the ledger failed, a poll brings again. */
  private static final int MOST_BROUGHT_AGAIN = 200;

  private static final int MOST_TOLD = 1000;

  /**
   * How this node polls.
   *
   * @param startAt where a first poll begins, or null where that is not known
   * @param node the name under which this node holds leases
   * @param leaseTerm for how long it may be silent before another one may take a report over
   */
  public record Settings(@Nullable Instant startAt, String node, Duration leaseTerm) {}

  private final InvoiceCloud cloud;
  private final Profile profile;
  private final Posting posting;
  private final Clock clock;
  private final Settings settings;
  private final LeasedJobs jobs;

  /** What was told of the contract, which is told once. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public Polling(
      InvoiceCloud cloud,
      IntegrationStore store,
      Profile profile,
      Posting posting,
      Clock clock,
      Settings settings) {
    this.cloud = cloud;
    this.profile = profile;
    this.posting = posting;
    this.clock = clock;
    this.settings = settings;
    jobs = new LeasedJobs(store, clock, settings.node(), settings.leaseTerm());
  }

  public PollResult run(PollRequest request) {
    request.requireFits(profile.polling(request.report()));
    Instant from = request.rereadFrom();
    Instant now = clock.instant();
    if (from != null && from.isAfter(now)) {
      throw new IllegalArgumentException(
          "A poll begins in the past, found %s while this machine's clock says %s; what is paid before that moment would never be asked for"
              .formatted(from, now));
    }
    return log(poll(request));
  }

  private PollResult log(PollResult result) {
    LOG.info(
        "Polled {} from {}: {} rows, {} new, {} declined, {} quarantined; checkpoint {}",
        result.report().id(),
        result.from(),
        result.rows(),
        result.fresh(),
        result.count(Outcome.DECLINED),
        result.quarantined(),
        result.readUpTo());
    for (Warning warning : result.warnings()) {
      if (isOfContract(warning.kind()) && !isNews(warning.detail())) {
        LOG.debug("{}", warning.detail());
      } else {
        LOG.warn("{}", warning.detail());
      }
    }
    return result;
  }

  /** Whether it says how all answers are, so that every poll says it again. */
  private static boolean isOfContract(Warning.Kind kind) {
    return kind == Warning.Kind.UNMAPPED_COLUMNS || kind == Warning.Kind.UNREAD_TABLES;
  }

  private boolean isNews(String detail) {
    return told.size() < MOST_TOLD && told.add(detail);
  }

  private PolledReport<?> polled(ReportKind report, LeasedJob job) {
    return switch (report) {
      case PAYMENTS ->
          new PolledReport<>(
              cloud::paymentsSince,
              posting.payments(),
              payment -> payment.paymentGuid().value(),
              payment -> Optional.of(payment.paidAt()),
              payment -> numbers(payment.account(), payment.invoiceNumber()));
      case SETTLED_BATCHES ->
          new PolledReport<>(
              this::settledSince,
              posting.settlements(),
              line -> line.paymentGuid().value(),
              this::settled,
              line -> numbers(line.accountNumber(), line.invoiceNumber()));
      case ACH_REJECTS ->
          new PolledReport<>(
              cloud::achReturnsSince,
              posting.returns(),
              achReturn -> achReturn.payment().map(PaymentGuid::value).orElse(""),
              achReturn -> Optional.of(achReturn.returnedAt()),
              achReturn -> numbers(achReturn.accountNumber(), achReturn.invoiceNumber()));
      case AUTOPAY -> enrollments(report, cloud::autoPayCustomers, job);
      case PAPERLESS -> enrollments(report, cloud::paperlessCustomers, job);
    };
  }

  private PolledReport<CustomerEnrollment> enrollments(
      ReportKind kind, Function<Instant, Report<CustomerEnrollment>> report, LeasedJob job) {
    EnrollmentAnswer answer =
        new EnrollmentAnswer(kind, clock.instant().plus(AnswerTimes.TOLERANCE), job.number());
    MissingCustomers.Snapshot snapshot =
        new MissingCustomers.Snapshot(
            kind, job.number(), profile.polling(kind).lists() == PollingSpec.Lists.ENROLLED);
    return new PolledReport<>(
        report,
        answer,
        customer -> "",
        CustomerEnrollment::changedAt,
        customer -> numbers(Optional.of(customer.accountNumber()), Optional.empty()),
        answer::end,
        () -> posting.missing(snapshot, job::inTransaction).tell(PollResult.MOST_FAILURES));
  }

  private PollResult poll(PollRequest request) {
    PollingSpec spec = profile.polling(request.report());
    LeasedJobs.Begun<PollSpan> begun =
        jobs.take(
            request.report().id(),
            within -> PollSpan.begin(request, spec, settings.startAt(), clock, within));
    try (LeasedJob job = begun.job()) {
      try {
        return HostError.asFailure(() -> read(job, begun.result(), polled(request.report(), job)));
      } catch (LeaseException e) {
        throw e; // another node does it
      } catch (RuntimeException e) {
        note(e, request, job);
        throw e;
      }
    }
  }

  /** A failure in words; another's message, a ledger's for one, may hold customers' data. */
  public static String described(RuntimeException failure) {
    boolean ours = failure instanceof InvoiceCloudException || failure instanceof MisuseException;
    String message = ours ? failure.getMessage() : null;
    return message == null ? failure.getClass().getName() : message;
  }

  /** Keeps a failure, from which the next time is reckoned; best effort. */
  private void note(RuntimeException failure, PollRequest request, LeasedJob job) {
    String reason = described(failure);
    try {
      job.inTransaction(
          transaction -> {
            Optional<JobEntry> entry = PollSpan.find(request, transaction);
            entry.ifPresent(last -> transaction.jobs().put(last.failed(clock.instant(), reason)));
            return entry;
          });
    } catch (RuntimeException e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }

  private <T> PollResult read(LeasedJob job, PollSpan span, PolledReport<T> polled) {
    if (span.holdsShiftedTimes()) {
      Optional<PollResult> held = look(job, span, polled);
      if (held.isPresent()) {
        return held.get();
      }
    }
    Instant askedAt = clock.instant();
    Ended ended;
    try (Report<T> report = polled.open().apply(span.from())) {
      AnswerTimes times = AnswerTimes.of(askedAt, clock.instant(), report.serverTime());
      PollTally tally = new PollTally(span.lateBefore(), times.future());
      LocalDate since = LocalDate.ofInstant(span.from(), profile.billerZone());
      Door<T> door = posting.door(polled.inbox(), since, job::inTransaction);
      List<ReportRow<T>> rows = new ArrayList<>(Door.MOST_ROWS);
      while (report.hasNext()) {
        rows.add(report.next());
        if (rows.size() == Door.MOST_ROWS || !report.hasNext()) {
          List<Acceptance> taken = door.take(rows);
          for (int i = 0; i < taken.size(); i++) {
            tally.count(seen(rows.get(i), taken.get(i), polled));
          }
          rows.clear();
        }
      }
      for (Door.Retaken<T> each : door.end()) {
        tally.recountConflict(seen(each.row(), each.now(), polled));
      }
      List<ReportRow<T>> last = polled.end().get();
      for (int from = 0; from < last.size(); from += Door.MOST_ROWS) {
        int to = Math.min(from + Door.MOST_ROWS, last.size());
        door.take(last.subList(from, to)).forEach(tally::recount);
      }
      new UnreadableAnswer(span.report(), tally, earlier(askedAt, clock.instant())).refuse(job);
      MissingCustomers.Found missing =
          span.isBelieved(tally, report.statistics())
              ? polled.missing().get()
              : MissingCustomers.Found.NOBODY;
      ended =
          job.finish(
              within -> {
                tally.tell(posting.sources().tell(clock.instant(), within));
                return new Ended(
                    span.end(tally, times, report.statistics(), 0, missing, clock, within),
                    posting.failed(span.report(), askedAt, MOST_BROUGHT_AGAIN, within));
              });
    }
    posting.sources().told();
    ended.failed().forEach(posting::retry);
    return ended.result();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Reads an answer without taking a row, and ends there where its times look shifted. */
  private <T> Optional<PollResult> look(LeasedJob job, PollSpan span, PolledReport<T> polled) {
    Instant askedAt = clock.instant();
    try (Report<T> report = polled.open().apply(span.from())) {
      AnswerTimes times = AnswerTimes.of(askedAt, clock.instant(), report.serverTime());
      long rows = 0;
      while (report.hasNext()) {
        report.next();
        if (++rows % Door.MOST_ROWS == 0) {
          job.keep();
        }
      }
      if (span.shifted(report.statistics()).isEmpty()) {
        return Optional.empty();
      }
      long held = rows;
      PollTally nothing = new PollTally(span.lateBefore(), times.future());
      return Optional.of(
          job.finish(
              within ->
                  span.end(
                      nothing,
                      times,
                      report.statistics(),
                      held,
                      MissingCustomers.Found.NOBODY,
                      clock,
                      within)));
    }
  }

  /** What a poll came to, and what the ledger had failed on and this answer did not hold. */
  private record Ended(PollResult result, List<QuarantineEntry> failed) {}

  private static <T> PollTally.Seen seen(
      ReportRow<T> row, Acceptance acceptance, PolledReport<T> polled) {
    return row instanceof ReportRow.Understood<T> understood
        ? new PollTally.Seen(
            acceptance,
            polled.subject().apply(understood.record()),
            polled.time().apply(understood.record()),
            polled.identifiers().apply(understood.record()).anyMatch(IdentifierText::isActive))
        : new PollTally.Seen(acceptance, "", Optional.empty(), false);
  }

  private static Stream<String> numbers(
      Optional<AccountNumber> account, Optional<InvoiceNumber> invoice) {
    return Stream.concat(
        account.stream().map(AccountNumber::value), invoice.stream().map(InvoiceNumber::value));
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
}
