package com.imt.ic.internal.reconcile;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.further;
import static com.imt.ic.blackbox.Worlds.line;
import static com.imt.ic.blackbox.Worlds.withFee;

import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.Host;
import com.imt.ic.blackbox.Samples;
import com.imt.ic.blackbox.ScriptedCloud;
import com.imt.ic.blackbox.TableLedger;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.Worlds;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.reconcile.DifferenceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may be planted in a world in which every payment is pushed: what happens, step by
 * step, and the difference that is to be told once all of it has.
 *
 * @param kind null where all fits
 * @param steps in their order; whatever else may happen between
 * @param expected as {@code Told.differences} has it; empty where all fits
 */
record Planted(@Nullable DifferenceKind kind, List<Runnable> steps, List<String> expected) {

  private static final String CARD_DAY = "2026-12-08";
  private static final String EFT_DAY = "2026-12-03";

  /** How many things there are that fit. */
  static final int FITTING = 8;

  /** Brings receipts as the data pump does. */
  static void push(Worlds world, Payment... payments) {
    List<ReportRow<Payment>> rows = new ArrayList<>();
    for (Payment each : payments) {
      rows.add(new ReportRow.Understood<>(each, Samples.columns(each)));
    }
    world.integration.parts().posting().push(rows);
  }

  /**
   * A trouble of that kind.
   *
   * @param number of its payment, as nothing else in the world has it, below 400
   */
  static Planted of(DifferenceKind kind, Worlds world, int number) {
    String amount = number + ".10";
    Payment card = card(number, amount, "2026-12-07T10:00");
    Payment eft = eft(number, amount, "2026-12-01T10:00");
    String batch = "B" + number;
    SettledPayment settled = line(card, batch, CARD_DAY, amount, amount);
    SettledPayment eftSettled = line(eft, batch, EFT_DAY, amount, amount);
    Trouble trouble = new Trouble(kind, world, number);
    return switch (kind) {
      case NOT_REPORTED -> trouble.is(amount, () -> push(world, card));
      case NOT_PUSHED -> trouble.is(amount, () -> world.pay(card), () -> world.settle(settled));
      case AMOUNT_DIFFERS ->
          trouble.is(
              "10.00",
              () -> push(world, card),
              () -> world.pay(Samples.withAmount(card, number + 10 + ".10")),
              () -> world.settle(settled));
      case NOT_SETTLED -> trouble.is(amount, trouble.brought(card));
      case SETTLED_UNKNOWN -> trouble.is(amount, () -> world.settle(settled));
      case SETTLED_NOT_POSTED ->
          trouble.is(amount, () -> world.pay(Samples.declined(card)), () -> world.settle(settled));
      case SETTLED_AMOUNT ->
          trouble.is(
              "-0.01",
              trouble.brought(card),
              () -> world.settle(line(card, batch, CARD_DAY, number + ".09", number + ".09")));
      case SETTLED_TWICE ->
          trouble.is(
              amount,
              trouble.brought(card),
              () -> world.settle(settled),
              () -> world.settle(line(card, batch + "-2", "2026-12-09", amount, amount)));
      case BATCH_REPORTED_AGAIN -> {
        Payment other = card(number + 400, "1.10", "2026-12-07T11:00");
        String again = batch + "-AGAIN";
        yield trouble.of(
            again + " of " + CARD_DAY,
            number + 1 + ".20",
            trouble.brought(card),
            trouble.brought(other),
            () -> world.settle(settled, line(other, batch, CARD_DAY, "1.10", "1.10")),
            () ->
                world.settle(
                    line(card, again, CARD_DAY, amount, amount),
                    line(other, again, CARD_DAY, "1.10", "1.10")));
      }
      case FEE_DIFFERS ->
          trouble.is(
              "7.00",
              () -> push(world, withFee(card, "2.95")),
              () -> world.pay(withFee(card, "9.95")),
              () -> world.settle(settled));
      case TAKEN_BACK ->
          trouble.is(
              "-" + amount,
              trouble.brought(card),
              () -> world.settle(settled),
              () ->
                  world.settle(line(card, batch + "-2", "2026-12-09", "-" + amount, "-" + amount)));
      case SETTLED_AGAIN ->
          trouble.is(
              amount,
              trouble.brought(eft),
              () -> world.settle(eftSettled),
              () -> world.giveBack(achReturn(eft, amount, "R01", "2026-12-04T10:00")),
              () -> world.settle(line(eft, batch + "-2", "2026-12-09", amount, amount)));
      case DEPOSIT ->
          trouble.of(
              batch + " of " + CARD_DAY,
              "-0.07",
              trouble.brought(card),
              () -> world.settle(line(card, batch, CARD_DAY, amount, number + ".03")));
      case RETURN_UNKNOWN ->
          trouble.is(
              amount, () -> world.giveBack(achReturn(eft, amount, "R01", "2026-12-04T10:00")));
      case RETURN_IN_REVIEW ->
          trouble.is(
              amount,
              trouble.brought(eft),
              () -> world.settle(eftSettled),
              () -> world.giveBack(achReturn(eft, amount, "", "2026-12-04T10:00")));
      case REFUSED_BY_LEDGER ->
          trouble.is(
              amount,
              () -> {
                refuse(world, card);
                push(world, card);
              },
              () -> world.pay(card));
      case QUARANTINED -> trouble.is(amount, () -> unreadable(world, card));
      case NOT_IN_LEDGER ->
          trouble.is(
              amount,
              () -> {
                push(world, card);
                world.lose(Call.POST, card, amount);
              },
              () -> world.pay(card),
              () -> world.settle(settled));
      case LEDGER_AMOUNT ->
          trouble.is(
              "0.01",
              () -> {
                push(world, card);
                world.lose(Call.POST, card, amount);
                world.byHand(Call.POST, card, number + ".11", "2026-12-10T08:00");
              },
              () -> world.pay(card),
              () -> world.settle(settled));
      case POSTED_TWICE ->
          trouble.is(
              amount,
              trouble.brought(card),
              () -> world.settle(settled),
              () -> trouble.byHand(Call.POST, card, amount));
      case LEDGER_REVERSAL ->
          trouble.is(
              "-1.00",
              trouble.brought(card),
              () -> world.settle(settled),
              () -> trouble.byHand(Call.REVERSE, card, "1.00"));
      case LEDGER_UNKNOWN -> trouble.is(amount, () -> trouble.byHand(Call.POST, card, amount));
      case IMPLAUSIBLE_TIME ->
          trouble.is(
              amount,
              trouble.brought(card),
              () -> world.settle(line(card, batch, "2026-12-04", amount, amount)));
    };
  }

