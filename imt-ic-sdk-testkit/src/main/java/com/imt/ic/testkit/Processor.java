package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.ledger.SettledPayment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the processor and the bank do: batches settle, EFT payments come back. */
final class Processor {

  private static final String PROCESSOR = "Chase";
  private static final String BATCH_CLOSURE = "Auto";

  /** Most codes have to come back within two banking days. */
  private static final int DAYS_TO_RETURN = 2;

  private record Due(FakeState.BookedPayment booked, Batches.Key batch) {}

  private final FakeSettings settings;
  private final FakeState state;
  private final Batches batches;

  Processor(FakeSettings settings, FakeState state) {
    this.settings = settings;
    this.state = state;
    batches = new Batches(settings.batchCycle());
  }

  List<SettledPayment> settle(LocalDate through) {
    synchronized (state) {
      batches.close();
      List<SettledPayment> settled = new ArrayList<>();
      for (Due due : dueThrough(through)) {
        due.booked().settled = true;
        settled.add(record(line(due.booked().payment, due.batch()).build()));
      }
      batches.close();
      return List.copyOf(settled);
    }
  }

  /**
   * Settles a line of the batch of today, or of the next day on which banks move money, beside what
   * {@link #settle} settles: negative for what is taken back. A cart's line names no invoice.
   */
  SettledPayment adjust(PaymentGuid guid, Money amount) {
    List<FakeState.BookedPayment> cart = state.cart(guid);
    cart.get(0).takenBack = cart.get(0).takenBack.minus(amount);
    Payment payment = cart.get(0).payment;
    Batches.Key batch =
        new Batches.Key(
            settings.openDay(settings.businessDate(state.now())),
            payment.method().orElse(PaymentMethod.CC));
    SettledPayment.Builder line =
        line(payment, batch).amount(amount).depositAmount(amount).convenienceFee(null);
    return record((cart.size() > 1 ? line.invoiceNumber(null) : line).build());
  }

  /** What of a payment settled, less what was taken back or returned since. */
  Money settled(PaymentGuid guid) {
    Money lines =
        state.settled.stream()
            .map(FakeState.SettledLine::payment)
            .filter(line -> line.paymentGuid().equals(guid))
            .map(SettledPayment::amount)
            .reduce(Money.ZERO, Money::plus);
    return state.cart(guid).stream()
        .map(booked -> booked.returnedSettled)
        .reduce(lines, Money::minus);
  }

  private SettledPayment record(SettledPayment line) {
    state.settled.add(new FakeState.SettledLine(line, state.now()));
    state.story.note(() -> "settles " + StoryText.of(line));
    return line;
  }

  AchReturn reject(PaymentGuid paymentGuid, NachaCode code) {
    return reject(paymentGuid, code.name(), code.returnCode().reason());
  }

  AchReturn reject(PaymentGuid paymentGuid, String code, String reason) {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    synchronized (state) {
      List<FakeState.BookedPayment> cart = returnable(paymentGuid);
      Payment payment = cart.get(0).payment;
      AchReturn reject =
          AchReturn.builder()
              .paymentGuid(paymentGuid)
              .accountNumber(payment.account().orElse(null))
              .invoiceNumber(cart.size() > 1 ? null : payment.invoiceNumber().orElse(null))
              .returnedAt(state.now())
              .code(code)
              .reason(reason)
              .amount(paid(cart))
              .paidAt(payment.paidAt())
              .customerName(payment.customerName().orElse(null))
              .billerReference(told("billerReference", payment.billerReference()))
              .approvalCode(told("approvalCode", payment.approvalCode()))
              .build();
      state.rejects.add(reject);
      state.story.note(() -> "the bank returns " + StoryText.of(reject));
      if (ReturnCode.of(code).takesMoneyBack()) {
        cart.stream().filter(booked -> !booked.returned).forEach(this::takeBack);
      }
      return reject;
    }
  }

  /** Whether the bank has it back, and nobody presented it again. */
  boolean isReturned(PaymentGuid guid) {
    synchronized (state) {
      return state.cart(guid).stream().allMatch(booked -> booked.returned);
    }
  }

