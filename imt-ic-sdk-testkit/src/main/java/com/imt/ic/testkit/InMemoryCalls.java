package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    return report(
        CloudOperation.PAYMENTS,
        ReportWindow.since(from),
        reports::payments,
        Payment.recordType(),
        ReportTables::payments);
  }

  Report<SettledPayment> settledBatches(LocalDate start, LocalDate end) {
    return report(
        CloudOperation.SETTLED_BATCHES,
        ReportWindow.between(start, end),
        reports::settledBatches,
        SettledPayment.recordType(),
        ReportTables::settledBatches);
  }

  Report<AchReturn> achRejects(Instant from) {
    return report(
        CloudOperation.ACH_REJECTS,
        ReportWindow.since(from),
        reports::achRejects,
        AchReturn.recordType(),
        ReportTables::achRejects);
  }

  Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    return report(
        CloudOperation.AUTOPAY,
        window(ReportKind.AUTOPAY, from),
        reports::autoPayCustomers,
        CustomerEnrollment.recordType(),
        ReportTables::autoPay);
  }

  Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    return report(
        CloudOperation.PAPERLESS,
        window(ReportKind.PAPERLESS, from),
        reports::paperlessCustomers,
        CustomerEnrollment.recordType(),
        ReportTables::paperless);
  }

  private ReportWindow window(ReportKind enrolments, Instant from) {
    return settings.profile().polling(enrolments).since()
        ? ReportWindow.since(from)
        : ReportWindow.ALL;
  }

  InvoiceFileAnswer submit(InvoiceFile file) {
    byte[] content;
    try (InputStream in = file.open()) {
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The content of " + file + " cannot be read", e);
    }
    return call(
        CloudOperation.SUBMIT_INVOICE_FILE, () -> intake.submit(file.name(), content).answer());
  }

  Optional<InvoiceRecord> invoice(InvoiceNumber invoiceNumber) {
    return call(CloudOperation.VIEW_INVOICE, () -> lookups.invoice(invoiceNumber));
  }

  Optional<CustomerRecord> customer(AccountNumber accountNumber) {
    return call(CloudOperation.VIEW_CUSTOMER, () -> lookups.customer(accountNumber));
  }

  private <T> T call(CloudOperation operation, Supplier<T> work) {
    if (faults.take(operation).orElse(null) instanceof FakeFaults.Fault.Failure failure) {
      if (AFTER_THE_WORK.contains(failure.kind())) {
        T unused = work.get();
      }
      throw failure(operation, failure.kind());
    }
    return work.get();
  }

  private <T> Report<T> report(
      CloudOperation operation,
      ReportWindow window,
      Function<ReportWindow, List<T>> rows,
      RecordType<T> type,
      BiFunction<Profile, List<T>, List<ReportColumn<T>>> columns) {
    FakeFaults.Fault fault = faults.take(operation).orElse(null);
    throwInstead(operation, fault);
    Profile profile = settings.profile();
    OperationSpec spec = profile.operation(operation.id());
    UnaryOperator<T> told = ToldRecord.of(spec, type, profile.billerZone());
    // A caller asks for one type after the other.
    List<T> records =
        (spec.request().sends(RequestValue.INVOICE_TYPE_ID)
                ? profile.invoiceTypes().stream().map(window::ofType)
                : Stream.of(window))
            .flatMap(each -> rows.apply(each).stream())
            .toList();
    List<ReportColumn<T>> usual = columns.apply(profile, records);
    Function<T, ReportRow<T>> reading =
        record ->
            new ReportRow.Understood<>(told.apply(record), ReportTables.raw(spec, usual, record));
    if (fault instanceof FakeFaults.Fault.Rewritten rewritten) {
      reading =
          new RowReading<>(
                  settings.profile(),
                  operation.report().orElseThrow(),
                  rewritten.how().applyTo(usual, spec))
              ::read;
    }
    return new InMemoryReport<>(
        records,
        reading,
        settings.clock().instant(),
        FakeFaults.rowsBefore(fault),
        () -> failure(operation, Kind.TRUNCATED));
  }

  private void throwInstead(CloudOperation operation, FakeFaults.@Nullable Fault fault) {
    if (fault instanceof FakeFaults.Fault.Failure failure && failure.kind() != Kind.TRUNCATED) {
      throw failure(operation, failure.kind());
    }
    if (fault instanceof FakeFaults.Fault.ErrorTable error) {
      throw failure(
          operation,
          Kind.SERVICE_FAILED,
          "was answered with rows of errors in place of the report: " + error.message());
    }
    if (fault instanceof FakeFaults.Fault.NoTables) {
      OperationSpec spec = settings.profile().operation(operation.id());
      throw new ContractMismatchException(
          "%s: the answer has no table %s, neither in its schema nor in its data"
              .formatted(spec.operation(), spec.table().orElse("")));
    }
  }

  private CallFailedException failure(CloudOperation operation, Kind kind) {
    return failure(operation, kind, "failed with " + kind + ", as the test's script asked for");
  }

  private CallFailedException failure(CloudOperation operation, Kind kind, String what) {
    String name = settings.profile().operation(operation.id()).operation();
    return new CallFailedException(
        kind,
        name + " " + what,
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

  private static @Nullable String faultCode(Kind kind) {
    return switch (kind) {
      case CREDENTIALS_REFUSED, REQUEST_REFUSED -> "soap:Client";
      case SERVICE_FAILED -> "soap:Server";
      default -> null;
    };
  }
}
