package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The port's calls in memory: the scripted fault, if any, else the answer. */
final class InMemoryCalls {

  private final FakeSettings settings;
  private final FakeFaults faults;
  private final FakeReports reports;
  private final FileIntake intake;
  private final FakeLookups lookups;
  private final InMemoryFailures failures;

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
    failures = new InMemoryFailures(settings.profile());
  }

  Report<Payment> payments(Instant from) {
    return report(
        CloudOperation.PAYMENTS,
        since(from),
        FakeReports::payments,
        Payment.recordType(),
        ReportTables::payments);
  }

  Report<SettledPayment> settledBatches(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "The last day, " + end + ", is before the first, " + start);
    }
    return report(
        CloudOperation.SETTLED_BATCHES,
        ReportWindow.between(start, end),
        FakeReports::settledBatches,
        SettledPayment.recordType(),
        ReportTables::settledBatches);
  }

  Report<AchReturn> achRejects(Instant from) {
    return report(
        CloudOperation.ACH_REJECTS,
        since(from),
        FakeReports::achRejects,
        AchReturn.recordType(),
        ReportTables::achRejects);
  }

  Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    return report(
        CloudOperation.AUTOPAY,
        window(ReportKind.AUTOPAY, from),
        FakeReports::autoPayCustomers,
        CustomerEnrollment.recordType(),
        ReportTables::autoPay);
  }

  Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    return report(
        CloudOperation.PAPERLESS,
        window(ReportKind.PAPERLESS, from),
        FakeReports::paperlessCustomers,
        CustomerEnrollment.recordType(),
        ReportTables::paperless);
  }

  /** As the SDK's client sends it: .NET's ticks are finer. */
  private static ReportWindow since(Instant from) {
    return ReportWindow.since(from.truncatedTo(ChronoUnit.MICROS));
  }

  private ReportWindow window(ReportKind enrolments, Instant from) {
    return settings.profile().polling(enrolments).since() ? since(from) : ReportWindow.ALL;
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
    CallFaults happening = faults.take(operation);
    happening.beforeTheWork();
    Optional<Fault> failing = happening.failing();
    if (failing.isPresent()) {
      if (failing.get().isAfterTheWork()) {
        T unused = work.get();
      }
      throw failure(operation, failing.get());
    }
    return work.get();
  }

  private <T> Report<T> report(
      CloudOperation operation,
      ReportWindow window,
      BiFunction<FakeReports, ReportWindow, List<T>> rows,
      RecordType<T> type,
      BiFunction<Profile, List<T>, List<ReportColumn<T>>> columns) {
    CallFaults happening = faults.take(operation);
    happening.beforeTheWork();
    throwInstead(operation, happening);
    Profile profile = settings.profile();
    OperationSpec spec = profile.operation(operation.id());
    UnaryOperator<T> told = ToldRecord.of(spec, type, profile.billerZone());
    FakeReports seen = reports.aheadBy(happening.skew());
    // A caller asks for one type after the other.
    List<T> records =
        (spec.request().sends(RequestValue.INVOICE_TYPE_ID)
                ? profile.invoiceTypes().stream().map(window::ofType)
                : Stream.of(window))
            .flatMap(each -> happening.rows(rows.apply(seen, each), type).stream())
            .toList();
    List<ReportColumn<T>> usual = columns.apply(profile, records);
    Function<T, ReportRow<T>> reading =
        record ->
            new ReportRow.Understood<>(told.apply(record), ReportTables.raw(spec, usual, record));
    if (happening.has(Effect.Written.class)) {
      reading =
          new RowReading<>(
                  profile, operation.report().orElseThrow(), happening.columns(usual, spec))
              ::read;
    }
    OptionalInt cut =
        happening.all(Effect.CutAfterRows.class).mapToInt(Effect.CutAfterRows::rows).findFirst();
    if (cut.isPresent() && Math.min(cut.getAsInt(), records.size()) == 0) {
      throw failures.cut(operation, 0); // a client reads up to the first row before it answers
    }
    return new InMemoryReport<>(
        records,
        reading,
        settings.clock().instant().plus(happening.skew()),
        sent -> {
          happening.between(sent, records.size());
          if (cut.isPresent() && sent == Math.min(cut.getAsInt(), records.size())) {
            throw failures.cut(operation, sent);
          }
        });
  }

  private void throwInstead(CloudOperation operation, CallFaults happening) {
    happening
        .failing()
        .ifPresent(
            fault -> {
              throw failure(operation, fault);
            });
    happening
        .first(Effect.ErrorTable.class)
        .ifPresent(
            errors -> {
              throw failures.errors(operation, errors.message());
            });
    if (happening.has(Effect.NoTables.class)) {
      OperationSpec spec = settings.profile().operation(operation.id());
      throw new ContractMismatchException(
          "%s: the answer has no table %s, neither in its schema nor in its data"
              .formatted(spec.operation(), spec.table().orElse("")));
    }
  }

  private CallFailedException failure(CloudOperation operation, Fault fault) {
    return failures.of(operation, fault, (Effect.Failing) fault.effect());
  }
}
