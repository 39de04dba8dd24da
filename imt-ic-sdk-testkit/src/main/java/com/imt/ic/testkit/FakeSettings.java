package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How one fake behaves. */
record FakeSettings(
    Clock clock,
    Profile profile,
    long seed,
    Duration visibilityLag,
    int cardSettlementDays,
    int eftSettlementDays,
    Money cardFee,
    int batchCycle,
    Optional<String> repeatedFile) {

  /** The biller's local date of a moment. */
  LocalDate businessDate(Instant moment) {
    return LocalDate.ofInstant(moment, profile.billerZone());
  }

  Money fee(PaymentMethod method) {
    return method.equals(PaymentMethod.CC) ? cardFee : Money.ZERO;
  }

  int settlementDays(PaymentMethod method) {
    return method.equals(PaymentMethod.CC) ? cardSettlementDays : eftSettlementDays;
  }
}
