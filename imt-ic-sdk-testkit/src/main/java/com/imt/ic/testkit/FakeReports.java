package com.imt.ic.testkit;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Which records each report holds now, in its order. */
final class FakeReports {

  private final FakeSettings settings;
  private final FakeState state;

  FakeReports(FakeSettings settings, FakeState state) {
    this.settings = settings;
    this.state = state;
  }

  List<Payment> payments(Instant from) {
    Instant start = FakeState.toTicks(from);
    synchronized (state) {
      return state.booked().stream()
          .map(booked -> booked.payment)
          .filter(payment -> !payment.paidAt().isBefore(start) && isVisible(payment.paidAt()))
          .sorted(Comparator.comparing(Payment::paidAt))
          .toList();
    }
  }

  List<SettledPayment> settledBatches(LocalDate start, LocalDate end) {
    synchronized (state) {
      return state.settled.stream()
          .filter(line -> isVisible(line.recordedAt()))
          .map(FakeState.SettledLine::payment)
          .filter(p -> !p.settledOn().isBefore(start) && !p.settledOn().isAfter(end))
          .sorted(
              Comparator.comparing(SettledPayment::settledOn)
                  .thenComparing(SettledPayment::batchId))
          .toList();
    }
  }

  List<AchReturn> achRejects(Instant from) {
    Instant start = FakeState.toTicks(from);
    synchronized (state) {
      return state.rejects.stream()
          .filter(r -> !r.returnedAt().isBefore(start) && isVisible(r.returnedAt()))
          .sorted(Comparator.comparing(AchReturn::returnedAt))
          .toList();
    }
  }

  List<CustomerEnrollment> autoPayCustomers() {
    synchronized (state) {
      return List.copyOf(state.autoPay.values());
    }
  }

  List<CustomerEnrollment> paperlessCustomers() {
    synchronized (state) {
      return List.copyOf(state.paperless.values());
    }
  }

  private boolean isVisible(Instant recordedAt) {
    return !recordedAt.plus(settings.visibilityLag()).isAfter(settings.clock().instant());
  }
}
