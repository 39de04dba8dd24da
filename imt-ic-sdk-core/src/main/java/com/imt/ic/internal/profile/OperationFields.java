package com.imt.ic.internal.profile;

import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The fields that an operation's answer is read for, by the operation's name in the profile. */
final class OperationFields {

  /** A field of enrolments that no column says, but which report it is. */
  private static final String OF_THE_REPORT = "kind";

  private OperationFields() {}

  /** Each field to its kind, in order; empty for an operation that nobody calls. */
  static Map<String, Kind<?>> of(String operation) {
    Map<String, Kind<?>> fields = new LinkedHashMap<>();
    switch (operation) {
      case "payments" -> add(Payment.recordType(), fields);
      case "settledBatches" -> add(SettledPayment.recordType(), fields);
      case "achRejects" -> add(AchReturn.recordType(), fields);
      case "autoPay" -> enrollment(fields);
      case "paperless" -> {
        enrollment(fields);
        fields.put("paperInvoices", Kind.FLAG);
      }
      case "submitInvoiceFile" -> {
        add(Kind.FLAG, fields, "success", "alreadyReceived");
        add(Kind.TEXT, fields, "errorMessage", "fileGuid", "recordCount");
      }
      case "viewInvoice" -> {
        add(Kind.FLAG, fields, "success", "allowPartialPayments");
        fields.put("errorMessage", Kind.TEXT);
        fields.put("invoiceNumber", Kind.INVOICE_NUMBER);
        fields.put("accountNumber", Kind.ACCOUNT_NUMBER);
        add(Kind.MONEY, fields, "totalAmountDue", "balanceDue", "minimumAmountDue");
        add(Kind.DAY, fields, "invoiceDate", "invoiceDueDate", "autoPayCollectionDate");
        add(Kind.DAY, fields, "firstNotifyRequestedDate", "secondNotifyRequestedDate");
        fields.put("thirdNotifyRequestedDate", Kind.DAY);
      }
      case "viewCustomer" -> {
        fields.put("accountNumber", Kind.ACCOUNT_NUMBER);
        add(Kind.TEXT, fields, "customerId", "customerName", "address1", "address2", "city");
        add(Kind.TEXT, fields, "state", "zip", "phone", "emailAddress", "loginName");
        add(Kind.FLAG, fields, "autoPay", "paperInvoices", "registered");
        fields.put("registrationDate", Kind.DAY);
      }
      case "login" -> fields.put("token", Kind.TEXT);
      default -> {
        // unknown, which is a fault of its own
      }
    }
    return fields;
  }

  /**
   * The fields that the answer must hold, since there is no record of a report without them; of
   * paperless customers either of two. Empty for an operation that is no report.
   */
  static Set<String> required(String operation) {
    return switch (operation) {
      case "payments" -> required(Payment.recordType());
      case "settledBatches" -> required(SettledPayment.recordType());
      case "achRejects" -> required(AchReturn.recordType());
      case "autoPay", "paperless" -> required(CustomerEnrollment.recordType());
      default -> Set.of();
    };
  }

  private static Set<String> required(RecordType<?> type) {
    Set<String> required = new LinkedHashSet<>();
    for (Field<?> field : type.fields()) {
      if (field.isRequired() && !field.name().equals(OF_THE_REPORT)) {
        required.add(field.name());
      }
    }
    return required;
  }

  private static void enrollment(Map<String, Kind<?>> fields) {
    add(CustomerEnrollment.recordType(), fields);
    fields.remove(OF_THE_REPORT);
  }

  private static void add(RecordType<?> type, Map<String, Kind<?>> fields) {
    for (Field<?> field : type.fields()) {
      fields.put(field.name(), field.kind());
    }
  }

  private static void add(Kind<?> kind, Map<String, Kind<?>> fields, String... names) {
    for (String name : names) {
      fields.put(name, kind);
    }
  }
}
