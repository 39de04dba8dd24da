package com.imt.ic.internal.profile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a call can send: a value that a profile names in braces, such as {@code {from}}. */
public enum RequestValue {
  /** Where the question begins: a moment, or of settled batches the first day. */
  FROM("from", Kind.TIME),
  /** Where it ends: a day after the call, or of settled batches the last day. */
  TO("to", Kind.TIME),
  START_DATE("startDate", Kind.TIME),
  END_DATE("endDate", Kind.TIME),
  /** The day of the call in the biller's zone. */
  TODAY("today", Kind.TIME),
  BID("bid", Kind.TEXT),
  BILLER_GUID("billerGuid", Kind.TEXT),
  WEB_SERVICE_KEY("webServiceKey", Kind.TEXT),
  /** Each of the biller's invoice types, a request for each. */
  INVOICE_TYPE_ID("invoiceTypeId", Kind.TEXT),
  /** What the login gave. */
  TOKEN("token", Kind.TEXT),
  /** The number of the page, a request for each. */
  PAGE("page", Kind.TEXT),
  PAGE_SIZE("pageSize", Kind.TEXT),
  FILE_NAME("fileName", Kind.TEXT),
  FILE_CONTENT("fileContent", Kind.FILE),
  /** How many bytes the file has. */
  FILE_SIZE("fileSize", Kind.TEXT),
  INVOICE_NUMBER("invoiceNumber", Kind.TEXT),
  ACCOUNT_NUMBER("accountNumber", Kind.TEXT);

  /** How a value stands in a request. */
  public enum Kind {
    TEXT,
    /** By a pattern. */
    TIME,
    /** By a form, and alone in its element. */
    FILE
  }

  private static final Set<RequestValue> ALWAYS =
      EnumSet.of(TODAY, BID, BILLER_GUID, WEB_SERVICE_KEY);

  private final String text;
  private final Kind kind;

  RequestValue(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** {@return its name in a profile} */
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether it is a day of every call, be that from a moment on. */
  boolean isDay() {
    return this == TODAY || this == START_DATE || this == END_DATE;
  }

  /** Whether it is where a question begins. */
  boolean isBeginning() {
    return this == FROM || this == START_DATE;
  }

  static Optional<RequestValue> named(String text) {
    return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
  }

  /** What an operation's call knows, by the operation's name in the profile. */
  static Set<RequestValue> of(String operation) {
    Set<RequestValue> values = EnumSet.copyOf(ALWAYS);
    values.addAll(
        switch (operation) {
          case "payments", "achRejects", "autoPay", "paperless" ->
              EnumSet.of(FROM, TO, INVOICE_TYPE_ID, TOKEN, PAGE, PAGE_SIZE);
          case "settledBatches" ->
              EnumSet.of(FROM, TO, START_DATE, END_DATE, INVOICE_TYPE_ID, TOKEN, PAGE, PAGE_SIZE);
          case "submitInvoiceFile" -> EnumSet.of(FILE_NAME, FILE_CONTENT, FILE_SIZE, TOKEN);
          case "viewInvoice" -> EnumSet.of(INVOICE_NUMBER, TOKEN);
          case "viewCustomer" -> EnumSet.of(ACCOUNT_NUMBER, TOKEN);
          default -> EnumSet.noneOf(RequestValue.class); // a login
        });
    return values;
  }

  /** Of which each must be sent by one parameter, since the call means nothing without it. */
  static Set<Set<RequestValue>> needed(String operation) {
    return switch (operation) {
      case "payments", "achRejects" -> Set.of(EnumSet.of(FROM));
      case "settledBatches" -> Set.of(EnumSet.of(FROM, START_DATE));
      case "submitInvoiceFile" -> Set.of(EnumSet.of(FILE_CONTENT));
      case "viewInvoice" -> Set.of(EnumSet.of(INVOICE_NUMBER));
      case "viewCustomer" -> Set.of(EnumSet.of(ACCOUNT_NUMBER));
      default -> Set.of();
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
