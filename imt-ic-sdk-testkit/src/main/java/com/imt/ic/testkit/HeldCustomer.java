package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.cloud.CustomerRecord;
import java.time.LocalDate;
import java.util.Optional;

/** A customer as the fake holds it: what the latest invoice said of the account. */
record HeldCustomer(
    AccountNumber accountNumber,
    long customerId,
    String customerName,
    String invoiceTypeId,
    Optional<String> address1,
    Optional<String> address2,
    Optional<String> city,
    Optional<String> state,
    Optional<String> zip,
    Optional<String> phone,
    Optional<String> emailAddress) {

  CustomerRecord toRecord(boolean autoPay, boolean paperless, Optional<LocalDate> registered) {
    return new CustomerRecord(
        accountNumber,
        Optional.of(Long.toString(customerId)),
        Optional.of(customerName),
        address1,
        address2,
        city,
        state,
        zip,
        phone,
        emailAddress,
        Optional.of(autoPay),
        Optional.of(!paperless),
        Optional.of(registered.isPresent()),
        registered,
        registered.flatMap(since -> emailAddress));
  }
}
