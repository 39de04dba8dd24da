package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What becomes of one approved payment at the banks within a week, and how reports tell of it:
 * late, in words that are corrected later, once or twice.
 */
final class MoneyStory {

  private static final ZoneId BILLER = ZoneId.of("America/Chicago");

  private final Truth truth;
  private final List<Payment> rows;
  private final Payment first;
  private final Instant paid;
  private final Random random;
  private final Money whole;

  /** Whether this payment's bank tells of what went back in settled batches too. */
  private final boolean toldTwice;

  MoneyStory(Truth truth, List<Payment> rows, Instant paid, Random random) {
    this.truth = truth;
    this.rows = rows;
    this.first = rows.get(0);
    this.paid = paid;
    this.random = random;
    whole = rows.stream().map(Payment::amount).reduce(Money.ZERO, Money::plus);
    toldTwice = random.nextBoolean();
  }

  void tell() {
    settle();
    boolean byEft = first.method().filter(PaymentMethod.EFT::equals).isPresent();
    if (byEft && random.nextInt(6) == 0) {
      comesBack();
    } else if (!byEft && random.nextInt(8) == 0) {
      if (random.nextBoolean()) {
        chargeback();
      } else {
        refund();
      }
    }
  }

  /** Within two days of whatever came back, a corrected day included. */
  private void settle() {
    Instant at = paid.plus(hours(14, 23));
    if (rows.size() > 1 && random.nextBoolean()) {
      rows.forEach(row -> line(row, row.amount(), at));
    } else {
      line(null, whole, at);
    }
  }

  /** By the ACH: some returns show before their payment does, and some come after a second try. */
  private void comesBack() {
    Payment of = random.nextInt(3) == 0 ? rows.get(random.nextInt(rows.size())) : null;
    Money most = of == null ? whole : of.amount();
    boolean partly = of == null && random.nextInt(4) == 0;
    Money amount = partly ? Money.ofCents(1 + random.nextInt(99)) : most;
    Instant at = paid.plusSeconds(random.nextInt(3) == 0 ? 1 : random.nextInt(2 * 86_400));
    returned(of, amount, at);
    if (random.nextInt(8) == 0) {
      dishonoured(amount, at.plus(Duration.ofDays(1)));
    }
    if (amount.equals(whole) && random.nextInt(3) == 0) {
      comesAgain(whole, at.plus(hours(24, 36)));
      if (random.nextBoolean()) {
        returned(null, whole, at.plus(Duration.ofDays(4)).plus(hours(0, 12)));
      }
    }
  }

  private void returned(Payment of, Money amount, Instant at) {
    AchReturn told =
        AchReturn.builder()
            .paymentGuid(first.paymentGuid())
            .invoiceNumber(of == null ? null : of.invoiceNumber().orElseThrow())
            .code("R01")
            .returnedAt(at)
            .amount(amount)
            .build();
    Instant visible = at.plus(truth.lag());
    flow(true, amount, visible);
    told(true, visible);
    if (random.nextInt(3) == 0) {
      Instant retold = visible.plus(hours(1, 12));
      Instant corrected = at.plusSeconds(random.nextInt(2 * 20 * 3600) - 20 * 3600L);
      Instant refined = corrected.isBefore(paid) ? paid : corrected;
      truth.rejects.add(new Truth.Row<>(told, at, visible, retold));
      truth.rejects.add(
          new Truth.Row<>(
              told.toBuilder()
                  .returnedAt(refined)
                  .code(random.nextBoolean() ? "R01" : "R09")
                  .build(),
              refined,
              retold));
    } else {
      truth.rejects.add(new Truth.Row<>(told, at, visible));
    }
    if (toldTwice) {
      line(of, Money.ZERO.minus(amount), at.plus(hours(1, 5)));
    }
  }

  /** The bank of the customer disputes a return, or undoes it: nobody knows which. */
  private void dishonoured(Money amount, Instant at) {
    AchReturn told =
        AchReturn.builder()
            .paymentGuid(first.paymentGuid())
            .code("R61")
            .returnedAt(at)
            .amount(amount)
            .build();
    truth.rejects.add(new Truth.Row<>(told, at, at.plus(truth.lag())));
  }

  private void chargeback() {
    Payment of = random.nextInt(3) == 0 ? rows.get(random.nextInt(rows.size())) : null;
    Money amount = of == null ? whole : of.amount();
    Instant at = paid.plus(hours(61, 90));
    flow(true, amount, line(of, Money.ZERO.minus(amount), at));
    if (of == null && random.nextInt(3) == 0) {
      comesAgain(amount, at.plus(hours(24, 60)));
    }
  }

  /** A part, and perhaps the same part once more on the same day. */
  private void refund() {
    Money amount = Money.ofCents(1 + random.nextInt(33));
    Instant at = paid.plus(hours(61, 90));
    for (int i = random.nextInt(2); i < 2; i++) {
      SettledPayment line = record(rows.size() == 1 ? null : first, Money.ZERO.minus(amount), at);
      Instant visible = at.plusSeconds(3600L * i * random.nextInt(2));
      truth.settled.add(new Truth.Row<>(line, at, visible));
      flow(true, amount, visible);
      told(false, visible);
    }
  }

  private void comesAgain(Money amount, Instant at) {
    flow(false, amount, line(null, amount, at));
  }

  private void flow(boolean back, Money amount, Instant visible) {
    PaymentGuid guid = first.paymentGuid();
    truth
        .flows
        .computeIfAbsent(guid, key -> new ArrayList<>(1))
        .add(new Truth.Flow(back, amount, visible));
  }

  private void told(boolean isReturn, Instant visible) {
    truth
        .told
        .computeIfAbsent(first.paymentGuid(), key -> new ArrayList<>(1))
        .add(new Truth.Told(isReturn, visible));
  }

  /** A settled line, which may be completed and corrected later; from when on it shows. */
  private Instant line(Payment of, Money amount, Instant at) {
    SettledPayment line = record(of, amount, at);
    Instant visible = at.plus(truth.lag());
    told(false, visible);
    if (random.nextInt(4) == 0) {
      Instant completed = visible.plus(hours(1, 12));
      LocalDate day = line.settledOn().plusDays(random.nextInt(4) == 0 ? 1 : 0);
      truth.settled.add(new Truth.Row<>(line, at, visible, completed));
      truth.settled.add(
          new Truth.Row<>(
              line.toBuilder().settledOn(day).processor("Chase").depositAmount(amount).build(),
              at.plus(Duration.ofDays(day.equals(line.settledOn()) ? 0 : 1)),
              completed));
    } else {
      truth.settled.add(new Truth.Row<>(line, at, visible));
    }
    return visible;
  }

  /** Identifiers of batches begin anew every ten days. */
  private SettledPayment record(Payment of, Money amount, Instant at) {
    LocalDate day = at.atZone(BILLER).toLocalDate();
    return SettledPayment.builder()
        .batchId("B" + day.toEpochDay() % 10)
        .settledOn(day)
        .paymentGuid(first.paymentGuid())
        .invoiceNumber(of == null ? null : of.invoiceNumber().orElseThrow())
        .amount(amount)
        .build();
  }

  private Duration hours(int least, int most) {
    return Duration.ofMinutes(least * 60L + random.nextInt((most - least) * 60));
  }
}
