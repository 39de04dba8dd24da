package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import org.jspecify.annotations.Nullable;

/** What one line has given so far, used again for every line. Not thread-safe. */
final class RecordParts {

  final BifInvoice.Builder invoice = BifInvoice.builder();
  @Nullable Money minimumPayment;
  private @Nullable BifRecordType type;
  private @Nullable BillerId bid;
  private boolean complete = true;

  /** Starts a line; every column that the layout has is set again in each. */
  void clear() {
    minimumPayment = null;
    type = null;
    bid = null;
    complete = true;
  }

  /** Reads one column into the field that it carries. */
  void set(BifField field, BifColumn column, FieldReader fields) {
    switch (field) {
      case RECORD_TYPE -> type = fields.type(column);
      case BID -> bid = fields.bid(column);
      case ACCOUNT_NUMBER -> {
        var number = fields.accountNumber(column);
        if (number != null) {
          invoice.accountNumber(number);
        }
        complete &= number != null;
      }
      case INVOICE_NUMBER -> {
        var number = fields.invoiceNumber(column);
        if (number != null) {
          invoice.invoiceNumber(number);
        }
        complete &= number != null;
      }
      case BALANCE_DUE -> {
        Money balance = fields.balance(column);
        if (balance != null) {
          invoice.balanceDue(balance);
        }
        complete &= balance != null;
      }
      case INVOICE_TYPE_ID -> invoice.invoiceTypeId(fields.integer(column));
      case CUSTOMER_NAME -> invoice.customerName(fields.text(column));
      case CUSTOMER_NAME2 -> invoice.customerName2(fields.text(column));
      case ADDRESS1 -> invoice.address1(fields.text(column));
      case ADDRESS2 -> invoice.address2(fields.text(column));
      case CITY -> invoice.city(fields.text(column));
      case STATE -> invoice.state(fields.text(column));
      case ZIP -> invoice.zip(fields.text(column));
      case PHONE -> invoice.phone(fields.text(column));
      case EMAIL_ADDRESS -> invoice.emailAddress(fields.text(column));
      case EMAIL_ADDRESS_CC -> invoice.emailAddressCc(fields.text(column));
      case INVOICE_DATE -> invoice.invoiceDate(fields.date(column));
      case INVOICE_DUE_DATE -> invoice.invoiceDueDate(fields.date(column));
      case TOTAL_AMOUNT_DUE -> invoice.totalAmountDue(fields.amount(column));
      case MINIMUM_PAYMENT -> minimumPayment = fields.amount(column);
      case ALLOW_PARTIAL_PAYMENTS -> invoice.allowPartialPayments(isTrue(fields.flag(column)));
      case AUTO_PAY_COLLECTION_DATE -> invoice.autoPayCollectionDate(fields.date(column));
      case BLOCK_PAYMENTS_CC -> invoice.blockPaymentsCc(isTrue(fields.flag(column)));
      case BLOCK_PAYMENTS_EFT -> invoice.blockPaymentsEft(isTrue(fields.flag(column)));
      case FIRST_NOTIFY_REQUESTED_DATE -> invoice.firstNotifyRequestedDate(fields.date(column));
      case SECOND_NOTIFY_REQUESTED_DATE -> invoice.secondNotifyRequestedDate(fields.date(column));
      case THIRD_NOTIFY_REQUESTED_DATE -> invoice.thirdNotifyRequestedDate(fields.date(column));
      case DESCRIPTION -> invoice.description(fields.text(column));
      case BILL_IMAGE_FILE_NAME -> invoice.billImageFileName(fields.text(column));
    }
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return flag != null && flag;
  }

  /** The record, or null where something indispensable is missing, which was noted then. */
  @Nullable BifRecord build() {
    return complete && type != null && bid != null
        ? new BifRecord(type, bid, invoice.build())
        : null;
  }
}
