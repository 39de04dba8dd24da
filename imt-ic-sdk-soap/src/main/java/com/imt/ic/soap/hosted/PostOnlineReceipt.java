package com.imt.ic.soap.hosted;

import com.imt.ic.Outcome;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.mapping.ReceiptReader;
import com.imt.ic.internal.posting.Acceptance;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Takes the data pump's receipts, each for itself. Thread-safe. */
final class PostOnlineReceipt implements Operation {

  private final Contract contract = Contract.onlineReceipt();
  private final ReceiptReader reader;
  private final PaymentInbox inbox;

  PostOnlineReceipt(Parts parts) {
    reader = new ReceiptReader(parts.profile().receiptTime());
    inbox = parts.payments();
  }

  @Override
  public Contract contract() {
    return contract;
  }

  private enum Status {
    POSTED("Posted"),
    ALREADY_POSTED("AlreadyPosted"),
    REJECTED("Rejected"),
    /** As rejected, since the contract has no word for it; the reason asks for another delivery. */
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

    static Result rejected(String paymentGuid, String reason) {
      return new Result(paymentGuid, Status.REJECTED, null, reason);
    }
  }

  @Override
  public Answer perform(PayloadElement request) {
    List<PayloadElement> receipts =
        request.child("Receipts").map(PayloadElement::children).orElse(List.of());
    List<Result> results = new ArrayList<>(receipts.size());
    for (PayloadElement receipt : receipts) {
      results.add(post(receipt));
    }
    HostedCall.Entries entries =
        new HostedCall.Entries(
            count(results, Status.POSTED),
            count(results, Status.ALREADY_POSTED),
            count(results, Status.REJECTED),
            count(results, Status.FAILED));
    return new Answer(out -> write(out, results), entries);
  }

  private static int count(List<Result> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }

  private Result post(PayloadElement receipt) {
    Map<String, String> texts = receipt.texts();
    String guid = ReceiptReader.guidToEcho(texts);
    try {
      Payment payment;
      try {
        if (receipt.isNil()) {
          throw new IllegalArgumentException("The receipt is nil; send its fields");
        }
        payment = reader.read(texts);
      } catch (IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        inbox.quarantine(texts, reason);
        return Result.rejected(guid, reason);
      }
      return result(guid, inbox.accept(payment, texts, PaymentChannel.PUSH));
    } catch (RuntimeException e) {
      // Nothing was kept, so the pump must bring it again; the receipts after it still have a
      // chance.
      String reference = Incident.log("Posting a receipt", e);
      return new Result(
          guid,
          Status.FAILED,
          null,
          "temporarily unavailable, send again. Reference: " + reference);
    }
  }

  private static Result result(String guid, Acceptance acceptance) {
    if (!acceptance.isPosted()) {
      return Result.rejected(guid, acceptance.reason().orElse("Not posted."));
    }
    boolean now =
        acceptance.outcome() == Outcome.ACCEPTED || acceptance.outcome() == Outcome.RETRIED;
    Status status = now ? Status.POSTED : Status.ALREADY_POSTED;
    return new Result(guid, status, acceptance.receiptNumber().orElse(null), null);
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
