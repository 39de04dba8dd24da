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

/**
 * What {@link InvoiceCloud#check} found of one service. Immutable and thread-safe; free of secrets
 * and customers' data.
 *
 * @param service which service: a {@link ReportKind#id()}, {@code invoice-files}, {@code invoices}
 *     or {@code customers}
 * @param outcome how much is proven
 * @param found the same for people, one line
 * @param elapsed how long it took
 * @param failure why it failed, where it did
 */
public record ServiceCheck(
    String service,
    Outcome outcome,
    String found,
    Duration elapsed,
    Optional<InvoiceCloudException> failure) {

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

  static List<ServiceCheck> all(InvoiceCloud cloud, Clock clock) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return List.of(
        report(ReportKind.PAYMENTS, clock, () -> cloud.paymentsSince(now)),
        report(ReportKind.SETTLED_BATCHES, clock, () -> cloud.settledBetween(today, today)),
        report(ReportKind.ACH_REJECTS, clock, () -> cloud.achReturnsSince(now)),
        report(ReportKind.AUTOPAY, clock, () -> cloud.autoPayCustomers()),
        report(ReportKind.PAPERLESS, clock, () -> cloud.paperlessCustomers()),
        new ServiceCheck(
            "invoice-files",
            Outcome.PARTLY_PROVEN,
            "not called: its only operation submits a file",
            Duration.ZERO,
            Optional.empty()),
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
            StringBuilder found =
                new StringBuilder(row ? "answered with rows" : "answered, no row");
            if (statistics.notUnderstood() > 0) {
              found.append("; the first was not understood");
            }
            if (!statistics.unknownColumns().isEmpty()) {
              found
                  .append("; columns that the profile does not name: ")
                  .append(String.join(", ", statistics.unknownColumns()));
            }
            return found.toString();
          }
        });
  }

  /**
   * Makes a check of one call.
   *
   * @param service the service's name
   * @param clock what measures it
   * @param call makes the call and says what it found; an {@link InvoiceCloudException} is a
   *     failure of the service
   * @return the check
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
          Optional.empty());
    } catch (InvoiceCloudException e) {
      return new ServiceCheck(
          service,
          Outcome.FAILED,
          String.valueOf(e.getMessage()),
          Duration.between(started, clock.instant()),
          Optional.of(e));
    }
  }

  /**
   * This check with no better outcome than that.
   *
   * @param most the best that can be claimed
   * @return the check
   */
  public ServiceCheck atMost(Outcome most) {
    return outcome.compareTo(most) >= 0
        ? this
        : new ServiceCheck(service, most, found, elapsed, failure);
  }
}
