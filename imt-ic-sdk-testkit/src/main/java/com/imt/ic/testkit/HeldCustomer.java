package com.imt.ic.testkit;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.CustomerRecord;
import java.time.LocalDate;
import java.util.Optional;

/** A customer as the fake holds it: what the latest record of the account said. */
record HeldCustomer(long customerId, BifInvoice latest) {

  /** An invoice that says no more than who the customer is. */
  BifInvoice.Builder newInvoice() {
    return BifInvoice.builder()
        .accountNumber(latest.accountNumber())
        .customerName(latest.customerName().orElse(null))
        .customerName2(latest.customerName2().orElse(null))
        .address1(latest.address1().orElse(null))
        .address2(latest.address2().orElse(null))
        .city(latest.city().orElse(null))
        .state(latest.state().orElse(null))
        .zip(latest.zip().orElse(null))
        .phone(latest.phone().orElse(null))
        .emailAddress(latest.emailAddress().orElse(null))
        .emailAddressCc(latest.emailAddressCc().orElse(null));
  }

  CustomerRecord toRecord(boolean autoPay, boolean paperless, Optional<LocalDate> registered) {
    return CustomerRecord.builder()
        .accountNumber(latest.accountNumber())
        .customerId(Long.toString(customerId))
        .customerName(latest.customerName().orElse(null))
        .address1(latest.address1().orElse(null))
        .address2(latest.address2().orElse(null))
        .city(latest.city().orElse(null))
        .state(latest.state().orElse(null))
        .zip(latest.zip().orElse(null))
        .phone(latest.phone().orElse(null))
        .emailAddress(latest.emailAddress().orElse(null))
        .autoPay(autoPay)
        .paperInvoices(!paperless)
        .registered(registered.isPresent())
        .registrationDate(registered.orElse(null))
        .loginName(registered.flatMap(since -> latest.emailAddress()).orElse(null))
        .build();
  }
}
