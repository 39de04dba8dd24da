package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the processor and the bank do: batches settle, EFT payments come back. */
final class Processor {

  private static final String PROCESSOR = "Chase";
  private static final String BATCH_CLOSURE = "Auto";
  private static final DateTimeFormatter BATCH_DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private record BatchKey(LocalDate settledOn, PaymentMethod method) {}

  private record Due(FakeState.BookedPayment booked, BatchKey batch) {}

  private final FakeSettings settings;
  private final FakeState state;

  Processor(FakeSettings settings, FakeState state) {
    this.settings = settings;
    this.state = state;
  }

  List<SettledPayment> settle(LocalDate through) {
    synchronized (state) {
      Instant now = state.now();
      Map<BatchKey, String> batchIds = new HashMap<>();
      List<SettledPayment> settled = new ArrayList<>();
      for (Due due : dueThrough(through)) {
        String batchId = batchIds.computeIfAbsent(due.batch(), this::nextBatchId);
        SettledPayment line = line(due, batchId);
        due.booked().settled = true;
        state.settled.add(new FakeState.SettledLine(line, now));
        settled.add(line);
      }
      return List.copyOf(settled);
    }
  }

  AchReturn reject(PaymentGuid paymentGuid, String code, String reason) {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    synchronized (state) {
      FakeState.BookedPayment booked = state.payments.get(paymentGuid);
      if (booked == null) {
        throw new IllegalArgumentException("There is no payment " + paymentGuid + " to return");
      }
      Payment payment = booked.payment;
      if (!payment.method().equals(java.util.Optional.of(PaymentMethod.EFT))
          || !payment.approved()) {
        throw new IllegalArgumentException(
            "Payment "
                + paymentGuid
                + " is "
                + (payment.approved() ? "not by EFT" : "declined")
                + "; a bank returns approved EFT payments alone");
      }
      AchReturn reject =
          AchReturn.builder()
              .paymentGuid(paymentGuid)
              .accountNumber(payment.accountNumber())
              .invoiceNumber(payment.invoiceNumber().orElse(null))
              .returnedAt(state.now())
              .code(code)
              .reason(reason)
              .amount(payment.amount())
              .paidAt(payment.paidAt())
              .customerName(payment.customerName().orElse(null))
              .build();
      state.rejects.add(reject);
      if (!booked.returned) {
        booked.returned = true;
        payment.invoiceNumber().ifPresent(number -> reopen(number, payment));
      }
      return reject;
    }
  }

  private void reopen(InvoiceNumber invoiceNumber, Payment payment) {
    state.invoices.computeIfPresent(
        invoiceNumber,
        (number, held) -> held.withBalance(held.balanceDue().plus(payment.amount())));
  }

  private List<Due> dueThrough(LocalDate through) {
    return state.payments.values().stream()
        .filter(booked -> booked.payment.approved() && !booked.settled && !booked.returned)
        .map(booked -> new Due(booked, batchOf(booked.payment)))
        .filter(due -> !due.batch().settledOn().isAfter(through))
        .sorted(
            Comparator.comparing((Due due) -> due.batch().settledOn())
                .thenComparing(due -> due.batch().method().code())
                .thenComparing(due -> due.booked().payment.paidAt()))
        .toList();
  }

  private BatchKey batchOf(Payment payment) {
    PaymentMethod method = payment.method().orElse(PaymentMethod.CC);
    LocalDate paidOn = settings.businessDate(payment.paidAt());
    return new BatchKey(paidOn.plusDays(settings.settlementDays(method)), method);
  }

  /** The day and a running number within it; IC's own identifiers are numbers too. */
  private String nextBatchId(BatchKey batch) {
    int number = state.batches.merge(batch.settledOn(), 1, Integer::sum);
    return BATCH_DAY.format(batch.settledOn()) + (number < 10 ? "0" : "") + number;
  }

  private static SettledPayment line(Due due, String batchId) {
    Payment payment = due.booked().payment;
    return SettledPayment.builder()
        .batchId(batchId)
        .settledOn(due.batch().settledOn())
        .paymentGuid(payment.paymentGuid())
        .accountNumber(payment.accountNumber())
        .invoiceNumber(payment.invoiceNumber().orElse(null))
        .amount(payment.amount())
        .convenienceFee(payment.convenienceFee().orElse(null))
        .method(payment.method().orElse(null))
        .cardType(payment.cardType().orElse(null))
        .processor(PROCESSOR)
        .depositAmount(payment.amount())
        .batchClosure(BATCH_CLOSURE)
        .build();
  }
}
