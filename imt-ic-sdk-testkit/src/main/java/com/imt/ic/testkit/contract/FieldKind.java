package com.imt.ic.testkit.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of the SDK's holds, and how well a column's type and values fit that. */
enum FieldKind {
  GUID("string guid", "anyType", "\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?"),
  AMOUNT("decimal", "double float string int integer long", "-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?"),
  FLAG("boolean", "string int short byte unsignedByte", "(?i)true|false|[01yn]"),
  TIME("dateTime", "string", "\\d{4}-\\d\\d-\\d\\dT.*"),
  DATE("dateTime date", "string", "\\d{4}-\\d\\d-\\d\\d.*|1/1/0001.*"),
  COUNT("int", "integer long short string decimal", "\\d+"),
  EMAIL("string", "", "[^\\s@]+@[^\\s@]+"),
  REJECT_CODE("string", "", "[RC]\\d\\d"),
  METHOD("string int", "short", "(?i)CC|EFT|ACH|E-?CHECK|CREDIT ?CARD|CARD|BANK( ?ACCOUNT)?|CHECK"),
  CARD("string", "", "(?i)V|M|A|D|VI|VISA|MC|MASTERCARD|AMEX|AX|AMERICAN EXPRESS|DISCOVER|DI|DISC"),
  SERIAL("long", "int integer decimal string", "\\S*\\d\\S*"),
  IDENTIFIER("string", "int long integer decimal", "\\S*\\d\\S*"),
  CONTENT("base64Binary", "", ".*"),
  TEXT("string", "int long anyType", "(?s).*");

  /** Kinds that any text would do for say little by themselves. */
  private static final Set<FieldKind> VAGUE = Set.of(TEXT, SERIAL, IDENTIFIER, COUNT);

  /** Kinds whose codes nobody can list. */
  private static final Set<FieldKind> OPEN = Set.of(METHOD, CARD);

  private static final Map<String, FieldKind> BY_FIELD =
      Map.ofEntries(
          Map.entry("paymentGuid", GUID),
          Map.entry("fileGuid", GUID),
          Map.entry("amount", AMOUNT),
          Map.entry("convenienceFee", AMOUNT),
          Map.entry("depositAmount", AMOUNT),
          Map.entry("totalAmountDue", AMOUNT),
          Map.entry("balanceDue", AMOUNT),
          Map.entry("minimumAmountDue", AMOUNT),
          Map.entry("approved", FLAG),
          Map.entry("autoPay", FLAG),
          Map.entry("enrolled", FLAG),
          Map.entry("paperInvoices", FLAG),
          Map.entry("success", FLAG),
          Map.entry("allowPartialPayments", FLAG),
          Map.entry("registered", FLAG),
          Map.entry("paidAt", TIME),
          Map.entry("rejectedAt", TIME),
          Map.entry("changedAt", TIME),
          Map.entry("from", TIME),
          Map.entry("startDate", DATE),
          Map.entry("endDate", DATE),
          Map.entry("settledOn", DATE),
          Map.entry("invoiceDate", DATE),
          Map.entry("invoiceDueDate", DATE),
          Map.entry("autoPayCollectionDate", DATE),
          Map.entry("firstNotifyRequestedDate", DATE),
          Map.entry("secondNotifyRequestedDate", DATE),
          Map.entry("thirdNotifyRequestedDate", DATE),
          Map.entry("registrationDate", DATE),
          Map.entry("invoiceTypeId", COUNT),
          Map.entry("recordCount", COUNT),
          Map.entry("emailAddress", EMAIL),
          Map.entry("code", REJECT_CODE),
          Map.entry("method", METHOD),
          Map.entry("cardType", CARD),
          Map.entry("accountNumber", IDENTIFIER),
          Map.entry("invoiceNumber", IDENTIFIER),
          Map.entry("batchId", SERIAL),
          Map.entry("customerId", SERIAL),
          Map.entry("approvalCode", IDENTIFIER),
          Map.entry("fileContent", CONTENT));

  /** XML Schema's types that the contract has for it, apart by spaces. */
  private final String expected;

  /** More of them that can be read as it. */
  private final String readable;

  private final Pattern value;

  FieldKind(String expected, String readable, String value) {
    this.expected = expected;
    this.readable = readable;
    this.value = Pattern.compile(value);
  }

  static FieldKind of(String field) {
    return BY_FIELD.getOrDefault(field, TEXT);
  }

  /** The types that the contract has for it, for people. */
  String expected() {
    return expected.replace(" ", " or ");
  }

  /** Whether it is a type that the contract has for it. */
  boolean expects(String type) {
    return List.of(expected.split(" ")).contains(type);
  }

  /** Whether a column of that type can be read as this kind at all. */
  boolean takes(String type) {
    return type.isEmpty() || expects(type) || List.of(readable.split(" ")).contains(type);
  }

  /** Whether a column of that type can be read and no longer says what was written. */
  boolean loses(String type) {
    return this == IDENTIFIER && takes(type) && !expects(type);
  }

  /**
   * How well a column fits.
   *
   * @return -1 where it cannot be, 0 where nothing speaks for it, up to 100
   */
  int fit(Column column) {
    if (!takes(column.type())) {
      return -1;
    }
    List<String> values = column.values();
    if (values.isEmpty()) {
      boolean telling = !column.type().isEmpty() && !column.type().equals("string");
      return telling ? 60 : this == GUID || VAGUE.contains(this) ? 30 : 15;
    }
    if (!values.stream().allMatch(v -> value.matcher(v).matches())) {
      return OPEN.contains(this) && !isSpecial(column) ? 10 : -1;
    }
    if (this == TEXT) {
      return isSpecial(column) ? 0 : 30;
    }
    if (VAGUE.contains(this)) {
      return isSpecial(column) ? 5 : 50;
    }
    return 90;
  }

  /** Whether the values are of a kind that text would seldom be. */
  private static boolean isSpecial(Column column) {
    if (Set.of("boolean", "dateTime", "decimal").contains(column.type())) {
      return true;
    }
    return List.of(GUID, EMAIL, REJECT_CODE, TIME).stream()
        .anyMatch(kind -> column.values().stream().allMatch(v -> kind.value.matcher(v).matches()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
