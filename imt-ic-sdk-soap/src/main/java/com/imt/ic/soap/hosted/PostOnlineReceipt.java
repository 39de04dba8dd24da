package com.imt.ic.soap.hosted;

import com.imt.ic.payment.Acceptance;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentChannel;
import com.imt.ic.payment.PaymentInbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Takes the data pump's receipts, each for itself. Thread-safe. */
final class PostOnlineReceipt implements Operation {

  private final Contract contract;
  private final Gate gate;
  private final ReceiptReader reader;
  private final PaymentInbox inbox;

  PostOnlineReceipt(Contract contract, OnlineReceiptService service) {
    this.contract = contract;
    gate = new Gate(service.credentials());
    reader = new ReceiptReader(service.profile().receiptTime());
    inbox = service.inbox();
  }

  private record Result(
      String paymentGuid,
      String status,
      Optional<String> receiptNumber,
      Optional<String> errorMessage) {

    static Result rejected(String paymentGuid, String reason) {
      return new Result(paymentGuid, "Rejected", Optional.empty(), Optional.of(reason));
    }
  }

  @Override
  public EnvelopeWriter.Body perform(PayloadElement request) throws SoapFault {
    gate.check(request);
    List<PayloadElement> receipts =
        request.child("Receipts").map(PayloadElement::children).orElse(List.of());
    List<Result> results = new ArrayList<>(receipts.size());
    for (PayloadElement receipt : receipts) {
      results.add(post(receipt));
    }
    return out -> write(out, results);
  }

  private Result post(PayloadElement receipt) {
    String guid = ReceiptReader.guidToEcho(receipt);
    try {
      Payment payment;
      try {
        payment = reader.read(receipt);
      } catch (IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        inbox.unreadable(receipt.texts(), reason, PaymentChannel.PUSH);
        return Result.rejected(guid, reason);
      }
      return result(guid, inbox.accept(payment, PaymentChannel.PUSH));
    } catch (RuntimeException e) {
      // Nothing was kept, so the pump must bring it again; the receipts after it still have a
      // chance.
      return Result.rejected(
          guid,
          "temporarily unavailable, send again. Reference: "
              + Incident.log("Posting a receipt", e));
    }
  }

  private static Result result(String guid, Acceptance acceptance) {
    return switch (acceptance.outcome()) {
      case POSTED -> new Result(guid, "Posted", acceptance.receiptNumber(), Optional.empty());
      case ALREADY_POSTED ->
          new Result(guid, "AlreadyPosted", acceptance.receiptNumber(), Optional.empty());
      case RECEIVED, DECLINED, ALREADY_DECLINED, REFUSED, CONFLICT ->
          Result.rejected(guid, acceptance.reason().orElse("Not posted."));
    };
  }

  private void write(XMLStreamWriter out, List<Result> results) throws XMLStreamException {
    out.writeStartElement(contract.operation() + "Response");
    out.writeDefaultNamespace(contract.namespace());
    out.writeStartElement(contract.operation() + "Result");
    for (Result result : results) {
      out.writeStartElement("ReceiptResult");
      EnvelopeWriter.element(out, "PaymentGUID", result.paymentGuid());
      EnvelopeWriter.element(out, "Status", result.status());
      if (result.receiptNumber().isPresent()) {
        EnvelopeWriter.element(out, "ReceiptNumber", result.receiptNumber().get());
      }
      if (result.errorMessage().isPresent()) {
        EnvelopeWriter.element(out, "ErrorMessage", result.errorMessage().get());
      }
      out.writeEndElement();
    }
    out.writeEndElement();
    out.writeEndElement();
  }
}
