package com.imt.ic.ledger;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.text.IdentifierText;
import com.imt.ic.ledger.CustomerEnrollment.Converted;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Customers of another provider as a CSV file, which is safe to open in a spreadsheet. */
final class ConvertedCsv {

  private ConvertedCsv() {}

  static String text(Collection<Converted> customers) {
    StringBuilder text = new StringBuilder("accountNumber,autoPay,method,paperless\r\n");
    Set<AccountNumber> accounts = new HashSet<>();
    for (Converted customer : customers) {
      AccountNumber account = customer.accountNumber();
      if (!accounts.add(account)) {
        throw new IllegalArgumentException(
            "Account %s stands twice among the customers; give it once".formatted(account));
      }
      refuseFormula("Account " + account, account.value());
      String method = customer.autoPay().map(PaymentMethod::code).orElse("");
      refuseFormula("The method of account " + account, method);
      text.append(quoted(account.value()))
          .append(',')
          .append(customer.autoPay().isPresent())
          .append(',')
          .append(quoted(method))
          .append(',')
          .append(customer.paperless())
          .append("\r\n");
    }
    return text.toString();
  }

  private static void refuseFormula(String what, String value) {
    if (IdentifierText.isFormula(value)) {
      throw new IllegalArgumentException(
          "%s begins with \"%s\", which a spreadsheet takes for a formula; hand it over by another way"
              .formatted(what, value.charAt(0)));
    }
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
