package com.imt.ic.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line as a peer of the SDK has it: a bean, since two of them know nothing else. */
public final class Row {

  /** The columns in the order of the file. */
  static final String[] COLUMNS = {
    "recordType",
    "bid",
    "invoiceTypeId",
    "accountNumber",
    "invoiceNumber",
    "customerName",
    "customerName2",
    "address1",
    "address2",
    "city",
    "state",
    "zip",
    "phone",
    "emailAddress",
    "emailAddressCc",
    "invoiceDate",
    "invoiceDueDate",
    "totalAmountDue",
    "balanceDue",
    "minimumPayment",
    "allowPartialPayments",
    "autoPayCollectionDate",
    "blockPaymentsCc",
    "blockPaymentsEft",
    "firstNotifyRequestedDate",
    "description",
    "billImageFileName",
  };

  private @Nullable String recordType;
  private @Nullable String bid;
  private int invoiceTypeId;
  private @Nullable String accountNumber;
  private @Nullable String invoiceNumber;
  private @Nullable String customerName;
  private @Nullable String customerName2;
  private @Nullable String address1;
  private @Nullable String address2;
  private @Nullable String city;
  private @Nullable String state;
  private @Nullable String zip;
  private @Nullable String phone;
  private @Nullable String emailAddress;
  private @Nullable String emailAddressCc;
  private @Nullable LocalDate invoiceDate;
  private @Nullable LocalDate invoiceDueDate;
  private @Nullable BigDecimal totalAmountDue;
  private @Nullable BigDecimal balanceDue;
  private @Nullable BigDecimal minimumPayment;
  private boolean allowPartialPayments;
  private @Nullable LocalDate autoPayCollectionDate;
  private boolean blockPaymentsCc;
  private boolean blockPaymentsEft;
  private @Nullable LocalDate firstNotifyRequestedDate;
  private @Nullable String description;
  private @Nullable String billImageFileName;

  public @Nullable String getRecordType() {
    return recordType;
  }

  public void setRecordType(@Nullable String value) {
    recordType = value;
  }

  public @Nullable String getBid() {
    return bid;
  }

  public void setBid(@Nullable String value) {
    bid = value;
  }

  public int getInvoiceTypeId() {
    return invoiceTypeId;
  }

  public void setInvoiceTypeId(int value) {
    invoiceTypeId = value;
  }

  public @Nullable String getAccountNumber() {
    return accountNumber;
  }

  public void setAccountNumber(@Nullable String value) {
    accountNumber = value;
  }

  public @Nullable String getInvoiceNumber() {
    return invoiceNumber;
  }

  public void setInvoiceNumber(@Nullable String value) {
    invoiceNumber = value;
  }

  public @Nullable String getCustomerName() {
    return customerName;
  }

  public void setCustomerName(@Nullable String value) {
    customerName = value;
  }

  public @Nullable String getCustomerName2() {
    return customerName2;
  }

  public void setCustomerName2(@Nullable String value) {
    customerName2 = value;
  }

  public @Nullable String getAddress1() {
    return address1;
  }

  public void setAddress1(@Nullable String value) {
    address1 = value;
  }

  public @Nullable String getAddress2() {
    return address2;
  }

  public void setAddress2(@Nullable String value) {
    address2 = value;
  }

  public @Nullable String getCity() {
    return city;
  }

  public void setCity(@Nullable String value) {
    city = value;
  }

  public @Nullable String getState() {
    return state;
  }

  public void setState(@Nullable String value) {
    state = value;
  }

  public @Nullable String getZip() {
    return zip;
  }

  public void setZip(@Nullable String value) {
    zip = value;
  }

  public @Nullable String getPhone() {
    return phone;
  }

  public void setPhone(@Nullable String value) {
    phone = value;
  }

  public @Nullable String getEmailAddress() {
    return emailAddress;
  }

  public void setEmailAddress(@Nullable String value) {
    emailAddress = value;
  }

  public @Nullable String getEmailAddressCc() {
    return emailAddressCc;
  }

  public void setEmailAddressCc(@Nullable String value) {
    emailAddressCc = value;
  }

  public @Nullable LocalDate getInvoiceDate() {
    return invoiceDate;
  }

  public void setInvoiceDate(@Nullable LocalDate value) {
    invoiceDate = value;
  }

  public @Nullable LocalDate getInvoiceDueDate() {
    return invoiceDueDate;
  }

  public void setInvoiceDueDate(@Nullable LocalDate value) {
    invoiceDueDate = value;
  }

  public @Nullable BigDecimal getTotalAmountDue() {
    return totalAmountDue;
  }

  public void setTotalAmountDue(@Nullable BigDecimal value) {
    totalAmountDue = value;
  }

  public @Nullable BigDecimal getBalanceDue() {
    return balanceDue;
  }

  public void setBalanceDue(@Nullable BigDecimal value) {
    balanceDue = value;
  }

  public @Nullable BigDecimal getMinimumPayment() {
    return minimumPayment;
  }

  public void setMinimumPayment(@Nullable BigDecimal value) {
    minimumPayment = value;
  }

  public boolean getAllowPartialPayments() {
    return allowPartialPayments;
  }

  public void setAllowPartialPayments(boolean value) {
    allowPartialPayments = value;
  }

  public @Nullable LocalDate getAutoPayCollectionDate() {
    return autoPayCollectionDate;
  }

  public void setAutoPayCollectionDate(@Nullable LocalDate value) {
    autoPayCollectionDate = value;
  }

  public boolean getBlockPaymentsCc() {
    return blockPaymentsCc;
  }

  public void setBlockPaymentsCc(boolean value) {
    blockPaymentsCc = value;
  }

  public boolean getBlockPaymentsEft() {
    return blockPaymentsEft;
  }

  public void setBlockPaymentsEft(boolean value) {
    blockPaymentsEft = value;
  }

  public @Nullable LocalDate getFirstNotifyRequestedDate() {
    return firstNotifyRequestedDate;
  }

  public void setFirstNotifyRequestedDate(@Nullable LocalDate value) {
    firstNotifyRequestedDate = value;
  }

  public @Nullable String getDescription() {
    return description;
  }

  public void setDescription(@Nullable String value) {
    description = value;
  }

  public @Nullable String getBillImageFileName() {
    return billImageFileName;
  }

  public void setBillImageFileName(@Nullable String value) {
    billImageFileName = value;
  }
}
