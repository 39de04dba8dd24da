package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer as InvoiceCloud holds it. Immutable and thread-safe; {@code toString} shows the last
 * four characters of the account alone.
 *
 * @param accountNumber the account
 * @param customerId IC's own number of the customer
 * @param customerName the name
 * @param address1 first line of the address
 * @param address2 second line of the address
 * @param city the city
 * @param state the state
 * @param zip the postal code
 * @param phone the telephone number
 * @param emailAddress the e-mail address
 * @param autoPay whether enrolled in AutoPay
 * @param paperInvoices whether paper invoices are sent; false means paperless
 * @param registered whether registered in IC's portal
 * @param registrationDate since when
 * @param loginName the portal's login name
 */
public record CustomerRecord(
    AccountNumber accountNumber,
    Optional<String> customerId,
    Optional<String> customerName,
    Optional<String> address1,
    Optional<String> address2,
    Optional<String> city,
    Optional<String> state,
    Optional<String> zip,
    Optional<String> phone,
    Optional<String> emailAddress,
    Optional<Boolean> autoPay,
    Optional<Boolean> paperInvoices,
    Optional<Boolean> registered,
    Optional<LocalDate> registrationDate,
    Optional<String> loginName) {

  /** Checks what must be there. */
  public CustomerRecord {
    Objects.requireNonNull(accountNumber, "accountNumber");
  }

  @Override
  public String toString() {
    return "CustomerRecord[" + accountNumber + "]";
  }
}
