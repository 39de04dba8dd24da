package com.imt.ic.bif;

import java.util.Optional;

/**
 * A field of a record that a column of the layout can carry. The name of a column is the layout's
 * matter; {@link #id()} is how the layout says which field it carries.
 */
public enum BifField {
  /** Whether the record is new or re-written. */
  RECORD_TYPE("recordType", Kind.CODE),
  /** The biller's BID. */
  BID("bid", Kind.TEXT),
  /** The account (policy) that is billed. */
  ACCOUNT_NUMBER("accountNumber", Kind.TEXT),
  /** The open-item invoice; a re-written one keeps its number. */
  INVOICE_NUMBER("invoiceNumber", Kind.TEXT),
  /** The invoice type at InvoiceCloud, 0 or more. */
  INVOICE_TYPE_ID("invoiceTypeId", Kind.INTEGER),
  /** The customer. */
  CUSTOMER_NAME("customerName", Kind.TEXT),
  /** A second line of the customer's name. */
  CUSTOMER_NAME2("customerName2", Kind.TEXT),
  /** The first line of the mailing address. */
  ADDRESS1("address1", Kind.TEXT),
  /** The second line of the mailing address. */
  ADDRESS2("address2", Kind.TEXT),
  /** The city of the mailing address. */
  CITY("city", Kind.TEXT),
  /** The state of the mailing address. */
  STATE("state", Kind.TEXT),
  /** The ZIP code, leading zeros kept. */
  ZIP("zip", Kind.TEXT),
  /** The telephone number. */
  PHONE("phone", Kind.TEXT),
  /** Where notices go. */
  EMAIL_ADDRESS("emailAddress", Kind.TEXT),
  /** Where copies of notices go. */
  EMAIL_ADDRESS_CC("emailAddressCc", Kind.TEXT),
  /** The date of the invoice. */
  INVOICE_DATE("invoiceDate", Kind.DATE),
  /** The date on which the invoice is due. */
  INVOICE_DUE_DATE("invoiceDueDate", Kind.DATE),
  /** The invoice's total. */
  TOTAL_AMOUNT_DUE("totalAmountDue", Kind.AMOUNT),
  /** What is still due, never negative; MinimumPayment carries it too. */
  BALANCE_DUE("balanceDue", Kind.AMOUNT),
  /** The minimum payment, which is always the balance due: no field of its own. */
  MINIMUM_PAYMENT("minimumPayment", Kind.AMOUNT),
  /** Whether less than the balance may be paid; false unless set. */
  ALLOW_PARTIAL_PAYMENTS("allowPartialPayments", Kind.FLAG),
  /** The date on which AutoPay collects the invoice. */
  AUTO_PAY_COLLECTION_DATE("autoPayCollectionDate", Kind.DATE),
  /** Whether payments by card are blocked; false unless set. */
  BLOCK_PAYMENTS_CC("blockPaymentsCc", Kind.FLAG),
  /** Whether payments by EFT are blocked; false unless set. */
  BLOCK_PAYMENTS_EFT("blockPaymentsEft", Kind.FLAG),
  /** The date of the first notice. */
  FIRST_NOTIFY_REQUESTED_DATE("firstNotifyRequestedDate", Kind.DATE),
  /** The date of the second notice; only layouts with that customization have a place for it. */
  SECOND_NOTIFY_REQUESTED_DATE("secondNotifyRequestedDate", Kind.DATE),
  /** The date of the third notice; only layouts with that customization have a place for it. */
  THIRD_NOTIFY_REQUESTED_DATE("thirdNotifyRequestedDate", Kind.DATE),
  /** A text that the customer sees. */
  DESCRIPTION("description", Kind.TEXT),
  /** The file name of the bill image (PDF), see {@link com.imt.ic.billimage.BillImageName}. */
  BILL_IMAGE_FILE_NAME("billImageFileName", Kind.TEXT);

  /** How a field's value is written and read. */
  enum Kind {
    CODE,
    TEXT,
    INTEGER,
    AMOUNT,
    DATE,
    FLAG
  }

  private final String id;
  private final Kind kind;

  BifField(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  /**
   * The name by which a layout refers to the field.
   *
   * @return for example {@code balanceDue}
   */
  public String id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  /** Where an invoice in memory has the field; never written anywhere. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  static Optional<BifField> of(String id) {
    for (BifField field : values()) {
      if (field.id.equals(id)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
