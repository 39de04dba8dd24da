package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.profile.Profile;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries operations out for a request: reads its parameters, asks the books, writes the answer.
 */
final class SoapOperations {

  private final Profile profile;
  private final Gate gate;
  private final Charset fileCharset;
  private final FakeReports reports;
  private final FileIntake intake;
  private final FakeLookups lookups;

  SoapOperations(FakeInvoiceCloud cloud, Gate gate) {
    profile = cloud.profile();
    this.gate = gate;
    fileCharset = Charset.forName(profile.read(root -> root.section("bif").text("charset")));
    reports = cloud.reports();
    intake = cloud.intake();
    lookups = cloud.lookups();
  }

  /** Gives the caller a token. */
  SoapAnswer.Content login(OperationSpec spec, SoapCall call) throws RefusedException {
    Asked unused = asked(spec, call);
    return RecordAnswers.token(profile, spec, gate.login());
  }

  /** Does the work; what it answers is written later, a report row by row. */
  SoapAnswer.Content prepare(
      CloudOperation operation, OperationSpec spec, SoapCall call, FakeFaults.@Nullable Fault fault)
      throws RefusedException {
    Asked asked = asked(spec, call);
    return switch (operation) {
      case PAYMENTS -> {
        var rows = asked.rows().of(reports.payments(asked.window()));
        yield new ReportAnswer<>(spec, ReportTables.payments(profile, rows), rows, fault);
      }
      case SETTLED_BATCHES -> {
        var rows = asked.rows().of(reports.settledBatches(asked.window()));
        yield new ReportAnswer<>(spec, ReportTables.settledBatches(profile, rows), rows, fault);
      }
      case ACH_REJECTS -> {
        var rows = asked.rows().of(reports.achRejects(asked.window()));
        yield new ReportAnswer<>(spec, ReportTables.achRejects(profile, rows), rows, fault);
      }
      case AUTOPAY -> {
        var rows = asked.rows().of(reports.autoPayCustomers(asked.window()));
        yield new ReportAnswer<>(spec, ReportTables.autoPay(profile, rows), rows, fault);
      }
      case PAPERLESS -> {
        var rows = asked.rows().of(reports.paperlessCustomers(asked.window()));
        yield new ReportAnswer<>(spec, ReportTables.paperless(profile, rows), rows, fault);
      }
      case SUBMIT_INVOICE_FILE ->
          RecordAnswers.invoiceFile(
              profile, spec, intake.submit(asked.fileName(), asked.fileContent()));
      case VIEW_INVOICE ->
          RecordAnswers.invoice(
              profile,
              spec,
              identified(asked.text(RequestValue.INVOICE_NUMBER), InvoiceNumber::of)
                  .flatMap(lookups::invoice));
      case VIEW_CUSTOMER ->
          RecordAnswers.customer(
              profile,
              spec,
              identified(asked.text(RequestValue.ACCOUNT_NUMBER), AccountNumber::of)
                  .flatMap(lookups::customer));
    };
  }

  private Asked asked(OperationSpec spec, SoapCall call) throws RefusedException {
    // ASP.NET reads every parameter before the method checks the credentials.
    Asked asked = Asked.read(spec, gate.header(spec), fileCharset, call);
    gate.check(spec, asked);
    asked.requireGood();
    return asked;
  }

  /** What is no identifier at all is as unknown as any other. */
  private static <T> Optional<T> identified(String text, Function<String, T> of) {
    try {
      return Optional.of(of.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
