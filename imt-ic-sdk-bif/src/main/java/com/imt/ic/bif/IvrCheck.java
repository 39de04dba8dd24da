package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
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
   * The check of a profile; its setting {@code biller.ivrNumericOnly} says how the IVR searches.
   *
   * @param profile the profile
   * @return the check
   */
  public static IvrCheck of(Profile profile) {
    return new IvrCheck(BifLayout.of(profile), profile.isIvrNumericOnly());
  }

  /**
   * Checks one invoice.
   *
   * @param invoice the invoice
   * @param line the line that the warning names
   * @return the warning, or empty where customers can find the account
   */
  public Optional<BifProblem> check(BifInvoice invoice, long line) {
    if (!numericOnly || isNumeric(invoice.accountNumber())) {
      return Optional.empty();
    }
    return layout
        .column(BifField.ACCOUNT_NUMBER)
        .map(
            column ->
                column.problem(
                    line,
                    "is not digits alone",
                    "the biller's IVR search is numeric",
                    "Have InvoiceCloud turn its alphanumeric search on, and set"
                        + " $.biller.ivrNumericOnly of the profile to false"));
  }

  private static boolean isNumeric(AccountNumber number) {
    return number.value().chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
