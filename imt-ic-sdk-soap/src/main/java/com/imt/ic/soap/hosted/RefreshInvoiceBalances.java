package com.imt.ic.soap.hosted;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.balance.InvoiceBalance;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Answers what is due to one biller. Thread-safe. */
final class RefreshInvoiceBalances implements Operation {

  private final Contract contract;
  private final BalanceLookup balances;

  RefreshInvoiceBalances(Contract contract, BalanceLookup balances) {
    this.contract = contract;
    this.balances = balances;
  }

  @Override
  public Answer perform(PayloadElement request) {
    String account = request.text("AccountNumber").orElse("");
    AccountNumber accountNumber;
    @Nullable InvoiceNumber invoiceNumber;
    try {
      accountNumber = AccountNumber.of(account);
      invoiceNumber =
          request
              .text("InvoiceNumber")
              .filter(number -> !number.isEmpty())
              .map(InvoiceNumber::of)
              .orElse(null);
    } catch (IllegalArgumentException e) {
      return rejected(account, String.valueOf(e.getMessage()));
    }
    Optional<List<InvoiceBalance>> found;
    try {
      found =
          Objects.requireNonNull(
              balances.balances(accountNumber, invoiceNumber),
              "InvoiceBalanceSource.balances answered null; answer Optional.empty() for an account that is not known");
    } catch (TimeoutException e) {
      return unavailable(account, "no answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable(account, "temporarily unavailable", e);
    } catch (RuntimeException e) {
      return unavailable(account, "temporarily unavailable", e);
    }
    return found
        .map(
            invoices ->
                new Answer(
                    out -> writeSuccess(out, account, invoices),
                    new HostedCall.Entries(1, 0, 0, 0)))
        .orElseGet(() -> rejected(account, "Unknown account."));
  }

  private Answer rejected(String account, String reason) {
    return new Answer(failure(account, reason), new HostedCall.Entries(0, 0, 1, 0));
  }

  private Answer unavailable(String account, String reason, Exception cause) {
    String reference = Incident.log("A look-up of balances", cause);
    return new Answer(
        failure(account, reason + ", ask again. Reference: " + reference),
        new HostedCall.Entries(0, 0, 0, 1));
  }

  private EnvelopeWriter.Body failure(String account, String reason) {
    return out -> {
      start(out);
      EnvelopeWriter.element(out, "Success", "false");
      EnvelopeWriter.element(out, "ErrorMessage", reason);
      EnvelopeWriter.element(out, "AccountNumber", account);
      end(out);
    };
  }

  private void writeSuccess(XMLStreamWriter out, String account, List<InvoiceBalance> invoices)
      throws XMLStreamException {
    start(out);
    EnvelopeWriter.element(out, "Success", "true");
    EnvelopeWriter.element(out, "AccountNumber", account);
    out.writeStartElement("Invoices");
    for (InvoiceBalance invoice : invoices) {
      String balance = invoice.balanceDueOutwards().toString();
      out.writeStartElement("InvoiceBalance");
      EnvelopeWriter.element(out, "InvoiceNumber", invoice.invoiceNumber().value());
      EnvelopeWriter.element(out, "InvoiceDueDate", dateTime(invoice.dueDate()));
      EnvelopeWriter.element(out, "TotalAmountDue", invoice.totalAmountDue().toString());
      EnvelopeWriter.element(out, "BalanceDue", balance);
      EnvelopeWriter.element(out, "MinimumAmountDue", balance);
      EnvelopeWriter.element(
          out, "AllowPartialPayments", String.valueOf(invoice.allowPartialPayments()));
      EnvelopeWriter.element(out, "BlockPaymentsCC", String.valueOf(invoice.blockPaymentsCc()));
      EnvelopeWriter.element(out, "BlockPaymentsEFT", String.valueOf(invoice.blockPaymentsEft()));
      collectionDate(out, invoice.autoPayCollectionDate());
      out.writeEndElement();
    }
    out.writeEndElement();
    end(out);
  }

  private static void collectionDate(XMLStreamWriter out, Optional<LocalDate> date)
      throws XMLStreamException {
    if (date.isPresent()) {
      EnvelopeWriter.element(out, "AutoPayCollectionDate", dateTime(date.get()));
      return;
    }
    out.writeEmptyElement("AutoPayCollectionDate");
    out.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
  }

  /** A business date as .NET writes one: midnight, and no offset that could shift it. */
  private static String dateTime(LocalDate date) {
    return date + "T00:00:00";
  }

  private void start(XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(contract.operation() + "Response");
    out.writeDefaultNamespace(contract.namespace());
    out.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    out.writeStartElement(contract.operation() + "Result");
  }

  private static void end(XMLStreamWriter out) throws XMLStreamException {
    out.writeEndElement();
    out.writeEndElement();
  }
}
