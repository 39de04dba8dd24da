package com.imt.ic.testkit.contract;

import com.imt.ic.Report;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.testkit.contract.ContractCheck.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What WSDLs and recorded answers tell of the questions that only InvoiceCloud can answer. Some
 * rows that agree are a hint; an answer is what many show and none contradicts. Not thread-safe.
 */
final class SampleAnswers {

  private final Profile profile;
  private final OfferedContract offered;
  private final Evidence evidence = new Evidence();

  SampleAnswers(Profile profile, OfferedContract offered) {
    this.profile = profile;
    this.offered = offered;
  }

  /** Of each question whether it is answered, in their order. */
  List<Answer> all() {
    // Which moment is asked for says nothing of a recorded answer.
    Instant then = Instant.EPOCH.plus(1, ChronoUnit.DAYS);
    LocalDate day = LocalDate.EPOCH;
    List<RecordedRows<Payment>> payments = recorded("payments", cloud -> cloud.paymentsSince(then));
    List<RecordedRows<SettledPayment>> lines =
        recorded("settledBatches", cloud -> cloud.settledBetween(day, day));
    List<RecordedRows<AchReturn>> returns =
        recorded("achRejects", cloud -> cloud.achReturnsSince(then));
    new WindowAnswers(profile, offered, evidence).note(payments, lines, returns);
    new MoneyAnswers(profile, payments, lines, returns, evidence).note();
    submission();
    return profile.questions().stream().map(evidence::answer).toList();
  }

  private <T> List<RecordedRows<T>> recorded(
      String id, Function<SoapInvoiceCloud, Report<T>> call) {
    return RecordedRows.of(profile, profile.operation(id), offered.samples(), call);
  }

  /** How a file is submitted. */
  private void submission() {
    OperationSpec spec = profile.operation("submitInvoiceFile");
    offered
        .wsdl(spec)
        .flatMap(wsdl -> wsdl.named(spec).map(named -> named(wsdl, named)))
        .ifPresent(text -> evidence.hint(11, text));
    long answers =
        offered.samples().stream()
            .filter(sample -> sample.answer().equals(spec.responseElement()))
            .count();
    if (answers > 0) {
      evidence.hint(
          11,
          answers + (answers == 1 ? " answer" : " answers") + " of a submission came, see TRIED");
    }
  }

  private static String named(Wsdl wsdl, Wsdl.Operation operation) {
    return "%s takes %s and answers %s"
        .formatted(
            operation.name(),
            names(wsdl.parameters(operation.name())),
            names(wsdl.result(operation.name())));
  }

  private static String names(List<Wsdl.Declaration> declared) {
    return declared.stream()
        .map(each -> each.name() + (each.type().isEmpty() ? "" : " (" + each.type() + ")"))
        .collect(Collectors.joining(", "));
  }
}
