package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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
      CloudOperation operation,
      OperationSpec spec,
      SoapCall call,
      CallFaults faults,
      HttpReply reply)
      throws RefusedException {
    Asked asked = asked(spec, call);
    Answering answering = new Answering(spec, asked, faults, reply);
    return switch (operation) {
      case PAYMENTS ->
          report(answering, FakeReports::payments, Payment.recordType(), ReportTables::payments);
      case SETTLED_BATCHES ->
          report(
              answering,
              FakeReports::settledBatches,
              SettledPayment.recordType(),
              ReportTables::settledBatches);
      case ACH_REJECTS ->
          report(
              answering, FakeReports::achRejects, AchReturn.recordType(), ReportTables::achRejects);
      case AUTOPAY ->
          report(
              answering,
              FakeReports::autoPayCustomers,
              CustomerEnrollment.recordType(),
              ReportTables::autoPay);
      case PAPERLESS ->
          report(
              answering,
              FakeReports::paperlessCustomers,
              CustomerEnrollment.recordType(),
              ReportTables::paperless);
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

  /** A request for a report, on its way to the answer. */
  private record Answering(OperationSpec spec, Asked asked, CallFaults faults, HttpReply reply) {}

  private <T> SoapAnswer.Content report(
      Answering answering,
      BiFunction<FakeReports, ReportWindow, List<T>> rows,
      RecordType<T> type,
      BiFunction<Profile, List<T>, List<ReportColumn<T>>> columns)
      throws RefusedException {
    CallFaults faults = answering.faults();
    Asked asked = answering.asked();
    List<T> page = asked.rows().of(rows.apply(reports.aheadBy(faults.skew()), asked.window()));
    List<T> told = faults.rows(page, type);
    return new ReportAnswer<>(
        answering.spec(), columns.apply(profile, told), told, faults, answering.reply());
  }

  private Asked asked(OperationSpec spec, SoapCall call) throws RefusedException {
    // ASP.NET reads every parameter before the method checks the credentials.
    Asked asked = Asked.read(spec, gate.header(spec), fileCharset, call);
    if (!call.hasWrapper(spec)) {
      throw RefusedException.thrown(
          "System.NullReferenceException: Object reference not set to an instance of an object.");
    }
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
