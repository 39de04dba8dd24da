package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One biller's books. What a transaction writes counts once it commits, and is held against the
 * truth in that moment: the invariants of every step.
 *
 * <p>Separate books share no transaction, so that what they write counts at once, and have keys of
 * their own.
 */
final class Books implements Ledger {

  private final World world;
  private final BillerId biller;
  private final Truth truth;
  private final Temper temper;
  private final boolean isSeparate;
  private final Map<AccountNumber, Integer> versions = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Set<String> toldDeclined = new HashSet<>();
  private final Map<PaymentGuid, Held> held = new HashMap<>();

  /** What took money back or posted it anew, by the SDK's names, for books that are separate. */
  private final Set<String> moved = new HashSet<>();

  /** When the returns were told that reversed something, by payment. */
  private final Map<PaymentGuid, List<Instant>> reversed = new HashMap<>();

  private final Set<String> refusedMoves = new HashSet<>();
  final Set<PaymentGuid> refusedOnce = new HashSet<>();
  final Set<PaymentGuid> posted = new HashSet<>();

  /** Of those, what a person has seen to, who needs no report that can be read. */
  final Set<PaymentGuid> postedByHand = new HashSet<>();

  final Set<PaymentGuid> declined = new HashSet<>();

  final Map<AccountNumber, Boolean> enrolled = new HashMap<>();

  /** Payments that a person has posted elsewhere, so that nothing else may post them. */
  final Set<String> byHand = new HashSet<>();

  private final Set<InvoiceNumber> invoicesByHand = new HashSet<>();

  /** Payments of which a person has booked a return or a line, or said that nothing is to be. */
  final Set<PaymentGuid> movedByHand = new HashSet<>();

  Books(World world, BillerId biller, Truth truth, Temper temper, boolean isSeparate) {
    this.world = world;
    this.biller = biller;
    this.truth = truth;
    this.temper = temper;
    this.isSeparate = isSeparate;
  }

  @Override
  public boolean isSeparate() {
    return isSeparate;
  }

  Held of(PaymentGuid guid) {
    return held.computeIfAbsent(guid, key -> new Held(key, truth, world.verdict()));
  }

  private static String name(Payment payment) {
    return payment.paymentGuid() + " " + payment.invoiceNumber().orElseThrow();
  }

