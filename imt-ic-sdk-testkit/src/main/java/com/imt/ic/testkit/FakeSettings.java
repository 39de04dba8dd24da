package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.BusinessDays;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

  /** The day on which a payment settles, so many business days after that of its batch. */
  LocalDate settlesOn(PaymentMethod method, Instant presentedAt) {
    LocalDate batch = profile.inUse().batchClosure().day(presentedAt.atZone(profile.billerZone()));
    int days = method.equals(PaymentMethod.CC) ? cardSettlementDays : eftSettlementDays;
    return openDay(businessDays().after(batch, days));
  }

  /** The day itself, or the next on which banks move money. */
  LocalDate openDay(LocalDate day) {
    return businessDays().isOpen(day) ? day : businessDays().after(day, 1);
  }

  BusinessDays businessDays() {
    return profile.inUse().businessDays();
  }

  /** A moment of the biller's own time. */
  Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(profile.billerZone()).toInstant();
  }
}
