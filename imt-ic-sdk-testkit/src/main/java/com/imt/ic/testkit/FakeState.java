package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The fake's books. Its monitor guards everything in it: whoever uses the fields holds it, whoever
 * calls a method need not.
 */
final class FakeState {

  private static final long FIRST_CUSTOMER = 9000;
  private static final int MOST_NAMED = 10;

  /** What a payment pays of one invoice, and what became of it. */
  static final class BookedPayment {
    final Payment payment;
    Instant presentedAt;
    boolean pushed;
    boolean settled;
    boolean returned;

    /** What banks returned of it after it had settled, which no line of a batch tells. */
    Money returnedSettled = Money.ZERO;

    /** What lines of batches took back of it, or of the cart of which it is the first. */
    Money takenBack = Money.ZERO;

    BookedPayment(Payment payment) {
      this.payment = payment;
      presentedAt = payment.paidAt();
    }
  }

  /** A settled payment and when it got into the books. */
  record SettledLine(SettledPayment payment, Instant recordedAt) {}

  final Map<InvoiceNumber, HeldInvoice> invoices = new LinkedHashMap<>();
  final Map<AccountNumber, HeldCustomer> customers = new LinkedHashMap<>();

  /** Who has no invoice yet, so that InvoiceCloud knows nothing of them. */
  private final Map<AccountNumber, BifInvoice.Builder> newcomers = new HashMap<>();

  final Map<PaymentGuid, List<BookedPayment>> payments = new LinkedHashMap<>();
  final List<SettledLine> settled = new ArrayList<>();
  final List<AchReturn> rejects = new ArrayList<>();
  final Map<AccountNumber, CustomerEnrollment> autoPay = new LinkedHashMap<>();
  final Map<AccountNumber, CustomerEnrollment> paperless = new LinkedHashMap<>();

  /** Every state in which a customer's enrolment ever was, in the order of time. */
  final List<CustomerEnrollment> autoPayChanges = new ArrayList<>();

  final List<CustomerEnrollment> paperlessChanges = new ArrayList<>();
  final Map<AccountNumber, LocalDate> registered = new HashMap<>();
  final List<ReceivedInvoiceFile> files = new ArrayList<>();

  final Story story;
  private final Clock clock;
  private final SplittableRandom random;
  private int approvals = 100_000;

  FakeState(Clock clock, SplittableRandom random) {
    story = new Story(clock);
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
    newcomers.remove(invoice.accountNumber());
  }

  HeldInvoice invoice(InvoiceNumber number) {
    HeldInvoice invoice = invoices.get(number);
    if (invoice == null) {
      throw new IllegalArgumentException(
          "InvoiceCloud holds no invoice %s; it holds %s. Put it in by customer(...).invoice(number, balance), or submit a file with it"
              .formatted(number, named(invoices.keySet())));
    }
    return invoice;
  }

  static String named(Collection<InvoiceNumber> numbers) {
    return numbers.isEmpty()
        ? "none"
        : numbers.stream()
            .limit(MOST_NAMED)
            .map(InvoiceNumber::toString)
            .collect(Collectors.joining(", ", "", numbers.size() > MOST_NAMED ? " and more" : ""));
  }

  void changeCustomer(AccountNumber account, UnaryOperator<BifInvoice.Builder> change) {
    HeldCustomer known = customers.get(account);
    if (known == null) {
      newcomers.put(account, change.apply(newcomer(account)));
    } else {
      BifInvoice changed = change.apply(known.latest().toBuilder()).build();
      customers.put(account, new HeldCustomer(known.customerId(), changed));
    }
  }

  /** An invoice that says no more than who the customer is. */
  BifInvoice.Builder newInvoice(AccountNumber account) {
    HeldCustomer known = customers.get(account);
    return known == null ? newcomer(account) : known.newInvoice();
  }

  private BifInvoice.Builder newcomer(AccountNumber account) {
    return newcomers.computeIfAbsent(
        account, any -> Invented.customer(account, customers.size() + newcomers.size()));
  }

  /** Notes what a customer's enrolment is from now on. */
  synchronized void enroll(CustomerEnrollment enrollment) {
    boolean isAutoPay = enrollment.kind().equals(EnrollmentKind.AUTOPAY);
    (isAutoPay ? autoPay : paperless).put(enrollment.accountNumber(), enrollment);
    List<CustomerEnrollment> changes = isAutoPay ? autoPayChanges : paperlessChanges;
    changes.add(enrollment);
    story.note(() -> StoryText.of(enrollment));
    // A test may turn the clock back.
    changes.sort(Comparator.comparing(change -> change.changedAt().orElse(Instant.MIN)));
  }

  synchronized void recordPayments(Collection<Payment> history) {
    Map<PaymentGuid, List<BookedPayment>> carts = new LinkedHashMap<>();
    for (Payment payment : history) {
      PaymentGuid guid = payment.paymentGuid();
      List<BookedPayment> cart = carts.computeIfAbsent(guid, any -> new ArrayList<>());
      boolean paidAlready =
          cart.stream().anyMatch(b -> b.payment.invoiceNumber().equals(payment.invoiceNumber()));
      if (paidAlready || payments.containsKey(guid)) {
        throw new IllegalArgumentException(
            "Payment "
                + guid
                + " is in the books already, or twice for one invoice; give all of a cart's payments in one call, each of another invoice");
      }
      cart.add(new BookedPayment(payment));
    }
    payments.putAll(carts);
    history.forEach(payment -> story.note(() -> StoryText.paid(payment)));
  }

  /** What a payment pays, one for each invoice. */
  synchronized List<BookedPayment> cart(PaymentGuid guid) {
    List<BookedPayment> cart = payments.get(guid);
    if (cart == null) {
      throw new IllegalArgumentException(
          "There is no payment " + guid + " in the books; use one that was made or recorded");
    }
    return cart;
  }

  /** Every payment, or what it pays of each invoice, in the order in which they were recorded. */
  synchronized List<BookedPayment> booked() {
    return payments.values().stream().flatMap(List::stream).toList();
  }

  synchronized List<Payment> allPayments() {
    return booked().stream().map(booked -> booked.payment).toList();
  }

  synchronized List<Payment> paymentsToPush() {
    return booked().stream()
        .filter(booked -> booked.payment.approved() && !booked.pushed)
        .map(booked -> booked.payment)
        .sorted(Comparator.comparing(Payment::paidAt))
        .toList();
  }

  synchronized void markPushed(Collection<PaymentGuid> delivered) {
    delivered.forEach(guid -> cart(guid).forEach(booked -> booked.pushed = true));
  }

  synchronized List<ReceivedInvoiceFile> receivedFiles() {
    return List.copyOf(files);
  }
}
