package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.profile.Profile;
import java.util.Optional;

/**
 * Warns of account numbers that customers cannot find by telephone: InvoiceCloud's IVR takes digits
 * alone unless its alphanumeric search was turned on for the biller (integration page, "IVR").
 *
 * <p>A warning keeps nothing from being sent. Immutable and thread-safe.
 */
public final class IvrCheck {

  private final BifLayout layout;
  private final boolean numericOnly;

  private IvrCheck(BifLayout layout, boolean numericOnly) {
    this.layout = layout;
    this.numericOnly = numericOnly;
  }

  /**
   * The check of a profile: the IVR searches by digits alone where it is among {@code products} and
   * {@code ivr.alphanumericSearch} is not true.
   */
  public static IvrCheck of(Profile profile) {
    return new IvrCheck(BifLayout.of(profile), profile.inUse().isIvrNumericOnly());
  }

  /** The warning, which names that line; empty where customers can find the invoice's account. */
  public Optional<BifProblem> check(BifInvoice invoice, long line) {
    if (!numericOnly || isNumeric(invoice.accountNumber())) {
      return Optional.empty();
    }
    String found = "is not digits alone";
    String expected = "the biller's IVR search is numeric";
    String advice =
        "Have InvoiceCloud turn its alphanumeric search on, and set $.ivr.alphanumericSearch of the profile to true";
    return layout
        .column(BifField.ACCOUNT_NUMBER)
        .map(column -> BifProblem.of(column, line, Kind.NOT_NUMERIC, found, expected, advice));
  }

  private static boolean isNumeric(AccountNumber number) {
    return number.value().chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