  private List<FakeState.BookedPayment> returnable(PaymentGuid guid) {
    List<FakeState.BookedPayment> cart = state.cart(guid);
    Payment payment = cart.get(0).payment;
    if (!payment.method().equals(Optional.of(PaymentMethod.EFT)) || !payment.approved()) {
      throw new IllegalArgumentException(
          "Payment %s is %s; a bank returns approved EFT payments alone, and processorTakesBack is for others"
              .formatted(guid, payment.approved() ? "not by EFT" : "declined"));
    }
    return cart;
  }

  /** The day on which a bank returns an EFT payment, so many business days after it settles. */
  LocalDate returnsOn(PaymentGuid guid) {
    synchronized (state) {
      LocalDate settlesOn = batchOf(returnable(guid).get(0)).settledOn();
      return settings.businessDays().after(settlesOn, DAYS_TO_RETURN);
    }
  }

  /** What the report of returns tells of a payment where the profile names it. */
  private @Nullable String told(String field, Optional<String> text) {
    return settings.profile().operation("achRejects").columns().containsKey(field)
        ? text.orElse(null)
        : null;
  }

  void presentAgain(PaymentGuid paymentGuid) {
    synchronized (state) {
      for (FakeState.BookedPayment booked : state.cart(paymentGuid)) {
        if (!booked.returned) {
          throw new IllegalArgumentException(
              "Payment "
                  + paymentGuid
                  + " was not returned; let the bank return it first, by bankReturns");
        }
        booked.returned = false;
        booked.settled = false;
        booked.presentedAt = state.now();
        state.story.note(() -> "presents again " + StoryText.of(booked.payment));
        changeBalance(booked.payment, Money.ZERO.minus(booked.payment.amount()));
      }
    }
  }

  static Money paid(List<FakeState.BookedPayment> cart) {
    return cart.stream().map(booked -> booked.payment.amount()).reduce(Money.ZERO, Money::plus);
  }

  private void takeBack(FakeState.BookedPayment booked) {
    booked.returned = true;
    if (booked.settled) {
      booked.returnedSettled = booked.returnedSettled.plus(booked.payment.amount());
    }
    changeBalance(booked.payment, booked.payment.amount());
  }

  private void changeBalance(Payment payment, Money by) {
    payment
        .invoiceNumber()
        .ifPresent(
            invoice ->
                state.invoices.computeIfPresent(
                    invoice, (number, held) -> held.withBalance(notBelowZero(held, by))));
  }

  /** What is paid beyond the balance is the biller's to give back; InvoiceCloud holds 0.00. */
  private static Money notBelowZero(HeldInvoice held, Money by) {
    Money balance = held.balanceDue().plus(by);
    return balance.isNegative() ? Money.ZERO : balance;
  }

  /** The next day on which something settles; past where nobody let it. */
  Optional<LocalDate> nextSettlement() {
    synchronized (state) {
      return unsettled().map(due -> due.batch().settledOn()).min(Comparator.naturalOrder());
    }
  }

  private Stream<Due> unsettled() {
    return state.booked().stream()
        .filter(booked -> booked.payment.approved() && !booked.settled && !booked.returned)
        .map(booked -> new Due(booked, batchOf(booked)));
  }

  private List<Due> dueThrough(LocalDate through) {
    return unsettled()
        .filter(due -> !due.batch().settledOn().isAfter(through))
        .sorted(
            Comparator.comparing((Due due) -> due.batch().settledOn())
                .thenComparing(due -> due.batch().method().code())
                .thenComparing(due -> due.booked().payment.paidAt()))
        .toList();
  }

  private Batches.Key batchOf(FakeState.BookedPayment booked) {
    PaymentMethod method = booked.payment.method().orElse(PaymentMethod.CC);
    return new Batches.Key(settings.settlesOn(method, booked.presentedAt), method);
  }

  private SettledPayment.Builder line(Payment payment, Batches.Key batch) {
    return SettledPayment.builder()
        .batchId(batches.id(batch))
        .settledOn(batch.settledOn())
        .paymentGuid(payment.paymentGuid())
        .accountNumber(payment.account().orElse(null))
        .invoiceNumber(payment.invoiceNumber().orElse(null))
        .amount(payment.amount())
        .convenienceFee(payment.convenienceFee().orElse(null))
        .method(payment.method().orElse(null))
        .cardType(payment.cardType().orElse(null))
        .processor(PROCESSOR)
        .depositAmount(payment.amount())
        .batchClosure(BATCH_CLOSURE);
  }
}
