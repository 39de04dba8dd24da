package com.imt.ic.internal.profile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field by which the payment of an ACH return is found, both records having one of its name. */
public enum ReturnField {
  PAYMENT_GUID("paymentGuid"),
  BILLER_REFERENCE("billerReference"),
  APPROVAL_CODE("approvalCode"),
  ACCOUNT_NUMBER("accountNumber"),
  INVOICE_NUMBER("invoiceNumber"),
  AMOUNT("amount"),
  /** The day of the payment in the biller's zone. */
  PAID_AT("paidAt");

  /**
   * What finds a payment and hardly ever another one. An approval code alone is none: processors
   * use one again, and the older payment would be reversed before the right one is known.
   */
  private static final List<Set<ReturnField>> ENOUGH =
      List.of(
          EnumSet.of(BILLER_REFERENCE),
          EnumSet.of(APPROVAL_CODE, ACCOUNT_NUMBER),
          EnumSet.of(ACCOUNT_NUMBER, INVOICE_NUMBER, AMOUNT));

  private final String text;

  ReturnField(String text) {
    this.text = text;
  }

  /** {@return its name in a profile} */
  public String text() {
    return text;
  }

  /**
   * Reads the setting, noting its faults.
   *
   * @param payments what answers the report of payments; empty where the profile lacks it
   * @param returns the same of returns
   */
  static List<ReturnField> read(
      ProfileSection section,
      String setting,
      Optional<OperationSpec> payments,
      Optional<OperationSpec> returns) {
    List<ReturnField> fields = section.convertedAll(setting, ReturnField::named);
    if (!section.has(setting)) {
      fields = List.of(PAYMENT_GUID);
    }
    Set<ReturnField> all = fields.isEmpty() ? Set.of() : EnumSet.copyOf(fields);
    boolean byGuid = all.equals(EnumSet.of(PAYMENT_GUID));
    if (all.size() < fields.size()) {
      section.problem(setting, "names a field twice; name it once");
    } else if (!byGuid && all.contains(PAYMENT_GUID)) {
      section.problem(
          setting, "names paymentGuid beside other fields, which nobody needs; name it alone");
    } else if (!byGuid && ENOUGH.stream().noneMatch(all::containsAll)) {
      section.problem(
          setting,
          "does not tell one payment from another; name [paymentGuid], or at least one of "
              + ENOUGH);
    }
    for (ReturnField field : all) {
      requireColumn(field, returns, section, setting);
      requireColumn(field, payments, section, setting);
    }
    return fields;
  }

  private static void requireColumn(
      ReturnField field,
      Optional<OperationSpec> operation,
      ProfileSection section,
      String setting) {
    operation
        .filter(each -> !each.columns().containsKey(field.text))
        .ifPresent(
            each ->
                section.problemOfList(
                    setting,
                    "names %s, and $.operations.%s.columns has none; name its column there"
                        .formatted(field.text, each.id())));
  }

  private static ReturnField named(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is none of " + Arrays.toString(values())));
  }

  @Override
  public String toString() {
    return text;
  }
}
