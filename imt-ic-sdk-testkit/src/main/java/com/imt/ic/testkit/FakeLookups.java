package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.ledger.CustomerEnrollment;
import java.util.Map;
import java.util.Optional;

/** Invoices and customers as the fake holds them. */
final class FakeLookups {

  private final FakeState state;

  FakeLookups(FakeState state) {
    this.state = state;
  }

  Optional<InvoiceRecord> invoice(InvoiceNumber invoiceNumber) {
    state.story.note(() -> "asked for invoice " + invoiceNumber);
    synchronized (state) {
      return Optional.ofNullable(state.invoices.get(invoiceNumber)).map(HeldInvoice::toRecord);
    }
  }

  Optional<CustomerRecord> customer(AccountNumber accountNumber) {
    state.story.note(() -> "asked for customer " + accountNumber.value());
    synchronized (state) {
      return Optional.ofNullable(state.customers.get(accountNumber))
          .map(
              held ->
                  held.toRecord(
                      isEnrolled(state.autoPay, accountNumber),
                      isEnrolled(state.paperless, accountNumber),
                      Optional.ofNullable(state.registered.get(accountNumber))));
    }
  }

  private static boolean isEnrolled(
      Map<AccountNumber, CustomerEnrollment> book, AccountNumber accountNumber) {
    CustomerEnrollment enrollment = book.get(accountNumber);
    return enrollment != null && enrollment.enrolled();
  }
}
