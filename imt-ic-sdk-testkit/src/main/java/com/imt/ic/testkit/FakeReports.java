package com.imt.ic.testkit;

import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which records each report holds now, in its order. */
final class FakeReports {

  private final FakeSettings settings;
  private final FakeState state;
  private final Duration ahead;

  FakeReports(FakeSettings settings, FakeState state) {
    this(settings, state, Duration.ZERO);
  }

  private FakeReports(FakeSettings settings, FakeState state, Duration ahead) {
    this.settings = settings;
    this.state = state;
    this.ahead = ahead;
  }

  /** The same by a clock that is off. */
  FakeReports aheadBy(Duration skew) {
    return skew.isZero() ? this : new FakeReports(settings, state, skew);
  }

  List<Payment> payments(ReportWindow window) {
    synchronized (state) {
      return told(
          CloudOperation.PAYMENTS,
          window,
          state.booked().stream()
              .map(booked -> booked.payment)
              .filter(payment -> holds(window, payment.paidAt()))
              .filter(payment -> isOfType(window, payment.invoiceTypeId()))
              .sorted(Comparator.comparing(Payment::paidAt))
              .toList());
    }
  }

  List<SettledPayment> settledBatches(ReportWindow window) {
    synchronized (state) {
      return told(
          CloudOperation.SETTLED_BATCHES,
          window,
          state.settled.stream()
              .filter(line -> isVisible(line.recordedAt()))
              .map(FakeState.SettledLine::payment)
              .filter(line -> window.holds(line.settledOn()))
              .filter(line -> isOfType(window, invoiceType(line.paymentGuid())))
              .sorted(
                  Comparator.comparing(SettledPayment::settledOn)
                      .thenComparing(SettledPayment::batchId))
              .toList());
    }
  }

  List<AchReturn> achRejects(ReportWindow window) {
    synchronized (state) {
      return told(
          CloudOperation.ACH_REJECTS,
          window,
          state.rejects.stream()
              .filter(reject -> holds(window, reject.returnedAt()))
              .filter(reject -> isOfType(window, invoiceType(reject.paymentGuid())))
              .sorted(Comparator.comparing(AchReturn::returnedAt))
              .toList());
    }
  }

  List<CustomerEnrollment> autoPayCustomers(ReportWindow window) {
    synchronized (state) {
      return told(
          CloudOperation.AUTOPAY,
          window,
          enrolments(ReportKind.AUTOPAY, state.autoPay.values(), state.autoPayChanges, window));
    }
  }

  List<CustomerEnrollment> paperlessCustomers(ReportWindow window) {
    synchronized (state) {
      return told(
          CloudOperation.PAPERLESS,
          window,
          enrolments(
              ReportKind.PAPERLESS, state.paperless.values(), state.paperlessChanges, window));
    }
  }

  private <T> List<T> told(CloudOperation report, ReportWindow window, List<T> rows) {
    int count = rows.size();
    Supplier<String> words = () -> "asked for %s%s: %s rows".formatted(report.id(), window, count);
    if (rows.isEmpty()) {
      state.story.noteLatest(report.id(), words);
    } else {
      state.story.note(words);
    }
    return rows;
  }

  private List<CustomerEnrollment> enrolments(
      ReportKind report,
      Collection<CustomerEnrollment> customers,
      List<CustomerEnrollment> changes,
      ReportWindow window) {
    PollingSpec.Lists lists = settings.profile().polling(report).lists();
    Collection<CustomerEnrollment> listed =
        lists == PollingSpec.Lists.CHANGES ? changes : customers;
    return listed.stream()
        .filter(
            customer ->
                switch (lists) {
                  case CUSTOMERS -> true;
                  case ENROLLED -> customer.enrolled();
                  case CHANGES -> customer.changedAt().filter(at -> holds(window, at)).isPresent();
                })
        .filter(customer -> isOfType(window, customer.invoiceTypeId()))
        .toList();
  }

  /** What is of no type comes with the biller's first. */
  private boolean isOfType(ReportWindow window, Optional<String> type) {
    return window
        .invoiceType()
        .map(
            asked ->
                type.or(() -> settings.profile().invoiceTypes().stream().findFirst())
                    .filter(asked::equals)
                    .isPresent())
        .orElse(true);
  }

  private Optional<String> invoiceType(PaymentGuid guid) {
    return Optional.ofNullable(state.payments.get(guid)).stream()
        .flatMap(List::stream)
        .flatMap(booked -> booked.payment.invoiceTypeId().stream())
        .findFirst();
  }

  private boolean holds(ReportWindow window, Instant recordedAt) {
    return window.holds(recordedAt) && isVisible(recordedAt);
  }

  private boolean isVisible(Instant recordedAt) {
    Instant now = settings.clock().instant().plus(ahead);
    return !recordedAt.plus(settings.visibilityLag()).isAfter(now);
  }
}
