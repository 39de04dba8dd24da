package com.imt.ic.soap.hosted;

import com.imt.ic.Redaction;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.mapping.ReceiptReader;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.text.IdentifierText;
import com.imt.ic.ledger.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Takes the data pump's receipts of one biller, some hundreds in one transaction. Thread-safe. */
final class PostOnlineReceipt implements Operation {

  /** By how much two clocks may well differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Contract contract;
  private final ReportMapping mapping;
  private final Posting posting;
  private final Clock clock;

  PostOnlineReceipt(Contract contract, Parts parts) {
    this.contract = contract;
    mapping = ReportMapping.of(parts.profile());
    posting = parts.posting();
    clock = parts.clock();
  }

  private enum Status {
    POSTED("Posted"),
    ALREADY_POSTED("AlreadyPosted"),
    REJECTED("Rejected"),
    /**
     * Kept, and posted by a poll if not by another delivery: as rejected, since the contract has no
     * word for it.
     */
    FAILED("Rejected");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  private record Result(
      String paymentGuid,
      Status status,
      @Nullable String receiptNumber,
      @Nullable String errorMessage) {

    static Result failed(ReportRow<Payment> receipt, String reference) {
      return new Result(guid(receipt), Status.FAILED, null, KEPT.formatted(reference));
    }
  }

  @Override
  public Answer perform(PayloadElement request) throws SoapFault {
    List<ReportRow<Payment>> receipts =
        request.child("Receipts").map(PayloadElement::children).orElse(List.of()).stream()
            .map(this::read)
            .toList();
    List<Result> results = post(receipts);
    tellActiveIdentifiers(receipts, results);
    HostedCall.Entries entries =
        new HostedCall.Entries(
            count(results, Status.POSTED),
            count(results, Status.ALREADY_POSTED),
            count(results, Status.REJECTED),
            count(results, Status.FAILED),
            inFuture(receipts, results));
    return new Answer(out -> write(out, results), entries);
  }

  private static int count(List<Result> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }

  /** Tells of those that were posted now, so once of each; the money is there whatever its time. */
  private int inFuture(List<ReportRow<Payment>> receipts, List<Result> results) {
    Instant future = clock.instant().plus(TOLERANCE);
    int count = 0;
    for (int i = 0; i < receipts.size(); i++) {
      if (results.get(i).status() == Status.POSTED
          && receipts.get(i) instanceof ReportRow.Understood<Payment> receipt
          && receipt.record().paidAt().isAfter(future)) {
        count++;
      }
    }
    if (count > 0) {
      Incident.tell(
          "%s of %s receipts that were pushed lie in the future and are posted; check the profile's $.onlineReceipt.paymentDateTime and this machine's clock"
              .formatted(count, receipts.size()));
    }
    return count;
  }

  private static void tellActiveIdentifiers(
      List<ReportRow<Payment>> receipts, List<Result> results) {
    int count = 0;
    for (int i = 0; i < receipts.size(); i++) {
      if (results.get(i).status() == Status.POSTED
          && receipts.get(i) instanceof ReportRow.Understood<Payment> receipt
          && hasActiveIdentifier(receipt.record())) {
        count++;
      }
    }
    if (count > 0) {
      Incident.tell(
          "%s of %s receipts that were pushed have an account or invoice number that begins like a formula or holds \"../\", and are posted; look at them before they go into a spreadsheet or a file name"
              .formatted(count, receipts.size()));
    }
  }

  private static boolean hasActiveIdentifier(Payment payment) {
    return payment.account().filter(account -> IdentifierText.isActive(account.value())).isPresent()
        || payment
            .invoiceNumber()
            .filter(invoice -> IdentifierText.isActive(invoice.value()))
            .isPresent();
  }

  private ReportRow<Payment> read(PayloadElement receipt) {
    Map<String, String> texts = receipt.texts();
    return receipt.isNil()
        ? new ReportRow.NotUnderstood<>(texts, "The receipt is nil; send its fields")
        : mapping.readReceipt(texts);
  }

  /**
   * A pump may take any status as final. So where the database fails, or the ledger is down, no
   * receipt gets one, be it one that was kept all the same or one that cannot be read.
   */
  private List<Result> post(List<ReportRow<Payment>> receipts) throws SoapFault {
    if (receipts.isEmpty()) {
      return List.of();
    }
    List<Acceptance> acceptances;
    try {
      acceptances = posting.push(receipts);
    } catch (RuntimeException e) {
      // What was kept of them all the same is known when the pump brings them again.
      throw SoapFault.unavailable(sendAgain(Incident.log("Posting receipts", e)));
    }
    List<Result> results = new ArrayList<>(receipts.size());
    for (int i = 0; i < receipts.size(); i++) {
      results.add(result(receipts.get(i), acceptances.get(i)));
    }
    return results;
  }

  private static Result result(ReportRow<Payment> receipt, Acceptance acceptance) {
    if (acceptance.isPosted() || acceptance.isKept()) {
      boolean now =
          switch (acceptance.outcome()) {
            case ACCEPTED, RETRIED, KEPT -> true;
            default -> false;
          };
      Status status = now ? Status.POSTED : Status.ALREADY_POSTED;
      return new Result(guid(receipt), status, acceptance.receiptNumber().orElse(null), null);
    }
    if (acceptance.isFailed()) {
      String where = "Posting receipt " + Redaction.lastFour(guid(receipt));
      // The ledger's own words may hold customers' data, so they are kept there alone.
      return Result.failed(
          receipt,
          Incident.log(where, "the ledger threw an exception, which the quarantine names"));
    }
    String reason = acceptance.reason().orElse("Not posted.");
    return new Result(guid(receipt), Status.REJECTED, null, reason);
  }

  /** A status may be the last that the sender does about a receipt, so it asks for nothing. */
  private static final String KEPT =
      "not posted for now, kept for a person to look at. Reference: %s";

  private static String sendAgain(String reference) {
    return "temporarily unavailable, send again. Reference: " + reference;
  }

  private static String guid(ReportRow<Payment> receipt) {
    return ReceiptReader.guidToEcho(receipt.raw());
  }

  private void write(XMLStreamWriter out, List<Result> results) throws XMLStreamException {
    out.writeStartElement(contract.operation() + "Response");
    out.writeDefaultNamespace(contract.namespace());
    out.writeStartElement(contract.operation() + "Result");
    for (Result result : results) {
      out.writeStartElement("ReceiptResult");
      EnvelopeWriter.element(out, "PaymentGUID", result.paymentGuid());
      EnvelopeWriter.element(out, "Status", result.status().text);
      if (result.receiptNumber() != null) {
        EnvelopeWriter.element(out, "ReceiptNumber", result.receiptNumber());
      }
      if (result.errorMessage() != null) {
        EnvelopeWriter.element(out, "ErrorMessage", result.errorMessage());
      }
      out.writeEndElement();
    }
    out.writeEndElement();
    out.writeEndElement();
  }
}
