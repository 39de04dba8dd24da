package com.imt.ic.bif;

import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record that a column of the layout can carry. The name of a column is the layout's
 * matter; {@link #id()} is how the layout says which field it carries.
 */
public enum BifField {
  /** Whether the record is new or re-written. */
  RECORD_TYPE("recordType", Content.RECORD_TYPE),
  /** The biller's BID. */
  BID("bid", Content.BID),
  /** The account (policy) that is billed. */
  ACCOUNT_NUMBER("accountNumber", Content.ACCOUNT_NUMBER),
  /** The open-item invoice; a re-written one keeps its number. */
  INVOICE_NUMBER("invoiceNumber", Content.INVOICE_NUMBER),
  /** The invoice type at InvoiceCloud, 0 or more. */
  INVOICE_TYPE_ID("invoiceTypeId", Content.INTEGER),
  /** The customer. */
  CUSTOMER_NAME("customerName", Content.TEXT),
  /** A second line of the customer's name. */
  CUSTOMER_NAME2("customerName2", Content.TEXT),
  /** The first line of the mailing address. */
  ADDRESS1("address1", Content.TEXT),
  /** The second line of the mailing address. */
  ADDRESS2("address2", Content.TEXT),
  /** The city of the mailing address. */
  CITY("city", Content.TEXT),
  /** The state of the mailing address. */
  STATE("state", Content.TEXT),
  /** The ZIP code, leading zeros kept. */
  ZIP("zip", Content.TEXT),
  /** The telephone number. */
  PHONE("phone", Content.TEXT),
  /** Where notices go. */
  EMAIL_ADDRESS("emailAddress", Content.TEXT),
  /** Where copies of notices go. */
  EMAIL_ADDRESS_CC("emailAddressCc", Content.TEXT),
  /** The date of the invoice. */
  INVOICE_DATE("invoiceDate", Content.DATE),
  /** The date on which the invoice is due. */
  INVOICE_DUE_DATE("invoiceDueDate", Content.DATE),
  /** The invoice's total. */
  TOTAL_AMOUNT_DUE("totalAmountDue", Content.AMOUNT),
  /** What is still due, never negative; MinimumPayment carries it too. */
  BALANCE_DUE("balanceDue", Content.BALANCE_DUE),
  /** The minimum payment, which is always the balance due: no field of its own. */
  MINIMUM_PAYMENT("minimumPayment", Content.MINIMUM_PAYMENT),
  /** Whether less than the balance may be paid; false unless set. */
  ALLOW_PARTIAL_PAYMENTS("allowPartialPayments", Content.FLAG),
  /** The date on which AutoPay collects the invoice. */
  AUTO_PAY_COLLECTION_DATE("autoPayCollectionDate", Content.DATE),
  /** Whether payments by card are blocked; false unless set. */
  BLOCK_PAYMENTS_CC("blockPaymentsCc", Content.FLAG),
  /** Whether payments by EFT are blocked; false unless set. */
  BLOCK_PAYMENTS_EFT("blockPaymentsEft", Content.FLAG),
  /** The date of the first notice. */
  FIRST_NOTIFY_REQUESTED_DATE("firstNotifyRequestedDate", Content.DATE),
  /** The date of the second notice; only layouts with that customization have a place for it. */
  SECOND_NOTIFY_REQUESTED_DATE("secondNotifyRequestedDate", Content.DATE),
  /** The date of the third notice; only layouts with that customization have a place for it. */
  THIRD_NOTIFY_REQUESTED_DATE("thirdNotifyRequestedDate", Content.DATE),
  /** A text that the customer sees. */
  DESCRIPTION("description", Content.TEXT),
  /** The file name of the bill image (PDF), see {@link com.imt.ic.billimage.BillImageName}. */
  BILL_IMAGE_FILE_NAME("billImageFileName", Content.TEXT);

  private static final BifField[] FIELDS = values();

  private final String id;
  private final Content content;

  BifField(String id, Content content) {
    this.id = id;
    this.content = content;
  }

  /** The name by which a layout refers to the field, such as {@code balanceDue}. */
  public String id() {
    return id;
  }

  Content content() {
    return content;
  }

  /** Where an invoice in memory has the field; never written anywhere. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  /** The field of a place; null where that is none. */
  static @Nullable BifField at(int place) {
    return place == Column.NO_PLACE ? null : FIELDS[place];
  }

  static Optional<BifField> of(String id) {
    for (BifField field : FIELDS) {
      if (field.id.equals(id)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
