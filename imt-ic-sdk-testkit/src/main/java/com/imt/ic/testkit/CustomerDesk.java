package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What customers do: they pay, and they enrol. AutoPay acts in their name. */
final class CustomerDesk {

  /** The source of payments that AutoPay collects: an assumption. */
  private static final String AUTOPAY_SOURCE = "AutoPay";

  private static final String STORE_SOURCE = "CloudStore";

  private static final int DAYS_TO_PAY = 30;

  private final FakeSettings settings;
  private final FakeState state;

  /** For which day AutoPay tried an invoice last. Guarded by the state's monitor. */
  private final Map<InvoiceNumber, LocalDate> tried = new HashMap<>();

  CustomerDesk(FakeSettings settings, FakeState state) {
    this.settings = settings;
    this.state = state;
  }

  CloudInvoice issue(AccountNumber account, InvoiceNumber number, Money balance) {
    synchronized (state) {
      if (state.invoices.containsKey(number)) {
        throw new IllegalArgumentException(
            "InvoiceCloud holds invoice %s already; find it by invoice(number), or give another number"
                .formatted(number));
      }
      if (balance.isNegative()) {
        throw new IllegalArgumentException(
            "Invoice %s: a balance of %s; InvoiceCloud holds 0.00 or more"
                .formatted(number, balance));
      }
      LocalDate today = settings.businessDate(state.now());
      state.hold(
          state
              .newInvoice(account)
              .invoiceNumber(number)
              .invoiceTypeId(1)
              .invoiceDate(today)
              .invoiceDueDate(today.plusDays(DAYS_TO_PAY))
              .totalAmountDue(balance)
              .balanceDue(balance)
              .allowPartialPayments(true)
              .build());
      return new CloudInvoice(number, state, this);
    }
  }

  CloudInvoice invoice(InvoiceNumber number) {
    synchronized (state) {
      return new CloudInvoice(state.invoice(number).invoiceNumber(), state, this);
    }
  }

  CloudInvoice invoice(AccountNumber account, InvoiceNumber number) {
    synchronized (state) {
      if (!state.invoice(number).accountNumber().equals(account)) {
        throw new IllegalArgumentException(
            "Invoice %s is of account %s and not of %s, whose invoices are %s"
                .formatted(
                    number,
                    state.invoice(number).accountNumber(),
                    account,
                    FakeState.named(numbersOf(account))));
      }
      return new CloudInvoice(number, state, this);
    }
  }

  private List<InvoiceNumber> numbersOf(AccountNumber account) {
    return state.invoices.values().stream()
        .filter(invoice -> invoice.accountNumber().equals(account))
        .map(HeldInvoice::invoiceNumber)
        .toList();
  }

