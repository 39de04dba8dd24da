package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.internal.profile.OperationSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that are no reports: fields by the profile's names, in its order. */
final class RecordAnswers {

  private static final String UNSET_DATE = "0001-01-01T00:00:00";
  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private RecordAnswers() {}

  static SoapAnswer.Content invoiceFile(OperationSpec spec, InvoiceFileAnswer answer) {
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("success", flag(answer.accepted()));
    fields.put("errorMessage", answer.errorMessage());
    fields.put("fileGuid", Optional.of(answer.fileGuid().orElse(EMPTY_GUID)));
    fields.put("recordCount", Optional.of(answer.recordCount().orElse(0).toString()));
    return xml -> write(xml, spec, fields);
  }

  static SoapAnswer.Content invoice(OperationSpec spec, Optional<InvoiceRecord> found) {
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("success", flag(found.isPresent()));
    fields.put(
        "errorMessage", found.isPresent() ? Optional.empty() : Optional.of("Invoice not found."));
    fields.put("invoiceNumber", found.map(InvoiceRecord::invoiceNumber).map(InvoiceNumber::value));
    fields.put(
        "accountNumber", found.flatMap(InvoiceRecord::accountNumber).map(AccountNumber::value));
    fields.put("invoiceDate", date(found.flatMap(InvoiceRecord::invoiceDate)));
    fields.put("invoiceDueDate", date(found.flatMap(InvoiceRecord::invoiceDueDate)));
    fields.put("autoPayCollectionDate", date(found.flatMap(InvoiceRecord::autoPayCollectionDate)));
    fields.put("totalAmountDue", amount(found.map(InvoiceRecord::totalAmountDue)));
    fields.put("balanceDue", amount(found.map(InvoiceRecord::balanceDue)));
    fields.put("minimumAmountDue", amount(found.map(InvoiceRecord::minimumAmountDue)));
    fields.put(
        "allowPartialPayments", flag(found.map(InvoiceRecord::allowPartialPayments).orElse(false)));
    fields.put(
        "firstNotifyRequestedDate", date(found.flatMap(InvoiceRecord::firstNotifyRequestedDate)));
    fields.put(
        "secondNotifyRequestedDate", date(found.flatMap(InvoiceRecord::secondNotifyRequestedDate)));
    fields.put(
        "thirdNotifyRequestedDate", date(found.flatMap(InvoiceRecord::thirdNotifyRequestedDate)));
    return xml -> write(xml, spec, fields);
  }

  static SoapAnswer.Content customer(OperationSpec spec, Optional<CustomerRecord> found) {
    if (found.isEmpty()) {
      return xml -> {}; // .NET leaves the result of a method that returns null out
    }
    CustomerRecord customer = found.get();
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    fields.put("customerId", customer.customerId());
    fields.put("accountNumber", Optional.of(customer.accountNumber().value()));
    fields.put("customerName", customer.customerName());
    fields.put("address1", customer.address1());
    fields.put("address2", customer.address2());
    fields.put("city", customer.city());
    fields.put("state", customer.state());
    fields.put("zip", customer.zip());
    fields.put("phone", customer.phone());
    fields.put("emailAddress", customer.emailAddress());
    fields.put("autoPay", flag(customer.autoPay().orElse(false)));
    fields.put("paperInvoices", flag(customer.paperInvoices().orElse(false)));
    fields.put("registered", flag(customer.registered().orElse(false)));
    fields.put("registrationDate", date(customer.registrationDate()));
    fields.put("loginName", customer.loginName());
    return xml -> write(xml, spec, fields);
  }

  private static void write(DotNetXml xml, OperationSpec spec, Map<String, Optional<String>> fields)
      throws IOException {
    xml.start(spec.operation() + "Result");
    for (Map.Entry<String, Optional<String>> field : fields.entrySet()) {
      List<String> names =
          spec.columns().containsKey(field.getKey())
              ? spec.column(field.getKey()).names()
              : List.of();
      if (!names.isEmpty() && field.getValue().isPresent()) {
        xml.element(ReportColumn.encode(names.get(0)), field.getValue().get());
      }
    }
    xml.end();
  }

  private static Optional<String> flag(boolean value) {
    return Optional.of(value ? "true" : "false");
  }

  private static Optional<String> amount(Optional<Money> amount) {
    return Optional.of(ReportColumn.decimal(amount.orElse(Money.ZERO)));
  }

  /** The peer's own dates are UTC, hence the Z; an unset one is DateTime.MinValue without. */
  private static Optional<String> date(Optional<LocalDate> date) {
    return Optional.of(
        date.map(d -> ReportColumns.wallClock(d.atStartOfDay()) + "Z").orElse(UNSET_DATE));
  }
}