  boolean isPosted(Payment payment) {
    return of(payment.paymentGuid()).has(payment);
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    if (isSeparate && isPosted(payment)) {
      temper.mayThrow("post " + guid, payment.accountNumber().value());
      return LedgerAnswer.accepted("R-" + guid.value());
    }
    if (world.hasSweeps() && guid.value().startsWith("f7", 6) && !refusedOnce.contains(guid)) {
      later(() -> refusedOnce.add(guid));
      return LedgerAnswer.refused("no such policy yet");
    }
    write(guid, payment.amount(), transaction);
    later(
        () -> {
          of(guid).post(payment);
          posted.add(guid);
          require(
              !payment.invoiceNumber().map(invoicesByHand::contains).orElseThrow(),
              "posted what a person had posted: " + guid);
        });
    temper.mayThrow("post " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted("R-" + guid.value());
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    later(
        () -> {
          declined.add(guid);
          require(isNew(toldDeclined, name(payment)), "declined twice: " + guid);
        });
    temper.mayThrow("decline " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted();
  }

  /** It came by the other channel too, which is no reason to post. */
  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    PaymentGuid guid = payment.paymentGuid();
    later(() -> require(isNew(confirmed, name(payment)), "confirmed twice: " + guid));
    temper.mayThrow("confirm " + guid, payment.accountNumber().value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    PaymentGuid guid = achReturn.paymentGuid();
    later(() -> of(guid).returned());
    temper.mayThrow("return " + guid, guid.value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal taken, LedgerTransaction transaction) {
    PaymentGuid guid = taken.achReturn().paymentGuid();
    require(taken.payment().paymentGuid().equals(guid), "a return reverses another payment");
    later(() -> noteReversed(guid, taken.achReturn().returnedAt()));
    return move("reverse", guid, taken.key(), Money.ZERO.minus(taken.amount()), transaction);
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback taken, LedgerTransaction transaction) {
    PaymentGuid guid = taken.line().paymentGuid();
    require(taken.payment().paymentGuid().equals(guid), "a line takes another payment back");
    return move("charge back", guid, taken.key(), Money.ZERO.minus(taken.amount()), transaction);
  }

  @Override
  public LedgerAnswer represented(Representment again, LedgerTransaction transaction) {
    PaymentGuid guid = again.line().paymentGuid();
    require(again.payment().paymentGuid().equals(guid), "a line posts another payment anew");
    return move("represent", guid, again.key(), again.amount(), transaction);
  }

  /** Takes back, where the amount is below zero, or posts anew. */
  private LedgerAnswer move(
      String call, PaymentGuid guid, String key, Money amount, LedgerTransaction transaction) {
    String fact = call + " " + key;
    if (isSeparate && moved.contains(fact)) {
      temper.mayThrow(fact, guid.value());
      return LedgerAnswer.accepted();
    }
    if (temper.refuses(fact) && !refusedMoves.contains(fact)) {
      later(() -> refusedMoves.add(fact));
      return LedgerAnswer.refused("the period is closed");
    }
    write(guid, amount, transaction);
    later(
        () -> {
          moved.add(fact);
          if (amount.isNegative()) {
            of(guid).takeBack(Money.ZERO.minus(amount), world.now());
          } else {
            of(guid).postAgain(amount, world.now());
          }
        });
    temper.mayThrow(fact, guid.value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment line, LedgerTransaction transaction) {
    PaymentGuid guid = line.paymentGuid();
    later(() -> of(guid).settled());
    temper.mayThrow("settle " + guid + " " + line.batchId(), guid.value());
    return LedgerAnswer.accepted();
  }

  /** Books that are down take no corrections either. */
  @Override
  public LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    PaymentGuid guid = now.paymentGuid();
    temper.mayThrow("correct return " + guid + " " + now.returnedAt(), guid.value());
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settlementCorrected(
      SettledPayment before, SettledPayment now, LedgerTransaction transaction) {
    PaymentGuid guid = now.paymentGuid();
    temper.mayThrow("correct line " + guid + " " + now.batchId(), guid.value());
    return LedgerAnswer.accepted();
  }

  /** What is in the books, for the reconciliation. */
  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    world
        .storage()
        .ledger(biller)
        .forEach(
            (guid, amounts) ->
                amounts.forEach(
                    amount -> {
                      if (amount.isNegative()) {
                        reader.reversal(guid, Money.ZERO.minus(amount), world.now());
                      } else {
                        reader.receipt(guid, amount, world.now());
                      }
                    }));
    return true;
  }

  @Override
  public LedgerAnswer enrollmentChanged(
      CustomerEnrollment customer, LedgerTransaction transaction) {
    AccountNumber account = customer.accountNumber();
    int version = Integer.parseInt(customer.additional().get(Truth.VERSION_COLUMN));
    later(
        () -> {
          Integer before = versions.get(account);
          require(
              before == null || before < version || (isSeparate && before == version),
              "enrolment went back to an older state: " + account.value());
          enrol(account, version, customer.enrolled());
        });
    temper.mayThrow("enrol " + account + " " + version, account.value());
    return LedgerAnswer.accepted();
  }

  private void enrol(AccountNumber account, int version, boolean isEnrolled) {
    versions.put(account, version);
    enrolled.put(account, isEnrolled);
  }

  /** A person posts elsewhere what a payment pays of an invoice. */
  void byHand(Payment payment) {
    byHand.add(payment.paymentGuid().value());
    invoicesByHand.add(payment.invoiceNumber().orElseThrow());
  }

  /** A person has a payment in these separate books, and posts it unless they do. */
  void postByHand(PaymentGuid payment) {
    postedByHand.add(payment);
    posted.add(payment);
    for (Payment row : truth.carts.get(payment)) {
      if (!isPosted(row)) {
        of(payment).post(row);
        world.storage().write(biller, payment, row.amount());
      }
    }
  }

  /** Whether a return of about that time was reversed; the next one comes days later. */
  boolean hasReversed(PaymentGuid guid, Instant returnedAt) {
    return reversed.getOrDefault(guid, List.of()).stream()
        .anyMatch(at -> Duration.between(at, returnedAt).abs().toDays() < 2);
  }

  /** Whether a negative line was taken back: so many-th of those of a batch, which are equal. */
  boolean hasChargedBack(PaymentGuid guid, Money amount, String batchId, int occurrence) {
    String line = nameOfLine(amount, batchId, occurrence);
    return moved.stream()
        .anyMatch(fact -> fact.startsWith("charge back " + guid.value()) && fact.endsWith(line));
  }

  /** In these books, or by a person, of which several entries may tell. */
  void noteReversed(PaymentGuid guid, Instant returnedAt) {
    reversed.computeIfAbsent(guid, key -> new ArrayList<>(1)).add(returnedAt);
  }

  void chargedBackByHand(PaymentGuid guid, Money amount, String batchId, int occurrence) {
    moved.add("charge back " + guid.value() + nameOfLine(amount, batchId, occurrence));
  }

  /** As the SDK's keys name it. */
  private static String nameOfLine(Money amount, String batchId, int occurrence) {
    return "-S%s-%s-%s".formatted(Money.ZERO.minus(amount), occurrence, batchId);
  }

  /** A person enters a state, unless the books know a later one. */
  void enrolByHand(AccountNumber account, int version, boolean isEnrolled) {
    if (versions.getOrDefault(account, 0) < version) {
      enrol(account, version, isEnrolled);
    }
  }

  private void write(PaymentGuid payment, Money amount, LedgerTransaction transaction) {
    require(transaction.biller().equals(biller), "another biller's money came into these books");
    if (isSeparate) {
      world.storage().write(biller, payment, amount);
    } else {
      world.storage().write(biller, payment, amount, transaction);
    }
  }

  private void later(Runnable write) {
    if (isSeparate) {
      write.run();
    } else {
      world.commits().later(write);
    }
  }

  /** Separate books know by a key of theirs what comes again. */
  private <T> boolean isNew(Set<T> entries, T entry) {
    return entries.add(entry) || isSeparate;
  }

  private void require(boolean holds, String violation) {
    world.verdict().require(holds, "biller " + biller + ": " + violation);
  }
}
