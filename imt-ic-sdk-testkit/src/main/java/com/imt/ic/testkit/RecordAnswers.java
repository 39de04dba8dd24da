package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.profile.Profile;
import java.util.Map;
import java.util.Optional;

/** The answers that are no reports: fields by the profile's names, in its order. */
final class RecordAnswers {

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private RecordAnswers() {}

  /** The elements that an operation's answer can have, to their types. */
  static Map<String, DotNetType> declared(Profile profile, OperationSpec spec) {
    RecordFields fields =
        switch (spec.id()) {
          case "submitInvoiceFile" ->
              invoiceFile(
                  profile,
                  spec,
                  new FileIntake.Outcome(InvoiceFileAnswer.of(true, null, null, 0), false));
          case "viewInvoice" -> invoice(profile, spec, Optional.empty());
          case "viewCustomer" ->
              customer(
                  profile,
                  spec,
                  CustomerRecord.builder().accountNumber(AccountNumber.of("0")).build());
          default -> token(profile, spec, "");
        };
    return fields.types();
  }

  static RecordFields token(Profile profile, OperationSpec login, String token) {
    return fields(profile, login).put("token", Kind.TEXT, token);
  }

  static RecordFields invoiceFile(Profile profile, OperationSpec spec, FileIntake.Outcome outcome) {
    return fields(profile, spec)
        .flags(outcome.answer().accepted(), outcome.alreadyReceived())
        .put("errorMessage", Kind.TEXT, outcome.answer().errorMessage())
        .put("fileGuid", Kind.TEXT, outcome.answer().fileGuid().orElse(EMPTY_GUID))
        .put("recordCount", Kind.TEXT, outcome.answer().recordCount().orElse(0).toString());
  }

  static RecordFields invoice(Profile profile, OperationSpec spec, Optional<InvoiceRecord> found) {
    return fields(profile, spec)
        .put("success", Kind.FLAG, found.isPresent())
        .put(
            "errorMessage",
            Kind.TEXT,
            found.isPresent() ? Optional.empty() : Optional.of("Invoice not found."))
        .put("invoiceNumber", Kind.INVOICE_NUMBER, found.map(InvoiceRecord::invoiceNumber))
        .put("accountNumber", Kind.ACCOUNT_NUMBER, found.flatMap(InvoiceRecord::accountNumber))
        .day("invoiceDate", found.flatMap(InvoiceRecord::invoiceDate))
        .day("invoiceDueDate", found.flatMap(InvoiceRecord::invoiceDueDate))
        .day("autoPayCollectionDate", found.flatMap(InvoiceRecord::autoPayCollectionDate))
        .put("totalAmountDue", Kind.MONEY, amount(found.map(InvoiceRecord::totalAmountDue)))
        .put("balanceDue", Kind.MONEY, amount(found.map(InvoiceRecord::balanceDue)))
        .put("minimumAmountDue", Kind.MONEY, amount(found.map(InvoiceRecord::minimumAmountDue)))
        .put(
            "allowPartialPayments",
            Kind.FLAG,
            found.map(InvoiceRecord::allowPartialPayments).orElse(false))
        .day("firstNotifyRequestedDate", found.flatMap(InvoiceRecord::firstNotifyRequestedDate))
        .day("secondNotifyRequestedDate", found.flatMap(InvoiceRecord::secondNotifyRequestedDate))
        .day("thirdNotifyRequestedDate", found.flatMap(InvoiceRecord::thirdNotifyRequestedDate));
  }

  static SoapAnswer.Content customer(
      Profile profile, OperationSpec spec, Optional<CustomerRecord> found) {
    if (found.isEmpty()) {
      return xml -> {}; // .NET leaves the result of a method that returns null out
    }
    return customer(profile, spec, found.get());
  }

  private static RecordFields customer(
      Profile profile, OperationSpec spec, CustomerRecord customer) {
    return fields(profile, spec)
        .put("customerId", Kind.TEXT, customer.customerId())
        .put("accountNumber", Kind.ACCOUNT_NUMBER, customer.accountNumber())
        .put("customerName", Kind.TEXT, customer.customerName())
        .put("address1", Kind.TEXT, customer.address1())
        .put("address2", Kind.TEXT, customer.address2())
        .put("city", Kind.TEXT, customer.city())
        .put("state", Kind.TEXT, customer.state())
        .put("zip", Kind.TEXT, customer.zip())
        .put("phone", Kind.TEXT, customer.phone())
        .put("emailAddress", Kind.TEXT, customer.emailAddress())
        .put("autoPay", Kind.FLAG, customer.autoPay().orElse(false))
        .put("paperInvoices", Kind.FLAG, customer.paperInvoices().orElse(false))
        .put("registered", Kind.FLAG, customer.registered().orElse(false))
        .day("registrationDate", customer.registrationDate())
        .put("loginName", Kind.TEXT, customer.loginName());
  }

  private static Money amount(Optional<Money> amount) {
    return amount.orElse(Money.ZERO);
  }

  private static RecordFields fields(Profile profile, OperationSpec spec) {
    return new RecordFields(spec, profile.billerZone());
  }
}
