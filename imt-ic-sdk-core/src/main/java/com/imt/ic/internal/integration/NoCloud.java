package com.imt.ic.internal.integration;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.internal.posting.MisuseException;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Of an integration that only hosts or reconciles: whatever needs InvoiceCloud says so. */
public final class NoCloud implements InvoiceCloud {

  private static IllegalStateException missing() {
    return new MisuseException(
        "This integration has no InvoiceCloud to call; give its builder .cloud(...)");
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    throw missing();
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    throw missing();
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    throw missing();
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    throw missing();
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    throw missing();
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    throw missing();
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    throw missing();
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    throw missing();
  }

  @Override
  public void close() {}
}