  /** Something that is in order, of {@link #FITTING} kinds. */
  static Planted fitting(int which, Worlds world, int number) {
    String amount = number + ".10";
    Payment card = card(number, amount, "2026-12-07T10:00");
    Payment eft = eft(number, amount, "2026-12-01T10:00");
    String batch = "B" + number;
    SettledPayment settled = line(card, batch, CARD_DAY, amount, amount);
    SettledPayment eftSettled = line(eft, batch, EFT_DAY, amount, amount);
    Trouble none = new Trouble(null, world, number);
    return switch (which) {
      case 0 -> none.fits(none.brought(card), () -> world.settle(settled));
      case 1 -> none.fits(() -> world.settle(settled), none.brought(card));
      case 2 ->
          none.fits(
              none.brought(eft),
              () -> world.giveBack(achReturn(eft, amount, "R01", "2026-12-04T10:00")),
              () -> world.settle(eftSettled));
      case 3 ->
          none.fits(
              () -> world.giveBack(achReturn(eft, amount, "R01", "2026-12-02T10:00")),
              none.brought(eft));
      case 4 ->
          none.fits(
              none.brought(card),
              () ->
                  world.settle(
                      line(card, batch, CARD_DAY, "1.00", "1.00"),
                      line(card, batch, "2026-12-09", number - 1 + ".10", number - 1 + ".10")));
      case 5 -> none.fits(() -> world.pay(Samples.declined(card)));
      case 6 -> {
        Payment[] cart = {card, further(card, "INV-CAR-" + number, "5.00")};
        String whole = number + 5 + ".10";
        yield none.fits(
            () -> push(world, cart),
            () -> world.pay(cart),
            () -> world.settle(line(card, batch, CARD_DAY, whole, whole)));
      }
      default ->
          none.fits(
              none.brought(card),
              () -> world.settle(settled),
              () -> world.settle(line(card, batch + "-2", "2026-12-09", "-" + amount)),
              () -> world.settle(line(card, batch + "-3", "2026-12-10", amount)));
    };
  }

  private static void refuse(Worlds world, Payment payment) {
    TableLedger.Refusal before = world.host.ledger.refusal;
    world.host.ledger.refusal =
        (call, fact) -> payment.equals(fact) ? "no such policy" : before.reason(call, fact);
  }

  private static void unreadable(Worlds world, Payment payment) {
    Map<String, String> noTime = new HashMap<>(Samples.columns(payment));
    noTime.put("PaymentDateGMT", "yesterday");
    world.host.cloud.payments.clear();
    world.host.cloud.payments.add(ScriptedCloud.unreadable("no time", noTime));
    Host.pollUnreadable(world.integration, ReportKind.PAYMENTS);
  }

  /** Makes the record. */
  private record Trouble(@Nullable DifferenceKind kind, Worlds world, int number) {

    Planted is(String amount, Runnable... steps) {
      return of("#" + number, amount, steps);
    }

    Planted of(String subject, String amount, Runnable... steps) {
      String expected = kind + " " + subject + " " + Money.parse(amount);
      return new Planted(kind, Arrays.asList(steps), List.of(expected));
    }

    Planted fits(Runnable... steps) {
      return new Planted(kind, Arrays.asList(steps), List.of());
    }

    Runnable brought(Payment payment) {
      return () -> {
        push(world, payment);
        world.pay(payment);
      };
    }

    void byHand(Call call, Payment payment, String amount) {
      world.host.ledger.byHand(call, payment.paymentGuid(), amount, world.host.clock.instant());
    }
  }
}
