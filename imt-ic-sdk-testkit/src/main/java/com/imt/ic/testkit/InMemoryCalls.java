package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The port's calls in memory: the scripted fault, if any, else the answer. */
final class InMemoryCalls {

  private static final Set<Kind> AFTER_THE_WORK = EnumSet.of(Kind.OUTCOME_UNKNOWN, Kind.TRUNCATED);

  private final FakeSettings settings;
  private final FakeFaults faults;
  private final FakeReports reports;
  private final FileIntake intake;
  private final FakeLookups lookups;
  private final AtomicLong calls = new AtomicLong();

  InMemoryCalls(
      FakeSettings settings,
      FakeFaults faults,
      FakeReports reports,
      FileIntake intake,
      FakeLookups lookups) {
    this.settings = settings;
    this.faults = faults;
    this.reports = reports;
    this.intake = intake;
    this.lookups = lookups;
  }

  Report<Payment> payments(Instant from) {
    return report(CloudOperation.PAYMENTS, () -> reports.payments(from), ReportTables::payments);
  }

  Report<SettledPayment> settledBatches(LocalDate start, LocalDate end) {
    return report(
        CloudOperation.SETTLED_BATCHES,
        () -> reports.settledBatches(start, end),
        ReportTables::settledBatches);
  }

  Report<AchReturn> achRejects(Instant from) {
    return report(
        CloudOperation.ACH_REJECTS, () -> reports.achRejects(from), ReportTables::achRejects);
  }

  Report<CustomerEnrollment> autoPayCustomers() {
    return report(CloudOperation.AUTOPAY, reports::autoPayCustomers, ReportTables::autoPay);
  }

  Report<CustomerEnrollment> paperlessCustomers() {
    return report(CloudOperation.PAPERLESS, reports::paperlessCustomers, ReportTables::paperless);
  }

  InvoiceFileAnswer submit(InvoiceFile file) {
    byte[] content;
    try (InputStream in = file.open()) {
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The content of " + file + " cannot be read", e);
    }
    return call(CloudOperation.SUBMIT_INVOICE_FILE, () -> intake.submit(file.name(), content));
  }

  Optional<InvoiceRecord> invoice(InvoiceNumber invoiceNumber) {
    return call(CloudOperation.VIEW_INVOICE, () -> lookups.invoice(invoiceNumber));
  }

  Optional<CustomerRecord> customer(AccountNumber accountNumber) {
    return call(CloudOperation.VIEW_CUSTOMER, () -> lookups.customer(accountNumber));
  }

  private <T> T call(CloudOperation operation, Supplier<T> work) {
    Optional<Kind> kind = faults.take(operation).flatMap(FakeFaults.Fault::kind);
    if (kind.isEmpty()) {
      return work.get();
    }
    if (AFTER_THE_WORK.contains(kind.get())) {
      T unused = work.get();
    }
    throw failure(operation, kind.get());
  }

  private <T> Report<T> report(
      CloudOperation operation,
      Supplier<List<T>> rows,
      BiFunction<OperationSpec, List<T>, List<ReportColumn<T>>> columns) {
    Optional<FakeFaults.Fault> fault = faults.take(operation);
    Optional<Kind> kind = fault.flatMap(FakeFaults.Fault::kind);
    if (kind.isPresent() && kind.get() != Kind.TRUNCATED) {
      throw failure(operation, kind.get());
    }
    OptionalInt breakOff =
        kind.isPresent()
            ? OptionalInt.of(0)
            : fault.map(FakeFaults.Fault::rows).orElse(OptionalInt.empty());
    List<T> records = rows.get();
    return new InMemoryReport<>(
        records,
        columns.apply(settings.profile().operation(operation.id()), records),
        settings.clock().instant(),
        breakOff,
        () -> failure(operation, Kind.TRUNCATED));
  }

  private CallFailedException failure(CloudOperation operation, Kind kind) {
    String name = settings.profile().operation(operation.id()).operation();
    return new CallFailedException(
        kind,
        name + " failed with " + kind + ", as the test's script asked for",
        new CallFailedException.Details(
            name,
            1,
            status(kind),
            faultCode(kind),
            Duration.ZERO,
            "fake-" + calls.incrementAndGet()),
        null);
  }

  private static int status(Kind kind) {
    return switch (kind) {
      case CREDENTIALS_REFUSED, REQUEST_REFUSED, SERVICE_FAILED -> 500;
      case UNAVAILABLE -> 503;
      case UNEXPECTED_ANSWER, TRUNCATED -> 200;
      case UNREACHABLE, LIMIT_EXCEEDED, OUTCOME_UNKNOWN, INTERRUPTED -> 0;
    };
  }

  private static @org.jspecify.annotations.Nullable String faultCode(Kind kind) {
    return switch (kind) {
      case CREDENTIALS_REFUSED, REQUEST_REFUSED -> "soap:Client";
      case SERVICE_FAILED -> "soap:Server";
      default -> null;
    };
  }
}