  Checkout<List<Payment>> cart(List<InvoiceNumber> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("A cart of no invoices; name one or more");
    }
    synchronized (state) {
      Money whole =
          numbers.stream()
              .distinct()
              .map(number -> state.invoice(number).balanceDue())
              .reduce(Money.ZERO, Money::plus);
      return new Checkout<>(whole, request -> payCart(numbers, request));
    }
  }

  Checkout<List<Payment>> cartOfAll(AccountNumber account) {
    synchronized (state) {
      List<InvoiceNumber> due =
          numbersOf(account).stream()
              .filter(number -> state.invoice(number).balanceDue().isPositive())
              .toList();
      if (due.isEmpty()) {
        throw new IllegalArgumentException(
            "Nothing is due of account %s, whose invoices are %s; give it an invoice by customer(...).invoice(number, balance)"
                .formatted(account, FakeState.named(numbersOf(account))));
      }
      return cart(due);
    }
  }

  Payment pay(InvoiceNumber invoiceNumber, PaymentRequest request) {
    synchronized (state) {
      HeldInvoice invoice = state.invoice(invoiceNumber);
      check(invoice, request.method(), request.amount());
      return book(List.of(invoice), request, false).get(0);
    }
  }

  List<Payment> payCart(List<InvoiceNumber> invoices, PaymentRequest request) {
    synchronized (state) {
      List<HeldInvoice> cart = invoices.stream().distinct().map(state::invoice).toList();
      Money whole = cart.stream().map(HeldInvoice::balanceDue).reduce(Money.ZERO, Money::plus);
      if (!request.amount().equals(whole)) {
        throw new IllegalArgumentException(
            "A cart of invoices that come to %s cannot be paid with %s; pay the whole balances"
                .formatted(whole, request.amount()));
      }
      cart.forEach(invoice -> check(invoice, request.method(), invoice.balanceDue()));
      return book(cart, request, false);
    }
  }

  /** No invoice, no account: nothing of it is Spectrum's. */
  Payment payInStore(Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(
          "A payment of %s in CloudStore; give more than 0.00".formatted(amount));
    }
    PaymentRequest request = PaymentRequest.of(PaymentMethod.CC, amount, STORE_SOURCE);
    synchronized (state) {
      Payment payment =
          payment(request, false).convenienceFee(settings.fee(request.method())).build();
      state.recordPayments(List.of(payment));
      return payment;
    }
  }

  /** The next day on which AutoPay has something to try, from a day on. */
  Optional<LocalDate> nextCollection(LocalDate from) {
    synchronized (state) {
      return enrolled()
          .filter(this::isNotTried)
          .flatMap(invoice -> invoice.invoice().autoPayCollectionDate().stream())
          .filter(day -> !day.isBefore(from))
          .min(Comparator.naturalOrder());
    }
  }

  /** What AutoPay has not tried yet of what it collects on a day. */
  List<InvoiceNumber> toCollect(LocalDate day) {
    synchronized (state) {
      return enrolled()
          .filter(invoice -> invoice.isCollectedOn(day))
          .filter(this::isNotTried)
          .map(HeldInvoice::invoiceNumber)
          .toList();
    }
  }

  private Stream<HeldInvoice> enrolled() {
    return state.invoices.values().stream()
        .filter(invoice -> enrolledMethod(invoice.accountNumber()).isPresent());
  }

  /** It tries each invoice once on its day, whatever comes of it: an assumption. */
  private boolean isNotTried(HeldInvoice invoice) {
    return !Optional.ofNullable(tried.get(invoice.invoiceNumber()))
        .equals(invoice.invoice().autoPayCollectionDate());
  }

  /** Collects one invoice as far as Spectrum says that it is due. */
  Optional<Payment> collect(InvoiceNumber number, LocalDate day, Optional<BalanceRefresh> refresh) {
    AccountNumber account;
    synchronized (state) {
      tried.put(number, day);
      account = state.invoice(number).accountNumber();
    }
    // Spectrum is asked without the lock: it may well ask this fake something in turn.
    Optional<List<InvoiceBalance>> answer = refresh.map(r -> r.refresh(account, number));
    synchronized (state) {
      answer.ifPresent(balances -> update(number, balances));
      return collect(number, day);
    }
  }

  void enrollInAutoPay(AccountNumber accountNumber, PaymentMethod method) {
    requireKnown("AutoPay collects", method);
    synchronized (state) {
      state.enroll(
          enrollment(accountNumber, EnrollmentKind.AUTOPAY).enrolled(true).method(method).build());
    }
  }

  void leaveAutoPay(AccountNumber accountNumber) {
    cancel(accountNumber, state.autoPay, "AutoPay");
  }

  void goPaperless(AccountNumber accountNumber) {
    synchronized (state) {
      state.enroll(enrollment(accountNumber, EnrollmentKind.PAPERLESS).enrolled(true).build());
    }
  }

  void goBackToPaper(AccountNumber accountNumber) {
    cancel(accountNumber, state.paperless, "paperless");
  }

  void dropFromReports(AccountNumber accountNumber) {
    synchronized (state) {
      boolean autoPay = state.autoPay.remove(accountNumber) != null;
      boolean paperless = state.paperless.remove(accountNumber) != null;
      if (!autoPay && !paperless) {
        throw new IllegalArgumentException(
            "Account " + accountNumber + " stands in no enrolment report; enrol it first");
      }
    }
  }

  private void cancel(
      AccountNumber accountNumber, Map<AccountNumber, CustomerEnrollment> book, String what) {
    synchronized (state) {
      CustomerEnrollment current = book.get(accountNumber);
      if (current == null || !current.enrolled()) {
        throw new IllegalArgumentException(
            "Account " + accountNumber + " is not enrolled in " + what + "; enrol it first");
      }
      state.enroll(current.toBuilder().enrolled(false).changedAt(state.now()).build());
    }
  }

  private CustomerEnrollment.Builder enrollment(AccountNumber accountNumber, EnrollmentKind kind) {
    HeldCustomer customer = state.customers.get(accountNumber);
    if (customer == null) {
      throw new IllegalArgumentException(
          "InvoiceCloud knows no account %s; give it an invoice first, by customer(...).invoice(number, balance) or a file"
              .formatted(accountNumber));
    }
    Instant now = state.now();
    state.registered.putIfAbsent(accountNumber, settings.businessDate(now));
    return CustomerEnrollment.builder()
        .accountNumber(accountNumber)
        .kind(kind)
        .invoiceTypeId(new HeldInvoice(customer.latest()).invoiceTypeId().orElse(null))
        .customerName(customer.latest().customerName().orElse(null))
        .emailAddress(customer.latest().emailAddress().orElse(null))
        .changedAt(now);
  }

  private Optional<PaymentMethod> enrolledMethod(AccountNumber accountNumber) {
    return Optional.ofNullable(state.autoPay.get(accountNumber))
        .filter(CustomerEnrollment::enrolled)
        .flatMap(CustomerEnrollment::method);
  }

  private void update(InvoiceNumber invoiceNumber, List<InvoiceBalance> balances) {
    HeldInvoice held = state.invoices.get(invoiceNumber);
    if (held == null) {
      return;
    }
    state.invoices.put(
        invoiceNumber,
        balances.stream()
            .filter(balance -> balance.invoiceNumber().equals(invoiceNumber))
            .findFirst()
            .map(held::refreshed)
            .orElseGet(() -> held.withBalance(Money.ZERO)));
  }

  private Optional<Payment> collect(InvoiceNumber invoiceNumber, LocalDate day) {
    HeldInvoice invoice = state.invoices.get(invoiceNumber);
    if (invoice == null || !invoice.balanceDue().isPositive() || !invoice.isCollectedOn(day)) {
      return Optional.empty();
    }
    return enrolledMethod(invoice.accountNumber())
        .filter(method -> !invoice.blocks(method))
        .map(
            method ->
                book(
                        List.of(invoice),
                        PaymentRequest.of(method, invoice.balanceDue(), AUTOPAY_SOURCE),
                        true)
                    .get(0));
  }

  private static PaymentMethod other(PaymentMethod method) {
    return method.equals(PaymentMethod.CC) ? PaymentMethod.EFT : PaymentMethod.CC;
  }

  private static void requireKnown(String who, PaymentMethod method) {
    if (!method.equals(PaymentMethod.CC) && !method.equals(PaymentMethod.EFT)) {
      throw new IllegalArgumentException("%s by CC or EFT, found \"%s\"".formatted(who, method));
    }
  }

  private static void check(HeldInvoice invoice, PaymentMethod method, Money amount) {
    String subject = "Invoice " + invoice.invoiceNumber();
    requireKnown("A customer pays", method);
    if (invoice.blocks(method)) {
      throw new IllegalArgumentException(
          subject
              + ": payments by "
              + method
              + " are blocked (BlockPayments"
              + method
              + " of its last record); "
              + (invoice.blocks(other(method))
                  ? "those by %s are too".formatted(other(method))
                  : "pay by %s".formatted(other(method)))
              + ", or send it again as R without the block");
    }
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(
          subject + ": a payment of " + amount + "; give more than 0.00");
    }
    int comparison = amount.compareTo(invoice.balanceDue());
    if (comparison > 0) {
      throw new IllegalArgumentException(
          subject
              + ": a payment of "
              + amount
              + " is more than the balance of "
              + invoice.balanceDue()
              + "; pay at most that");
    }
    if (comparison < 0 && !invoice.invoice().allowPartialPayments()) {
      throw new IllegalArgumentException(
          subject
              + ": a payment of "
              + amount
              + " is less than the balance of "
              + invoice.balanceDue()
              + " and its AllowPartialPayments is false; pay the whole balance");
    }
  }

  /** The latest invoice of the account: a customer moves, and changes the address. */
  private BifInvoice latestOf(HeldInvoice invoice) {
    HeldCustomer customer = state.customers.get(invoice.accountNumber());
    return customer == null ? invoice.invoice() : customer.latest();
  }

  /** One payment of each invoice: the amount where it is one, else the balance of each. */
  private List<Payment> book(List<HeldInvoice> cart, PaymentRequest request, boolean autoPay) {
    Payment common = payment(request, autoPay).build();
    List<Payment> payments = new ArrayList<>();
    for (HeldInvoice invoice : cart) {
      BifInvoice customer = latestOf(invoice);
      payments.add(
          common.toBuilder()
              .accountNumber(invoice.accountNumber())
              .invoiceNumber(invoice.invoiceNumber())
              .invoiceTypeId(invoice.invoiceTypeId().orElse(null))
              .customerName(customer.customerName().orElse(null))
              .emailAddress(request.emailAddress().or(customer::emailAddress).orElse(null))
              .amount(cart.size() > 1 ? invoice.balanceDue() : request.amount())
              // The fee is one, whatever the cart holds: an assumption.
              .convenienceFee(payments.isEmpty() ? settings.fee(request.method()) : Money.ZERO)
              .build());
    }
    state.recordPayments(payments);
    if (common.approved()) {
      for (int i = 0; i < cart.size(); i++) {
        HeldInvoice invoice = cart.get(i);
        state.invoices.put(
            invoice.invoiceNumber(),
            invoice.withBalance(invoice.balanceDue().minus(payments.get(i).amount())));
      }
    }
    return List.copyOf(payments);
  }

  private Payment.Builder payment(PaymentRequest request, boolean autoPay) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of(state.nextGuid()))
        .paidAt(state.now())
        .amount(request.amount())
        .method(request.method())
        .cardType(request.cardType().orElse(null))
        .approved(!request.declined())
        .message(request.declined() ? "DECLINED" : "APPROVED")
        .approvalCode(request.declined() ? null : state.nextApprovalCode())
        .autoPay(autoPay)
        .source(request.source())
        .billerReference(request.billerReference().orElse(null));
  }
}
