package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.ledger.CustomerEnrollment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InvoiceCloud#check} found of one service. Immutable and thread-safe; free of secrets
 * and customers' data.
 */
public final class ServiceCheck {

  /** An invoice number and an account number that nobody has. */
  public static final String NOBODY = "SDK-CHECK";

  /** HTTP tells seconds, and an answer takes its time. */
  private static final Duration TOLD_SKEW = Duration.ofSeconds(30);

  /** How much of a service is proven. */
  public enum Outcome {
    /** Address, credentials and contract: a call went through. */
    PROVEN,
    /** What can be told without a call that changes something; credentials are not proven. */
    PARTLY_PROVEN,
    /** A call failed. */
    FAILED
  }

  private final String service;
  private final Outcome outcome;
  private final String found;
  private final Duration elapsed;
  private final @Nullable InvoiceCloudException failure;
  private final List<String> answers;

  private ServiceCheck(
      String service,
      Outcome outcome,
      String found,
      Duration elapsed,
      @Nullable InvoiceCloudException failure,
      List<String> answers) {
    this.service = service;
    this.outcome = outcome;
    this.found = found;
    this.elapsed = elapsed;
    this.failure = failure;
    this.answers = answers;
  }

  /**
   * {@return a {@link ReportKind#id()}, {@code invoice-files}, {@code invoices} or {@code
   * customers}}
   */
  public String service() {
    return service;
  }

  /** {@return how much is proven} */
  public Outcome outcome() {
    return outcome;
  }

  /** {@return the same for people, one line} */
  public String found() {
    return found;
  }

  /** {@return how long it took} */
  public Duration elapsed() {
    return elapsed;
  }

  /** {@return why it failed, where it did} */
  public Optional<InvoiceCloudException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * {@return what the first rows of a report tell of the questions that only InvoiceCloud can
   * answer ({@link com.imt.ic.profile.Profile#questions()}), a line for each, which begins with
   * {@code question} and its number; empty where they tell nothing, and of what is no report}
   */
  public List<String> answers() {
    return answers;
  }

  static List<ServiceCheck> all(InvoiceCloud cloud, Clock clock) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return List.of(
        report(
            ReportKind.PAYMENTS,
            clock,
            () -> cloud.paymentsSince(now),
            payment -> Optional.of(payment.paidAt()),
            Optional.of(now)),
        report(
            ReportKind.SETTLED_BATCHES,
            clock,
            () -> cloud.settledBetween(today, today),
            line -> Optional.empty(),
            Optional.empty()),
        report(
            ReportKind.ACH_REJECTS,
            clock,
            () -> cloud.achReturnsSince(now),
            each -> Optional.of(each.returnedAt()),
            Optional.of(now)),
        report(
            ReportKind.AUTOPAY,
            clock,
            () -> cloud.autoPayCustomers(now),
            CustomerEnrollment::changedAt,
            Optional.empty()),
        report(
            ReportKind.PAPERLESS,
            clock,
            () -> cloud.paperlessCustomers(now),
            CustomerEnrollment::changedAt,
            Optional.empty()),
        new ServiceCheck(
            "invoice-files",
            Outcome.PARTLY_PROVEN,
            "not called: its only operation submits a file",
            Duration.ZERO,
            null,
            List.of()),
        of(
            "invoices",
            clock,
            () ->
                cloud.findInvoice(InvoiceNumber.of(NOBODY)).isEmpty()
                    ? "answered that there is no invoice " + NOBODY
                    : "answered with an invoice " + NOBODY),
        of(
            "customers",
            clock,
            () ->
                cloud.findCustomer(AccountNumber.of(NOBODY)).isEmpty()
                    ? "answered that there is no customer " + NOBODY
                    : "answered with a customer " + NOBODY));
  }

  private static <T> ServiceCheck report(
      ReportKind kind,
      Clock clock,
      Supplier<Report<T>> opener,
      Function<T, Optional<Instant>> time,
      Optional<Instant> asked) {
    List<String> answers = new ArrayList<>();
    ServiceCheck check =
        of(
            kind.id(),
            clock,
            () -> {
              try (Report<T> report = opener.get()) {
                String skew = skew(report, clock);
                FirstRows<T> first = FirstRows.read(report, time);
                answers.addAll(first.answers(asked));
                return found(first, report.statistics()) + skew;
              }
            });
    return new ServiceCheck(
        check.service,
        check.outcome,
        check.found,
        check.elapsed,
        check.failure,
        List.copyOf(answers));
  }

  private static String found(FirstRows<?> first, ReportStatistics statistics) {
    List<String> unknown = statistics.unknownColumns();
    return (first.rows() > 0 ? "answered with rows" : "answered, no row")
        + (first.notUnderstood() > 0
            ? "; %s of the first %s not understood".formatted(first.notUnderstood(), first.rows())
            : "")
        + (unknown.isEmpty() ? "" : "; columns that the profile does not name: ")
        + String.join(", ", unknown);
  }

  /** The checkpoint goes by the clock that is behind, so that people ask why one is. */
  private static String skew(Report<?> report, Clock clock) {
    return report
        .serverTime()
        .map(theirs -> Duration.between(clock.instant(), theirs))
        .filter(skew -> skew.abs().compareTo(TOLD_SKEW) >= 0)
        .map(
            skew ->
                "; its clock is %s s %s ours"
                    .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of"))
        .orElse("");
  }

  /**
   * Makes a check of one call.
   *
   * @param call makes the call and says what it found; an {@link InvoiceCloudException} is a
   *     failure of the service
   */
  public static ServiceCheck of(String service, Clock clock, Supplier<String> call) {
    Instant started = clock.instant();
    try {
      String found = call.get();
      return new ServiceCheck(
          service,
          Outcome.PROVEN,
          found,
          Duration.between(started, clock.instant()),
          null,
          List.of());
    } catch (InvoiceCloudException e) {
      return new ServiceCheck(
          service,
          Outcome.FAILED,
          String.valueOf(e.getMessage()),
          Duration.between(started, clock.instant()),
          e,
          List.of());
    }
  }

  /** {@return this check with no better outcome than that} */
  public ServiceCheck atMost(Outcome most) {
    return outcome.compareTo(most) >= 0
        ? this
        : new ServiceCheck(service, most, found, elapsed, failure, answers);
  }

  @Override
  public String toString() {
    return "ServiceCheck[%s %s: %s]".formatted(service, outcome, found);
  }
}
