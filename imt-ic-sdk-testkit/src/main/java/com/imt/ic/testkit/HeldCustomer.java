package com.imt.ic.testkit;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.CustomerRecord;
import java.time.LocalDate;
import java.util.Optional;

/** A customer as the fake holds it: what the latest record of the account said. */
record HeldCustomer(long customerId, BifInvoice latest) {

  CustomerRecord toRecord(boolean autoPay, boolean paperless, Optional<LocalDate> registered) {
    return new CustomerRecord(
        latest.accountNumber(),
        Optional.of(Long.toString(customerId)),
        latest.customerName(),
        latest.address1(),
        latest.address2(),
        latest.city(),
        latest.state(),
        latest.zip(),
        latest.phone(),
        latest.emailAddress(),
        Optional.of(autoPay),
        Optional.of(!paperless),
        Optional.of(registered.isPresent()),
        registered,
        registered.flatMap(since -> latest.emailAddress()));
  }
}
