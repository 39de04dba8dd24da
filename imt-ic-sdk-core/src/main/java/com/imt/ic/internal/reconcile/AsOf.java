package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.profile.BusinessDays;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.InUse;
import com.imt.ic.internal.profile.ReconciliationSpec;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The moment of a reconciliation, and what is late at it. Immutable and thread-safe.
 *
 * @param zone the biller's, of all days
 * @param batchClosure when a day's batch is closed
 * @param methods what the profile makes of a method's code, in upper case: what was stored before
 *     the profile knew it counts as well
 */
record AsOf(
    Instant moment,
    ZoneId zone,
    ReconciliationSpec terms,
    InUse.BatchClosure batchClosure,
    BusinessDays businessDays,
    Map<String, String> methods) {

  /**
   * How far ahead of the clock a moment may be: clocks differ, and days are told in other zones.
   */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** How far ahead a batch's day may be: it may be the day on which the bank will pay. */
  private static final int DAYS_AHEAD = 10;

  /** Before this hour a payment may be of a batch of the day before, closed in another zone. */
  private static final int LAST_HOUR_OF_THE_DAY_BEFORE = 4;

  static AsOf of(Instant moment, Profile profile) {
    Map<String, String> methods = new HashMap<>();
    profile
        .operation("payments")
        .columns()
        .getOrDefault("method", ColumnSpec.NONE)
        .codes()
        .forEach((code, method) -> methods.put(code.toUpperCase(Locale.ROOT), method));
    return new AsOf(
        moment,
        profile.billerZone(),
        profile.reconciliation(),
        profile.inUse().batchClosure(),
        profile.inUse().businessDays(),
        methods);
  }

  boolean isCard(PaymentEntry entry) {
    return entry
        .method()
        .map(method -> methods.getOrDefault(method, method))
        .filter("CC"::equals)
        .isPresent();
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  Duration age(Instant since) {
    Duration age = Duration.between(since, moment);
    return age.isNegative() ? Duration.ZERO : age;
  }

  boolean isUnreportedForLong(PaymentEntry entry) {
    return age(entry.paidAt()).compareTo(terms.report()) > 0;
  }

  boolean isUnsettledForLong(PaymentEntry entry) {
    return day(moment).isAfter(lastDayToSettle(entry));
  }

  /** Counted from the day of the batch that the payment is of. */
  private LocalDate lastDayToSettle(PaymentEntry entry) {
    return businessDays.after(
        batchClosure.day(entry.paidAt().atZone(zone)),
        isCard(entry) ? terms.cardBusinessDays() : terms.eftBusinessDays());
  }

  boolean isAhead(Instant at) {
    return at.isAfter(moment.plus(AHEAD));
  }

  boolean isAhead(LocalDate settledOn) {
    return settledOn.isAfter(day(moment).plusDays(DAYS_AHEAD));
  }

  boolean isBefore(LocalDate settledOn, Instant paidAt) {
    boolean early = paidAt.atZone(zone).getHour() < LAST_HOUR_OF_THE_DAY_BEFORE;
    return settledOn.isBefore(day(paidAt).minusDays(early ? 1 : 0));
  }

  /** A difference with its age, to be followed up some business days after the fact. */
  Difference difference(
      DifferenceKind kind, String subject, Money amount, String reason, Instant since) {
    return difference(kind, subject, amount, reason, since, day(since));
  }

  /** One of what has not come, to be followed up some business days after it should have. */
  Difference late(DifferenceKind kind, PaymentEntry entry, Money amount, String reason) {
    LocalDate last =
        kind == DifferenceKind.NOT_SETTLED
            ? lastDayToSettle(entry)
            : day(entry.paidAt().plus(terms.report()));
    return difference(kind, entry.subject(), amount, reason, entry.paidAt(), last);
  }

  private Difference difference(
      DifferenceKind kind,
      String subject,
      Money amount,
      String reason,
      Instant since,
      LocalDate known) {
    LocalDate today = day(moment);
    LocalDate from = known.isAfter(today) ? today : known;
    LocalDate due = businessDays.after(from, kind.businessDays());
    return new Difference(kind, subject, amount, reason, since, age(since), due);
  }
}
