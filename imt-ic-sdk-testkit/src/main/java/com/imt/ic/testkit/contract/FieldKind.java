package com.imt.ic.testkit.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of the SDK's holds, and how well a column's type and values fit that. */
enum FieldKind {
  GUID("string guid", "anyType int integer long", "\\S*\\d\\S*"),
  AMOUNT(
      "decimal",
      "double float string int integer long",
      "[-+($\\p{Sc}A-Z ]*\\d[\\d., ']*([eE][-+]?\\d+)?[-) $\\p{Sc}A-Z]*"),
  FLAG("boolean", "string int short byte unsignedByte", "[A-Za-z]{1,20}|\\d{1,3}"),
  TIME("dateTime", "string", TimeTexts.LIKELY),
  DATE("dateTime date", "string", TimeTexts.LIKELY),
  COUNT("int", "integer long short string decimal", "\\d+"),
  EMAIL("string", "", "[^\\s@]+@[^\\s@]+"),
  REJECT_CODE("string", "", "[RC]\\d\\d"),
  METHOD("string int", "short", "(?i)CC|EFT|ACH|E-?CHECK|CREDIT ?CARD|CARD|BANK( ?ACCOUNT)?|CHECK"),
  CARD("string", "", "(?i)V|M|A|D|VI|VISA|MC|MASTERCARD|AMEX|AX|AMERICAN EXPRESS|DISCOVER|DI|DISC"),
  SERIAL("long", "int integer decimal string", "\\S*\\d\\S*"),
  IDENTIFIER("string", "int long integer decimal", "\\S*\\d\\S*"),
  CONTENT("base64Binary", "", ".*"),
  TEXT("string", "int long anyType", "(?s).*");

  private static final Pattern GUID_TEXT =
      Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?");

  /** Kinds that any text would do for say little by themselves. */
  private static final Set<FieldKind> VAGUE = Set.of(TEXT, SERIAL, IDENTIFIER, COUNT);

  /** Kinds whose codes nobody can list. */
  private static final Set<FieldKind> OPEN = Set.of(METHOD, CARD);

  /** Kinds that nothing but a name that says so is taken for. */
  private static final Set<FieldKind> SENSITIVE =
      Set.of(GUID, AMOUNT, FLAG, TIME, DATE, SERIAL, IDENTIFIER);

  /** What a field of that name may be called besides, which says nothing of a flag's sense. */
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.of(
          "success",
          List.of("ResultCode", "Result", "ReturnCode", "Status", "StatusCode", "Accepted"),
          "enrolled",
          List.of("Paperless", "Enrollment"),
          "fileGuid",
          List.of("UploadGuid", "SubmissionGuid"));

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
          Map.entry("to", TIME),
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
          Map.entry("page", COUNT),
          Map.entry("pageSize", COUNT),
          Map.entry("fileSize", COUNT),
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

  /** Whether a column is taken for it by its name alone. */
  boolean isSensitive() {
    return SENSITIVE.contains(this);
  }

  /** Further names of a field of this kind. */
  List<String> otherNames(String field) {
    return OTHER_NAMES.getOrDefault(field, List.of());
  }

  /** Whether a column's declared type alone says that it is of this kind. */
  boolean isToldByType(Column column) {
    return switch (this) {
      case AMOUNT -> column.type().equals("decimal");
      case TIME, DATE -> column.type().equals("dateTime");
      case FLAG -> column.type().equals("boolean");
      default -> false;
    };
  }

  /** Whether a person should look at a column for it. */
  boolean isLikely(Column column) {
    return switch (this) {
      case FLAG -> Shown.codes(column).size() <= 4 && column.values().size() > 0;
      case AMOUNT ->
          !column.type().equals("int") || column.values().stream().anyMatch(v -> v.length() > 3);
      default -> true;
    };
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
    return List.of(GUID_TEXT, EMAIL.value, REJECT_CODE.value, TIME.value).stream()
        .anyMatch(kind -> column.values().stream().allMatch(v -> kind.matcher(v).matches()));
  }

  /** For people. */
  @Override
  public String toString() {
    return this == GUID ? "identity" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
