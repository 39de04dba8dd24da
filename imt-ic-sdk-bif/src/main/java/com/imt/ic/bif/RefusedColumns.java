package com.imt.ic.bif;

import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Columns of a biller's own by which somebody would ask for what the integration page does not
 * support, such as {@code PreviousBalance} for balance forward. Names that mean a policy, such as
 * {@code PolicyExpirationDate}, are not among them. Stateless.
 */
final class RefusedColumns {

  private static final Pattern UNSAID = Pattern.compile("[^\\p{L}\\p{N}]");

  private static final Map<String, Pattern> BY_ROW =
      Map.of(
          "Billing Options - Balance Forward",
          named(
              "(balance|amount)?(brought|carried|carry)?forward(ed)?(balance|amount)?"
                  + "|(prev|previous|prior|last|old)(bill|invoice|account)?(balance|amountdue|due).*"),
          "Expire Bill for Payment",
          named("(bill|invoice|payment)?(expir(e|es|ed|y|ation)|stoppayment).*"),
          "Past Due Payments",
          named("(is|days|amount|balance|total)?(pastdue|overdue).*"),
          "Void",
          named(
              "(is)?(void|refund)(s|ed|ing)?(flag|date|code|amount|indicator|yn|(payment|invoice).*)?"),
          "Bill Images - PDF Linking",
          named("((bill|invoice)?(pdf|(bill|invoice)?image)|bill|invoice)(link|url|uri)s?"),
          "Bill Images - Template",
          named("(bill|invoice|image|pdf)*template(id|name|code|number)?"),
          "Conveyance",
          named("conveyance.*"),
          "Bill Processor",
          named("billprocessor.*"));

  private RefusedColumns() {}

  private static Pattern named(String plain) {
    return Pattern.compile(plain, Pattern.CASE_INSENSITIVE);
  }

  /** {@return the row that refuses a column or custom field of that name} */
  static Optional<Capability> find(Capabilities page, String name) {
    String plain = UNSAID.matcher(name).replaceAll("");
    return BY_ROW.entrySet().stream()
        .filter(row -> row.getValue().matcher(plain).matches())
        .findFirst()
        .flatMap(row -> page.find(row.getKey()))
        .or(() -> feature(page, name))
        .filter(row -> !row.isSupported());
  }

  /** Of the page's tables this one alone: "CSR" or "Email" may well be a column. */
  private static Optional<Capability> feature(Capabilities page, String name) {
    return page.find(name).filter(row -> row.group().equals("features"));
  }
}
