package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InvoiceCloud#check} found of one service. Immutable and thread-safe; free of secrets
 * and customers' data.
 */
public final class ServiceCheck {

  /** An invoice number and an account number that nobody has. */
  public static final String NOBODY = "SDK-CHECK";

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

  private ServiceCheck(
      String service,
      Outcome outcome,
      String found,
      Duration elapsed,
      @Nullable InvoiceCloudException failure) {
    this.service = service;
    this.outcome = outcome;
    this.found = found;
    this.elapsed = elapsed;
    this.failure = failure;
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

  static List<ServiceCheck> all(InvoiceCloud cloud, Clock clock) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return List.of(
        report(ReportKind.PAYMENTS, clock, () -> cloud.paymentsSince(now)),
        report(ReportKind.SETTLED_BATCHES, clock, () -> cloud.settledBetween(today, today)),
        report(ReportKind.ACH_REJECTS, clock, () -> cloud.achReturnsSince(now)),
        report(ReportKind.AUTOPAY, clock, () -> cloud.autoPayCustomers(now)),
        report(ReportKind.PAPERLESS, clock, () -> cloud.paperlessCustomers(now)),
        new ServiceCheck(
            "invoice-files",
            Outcome.PARTLY_PROVEN,
            "not called: its only operation submits a file",
            Duration.ZERO,
            null),
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

  private static ServiceCheck report(
      ReportKind kind, Clock clock, Supplier<? extends Report<?>> opener) {
    return of(
        kind.id(),
        clock,
        () -> {
          try (Report<?> report = opener.get()) {
            boolean row = report.hasNext();
            if (row) {
              report.next();
            }
            ReportStatistics statistics = report.statistics();
            List<String> unknown = statistics.unknownColumns();
            return (row ? "answered with rows" : "answered, no row")
                + (statistics.notUnderstood() > 0 ? "; the first was not understood" : "")
                + (unknown.isEmpty() ? "" : "; columns that the profile does not name: ")
                + String.join(", ", unknown);
          }
        });
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
          service, Outcome.PROVEN, found, Duration.between(started, clock.instant()), null);
    } catch (InvoiceCloudException e) {
      return new ServiceCheck(
          service,
          Outcome.FAILED,
          String.valueOf(e.getMessage()),
          Duration.between(started, clock.instant()),
          e);
    }
  }

  /** {@return this check with no better outcome than that} */
  public ServiceCheck atMost(Outcome most) {
    return outcome.compareTo(most) >= 0
        ? this
        : new ServiceCheck(service, most, found, elapsed, failure);
  }

  @Override
  public String toString() {
    return "ServiceCheck[%s %s: %s]".formatted(service, outcome, found);
  }
}
