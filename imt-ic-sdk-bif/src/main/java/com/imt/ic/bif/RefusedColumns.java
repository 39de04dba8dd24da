package com.imt.ic.bif;

import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Columns and fields of a biller's own by which somebody would ask for what the integration page
 * does not support, such as {@code PreviousBalance} for balance forward. Names that mean a policy,
 * such as {@code PolicyExpirationDate}, are not among them. Stateless.
 */
final class RefusedColumns {

  private static final Capabilities PAGE = Capabilities.ofIntegrationPage();

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
          "Change Log - Phone Number",
          named("(tele)?phone(number)?s?chang(e|ed|es|elog)(date|flag|log)?"),
          "Change Log - Email Address",
          named("email(address)?(es)?chang(e|ed|es|elog)(date|flag|log)?"),
          "Conveyance",
          named("conveyance.*"),
          "Bill Processor",
          named("billprocessor.*"));

  private RefusedColumns() {}

  private static Pattern named(String plain) {
    return Pattern.compile(plain, Pattern.CASE_INSENSITIVE);
  }

  /** {@return the words of the row that refuses a column or field of that name} */
  static Optional<String> refusal(String name) {
    String plain = UNSAID.matcher(name).replaceAll("");
    return BY_ROW.entrySet().stream()
        .filter(row -> row.getValue().matcher(plain).matches())
        .findFirst()
        .flatMap(row -> PAGE.find(row.getKey()))
        .or(() -> feature(name))
        .flatMap(Capability::refusal);
  }

  /** {@return the words that refuse a link where the name of a bill image's file belongs} */
  static String ofLink() {
    return PAGE.find("PDF linking").flatMap(Capability::refusal).orElseThrow();
  }

  /** Of the page's tables this one alone: "CSR" or "Email" may well be a column. */
  private static Optional<Capability> feature(String name) {
    return PAGE.find(name).filter(row -> row.group().equals("features"));
  }
}
