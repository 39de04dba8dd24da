package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.bif.BifInvoice;
import java.util.List;
import java.util.Locale;

/** Customers of whom a test says nothing but the account. Stateless. */
final class Invented {

  private static final List<String> NAMES =
      List.of("Avery Garcia", "Jordan Okafor", "Riley Chen", "Sam O'Neil", "Kai Lindqvist");

  private Invented() {}

  /** What an invoice says of the customer, and no more. */
  static BifInvoice.Builder customer(AccountNumber accountNumber, int place) {
    String name = NAMES.get(place % NAMES.size());
    return BifInvoice.builder()
        .accountNumber(accountNumber)
        .customerName(name)
        .address1("%s Main St".formatted(1155 + place))
        .city("Des Moines")
        .state("IA")
        .zip("50309")
        .phone("515-555-01%02d".formatted(place % 100))
        .emailAddress(
            name.toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '.') + "@example.com");
  }
}
