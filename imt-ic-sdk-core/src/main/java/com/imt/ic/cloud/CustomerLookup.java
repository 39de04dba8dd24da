package com.imt.ic.cloud;

import com.imt.ic.AccountNumber;
import java.util.Optional;

/** One customer as InvoiceCloud holds it ({@code ViewCustomerRecord}). */
@FunctionalInterface
public interface CustomerLookup {

  /**
   * Looks a customer up.
   *
   * @param accountNumber the customer's account
   * @return the customer, or empty where InvoiceCloud knows no such account
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Optional<CustomerRecord> find(AccountNumber accountNumber);
}
