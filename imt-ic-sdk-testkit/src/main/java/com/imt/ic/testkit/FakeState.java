package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The fake's books. Its monitor guards everything in it: whoever uses the fields holds it, whoever
 * calls a method need not.
 */
final class FakeState {

  private static final long FIRST_CUSTOMER = 9000;

  /** A payment and what became of it. */
  static final class BookedPayment {
    final Payment payment;
    boolean pushed;
    boolean settled;
    boolean returned;

    BookedPayment(Payment payment) {
      this.payment = payment;
    }
  }

  /** A settled payment and when it got into the books. */
  record SettledLine(SettledPayment payment, Instant recordedAt) {}

  final Map<InvoiceNumber, HeldInvoice> invoices = new LinkedHashMap<>();
  final Map<AccountNumber, HeldCustomer> customers = new LinkedHashMap<>();
  final Map<PaymentGuid, BookedPayment> payments = new LinkedHashMap<>();
  final List<SettledLine> settled = new ArrayList<>();
  final List<AchReturn> rejects = new ArrayList<>();
  final Map<AccountNumber, CustomerEnrollment> autoPay = new LinkedHashMap<>();
  final Map<AccountNumber, CustomerEnrollment> paperless = new LinkedHashMap<>();
  final Map<AccountNumber, LocalDate> registered = new HashMap<>();
  final List<ReceivedInvoiceFile> files = new ArrayList<>();
  final Map<LocalDate, Integer> batches = new HashMap<>();

  private final Clock clock;
  private final SplittableRandom random;
  private int approvals = 100_000;

  FakeState(Clock clock, SplittableRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** The moment, to the 100 nanoseconds that .NET keeps, so that it is the same over HTTP. */
  Instant now() {
    return toTicks(clock.instant());
  }

  static Instant toTicks(Instant moment) {
    return moment.with(
        ChronoField.NANO_OF_SECOND, moment.get(ChronoField.NANO_OF_SECOND) / 100 * 100L);
  }

  synchronized String nextGuid() {
    long version4 = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long variant1 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version4, variant1).toString();
  }

  synchronized String nextApprovalCode() {
    return "A" + approvals++;
  }

  synchronized void hold(BifInvoice invoice) {
    invoices.put(invoice.invoiceNumber(), new HeldInvoice(invoice));
    HeldCustomer known = customers.get(invoice.accountNumber());
    long customerId = known == null ? FIRST_CUSTOMER + customers.size() : known.customerId();
    customers.put(invoice.accountNumber(), new HeldCustomer(customerId, invoice));
  }

  synchronized void recordPayments(Collection<Payment> history) {
    for (Payment payment : history) {
      if (payments.containsKey(payment.paymentGuid())) {
        throw new IllegalArgumentException(
            "Payment " + payment.paymentGuid() + " is in the books already");
      }
      payments.put(payment.paymentGuid(), new BookedPayment(payment));
    }
  }

  synchronized List<Payment> allPayments() {
    return payments.values().stream().map(booked -> booked.payment).toList();
  }

  synchronized List<Payment> paymentsToPush() {
    return payments.values().stream()
        .filter(booked -> booked.payment.approved() && !booked.pushed)
        .map(booked -> booked.payment)
        .sorted(Comparator.comparing(Payment::paidAt))
        .toList();
  }

  synchronized void markPushed(Collection<PaymentGuid> delivered) {
    for (PaymentGuid guid : delivered) {
      BookedPayment booked = payments.get(guid);
      if (booked == null) {
        throw new IllegalArgumentException("There is no payment " + guid + " to mark as pushed");
      }
      booked.pushed = true;
    }
  }

  synchronized List<ReceivedInvoiceFile> receivedFiles() {
    return List.copyOf(files);
  }
}
