package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.Reconciliation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds what really happened at one biller against its books, ledger and quarantine, at rest. */
record Audit(World world, Biller biller, Truth truth, Books books, List<QuarantineEntry> entries) {

  static Audit of(World world, Biller biller) {
    return new Audit(world, biller, biller.truth(), biller.books(), biller.quarantined());
  }

  /** What the ledger does not fail on has passed what it fails on. */
  void requireNothingStopped() {
    Set<PaymentGuid> waiting = new HashSet<>(books.refusedOnce);
    truth.byGuid.keySet().stream()
        .filter(guid -> biller.temper().stillFails("post " + guid))
        .forEach(waiting::add);
    Set<PaymentGuid> owed = guids(Payment::approved);
    owed.removeAll(waiting);
    Set<PaymentGuid> found = found();
    found.retainAll(owed);
    requireSame("payments that the ledger does not fail on", owed, found);
  }

  /** Every payment is posted or declined, or people have it before them. */
  void requirePayments() {
    requireSame("payments", guids(Payment::approved), found());
    requireSame("declined payments", guids(payment -> !payment.approved()), books.declined);
  }

  private Set<PaymentGuid> found() {
    Set<PaymentGuid> quarantined =
        entries.stream()
            .filter(entry -> entry.raw().containsKey(Truth.GUID_COLUMN))
            .map(entry -> entry.raw().get(Truth.GUID_COLUMN))
            .filter(guid -> guid.indexOf('\uFFFD') < 0) // a byte of it was lost: nobody's row
            .map(PaymentGuid::of)
            .collect(Collectors.toSet());
    Set<PaymentGuid> found = new HashSet<>(books.posted);
    truth.unreadable.stream().filter(quarantined::contains).forEach(found::add);
    truth.byGuid.keySet().stream()
        .filter(guid -> books.byHand.contains(guid.value()))
        .forEach(found::add);
    return found;
  }

  private Set<PaymentGuid> guids(Predicate<Payment> wanted) {
    return truth.byGuid.values().stream()
        .filter(wanted)
        .filter(payment -> payment.source().isEmpty())
        .map(Payment::paymentGuid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  void requireAllElse() {
    for (PaymentGuid guid : truth.byGuid.keySet()) {
      if (!books.movedByHand.contains(guid)) {
        requireTold(guid);
      }
    }
    Map<AccountNumber, Boolean> enrolled = new HashMap<>();
    truth.customers.forEach((account, customer) -> enrolled.put(account, customer.enrolled()));
    require(enrolled.equals(books.enrolled), "enrolments are not as InvoiceCloud has them");
  }

  /** Separate books may have been told of one in a transaction that was undone. */
  private void requireTold(PaymentGuid guid) {
    Held held = books.of(guid);
    long returns = truth.returns(guid, world.now());
    long lines = truth.lines(guid, world.now());
    require(
        held.returns() == returns || (books.isSeparate() && held.returns() > returns),
        "told of " + held.returns() + " of " + returns + " returns of " + guid);
    require(
        held.lines() == lines || (books.isSeparate() && held.lines() > lines),
        "told of " + held.lines() + " of " + lines + " lines of " + guid);
  }

  /**
   * The ledger by its own sums: of each payment what came in less what was taken back, whatever the
   * SDK says of either; where it is not, the reconciliation says so.
   */
  void requireLedger() {
    Map<PaymentGuid, List<Money>> ledger = world.storage().ledger(biller.id());
    Reconciliation reconciliation = biller.reconcile();
    require(reconciliation.balanced(), "sums differ: " + reconciliation.balances());
    Map<String, List<Difference>> differences =
        reconciliation.differences().stream().collect(Collectors.groupingBy(Difference::subject));
    Set<PaymentGuid> owed =
        truth.byGuid.values().stream()
            .filter(payment -> payment.approved() && isOwed(payment))
            .map(Payment::paymentGuid)
            .collect(Collectors.toSet());
    Set<PaymentGuid> found = new HashSet<>(ledger.keySet());
    found.removeIf(guid -> books.byHand.contains(guid.value()));
    requireSame("payments in the ledger", owed, found);
    for (PaymentGuid guid : owed) {
      if (!books.movedByHand.contains(guid) && !books.postedByHand.contains(guid)) {
        requireRight(
            guid,
            ledger.get(guid).stream().reduce(Money.ZERO, Money::plus),
            differences.getOrDefault(guid.value(), List.of()));
      }
    }
  }

  private void requireRight(PaymentGuid guid, Money held, List<Difference> differences) {
    Instant now = world.now();
    Money real = truth.paid(guid).minus(truth.wentBack(guid, now)).plus(truth.cameAgain(guid, now));
    if (held.equals(real)) {
      return;
    }
    String what = "of %s the books hold %s, and %s is true".formatted(guid, held, real);
    require(!differences.isEmpty(), what + ", and nothing says so");
    Money told = Money.ZERO;
    for (Difference difference : differences) {
      if (difference.kind() != DifferenceKind.TAKEN_BACK
          && difference.kind() != DifferenceKind.SETTLED_AGAIN) {
        return; // more than one trouble
      }
      told = told.plus(difference.amount());
    }
    require(held.plus(told).equals(real), what + ", and told is " + told);
  }

  private boolean isOf(QuarantineEntry entry, PaymentGuid guid) {
    return biller
        .mapping()
        .paymentGuid(entry.report(), entry.raw())
        .filter(guid::equals)
        .isPresent();
  }

  /** Not so what a person has posted elsewhere, nor what nobody could tell. */
  private boolean isOwed(Payment payment) {
    return payment.source().isEmpty()
        && !books.byHand.contains(payment.paymentGuid().value())
        && (!truth.unreadable.contains(payment.paymentGuid())
            || biller.wasPushed(payment.paymentGuid())
            || books.postedByHand.contains(payment.paymentGuid()));
  }

  /** What the ledger had failed on or refused, and has by now, is closed without anybody's help. */
  void requireQuarantineClosed() {
    for (QuarantineEntry entry : entries) {
      boolean owed =
          entry.kind() == QuarantineKind.FAILED || entry.kind() == QuarantineKind.REFUSED;
      require(
          !owed || entry.state() != QuarantineEntry.State.OPEN || isByHand(entry),
          "an entry stands open of what the ledger has: " + entry + " of " + entry.subject());
      require(!entry.reason().contains("PA-"), "an entry's reason quotes the customer: " + entry);
    }
  }

  /** One entry of a payment was closed by hand, the other stands for the same. */
  private boolean isByHand(QuarantineEntry entry) {
    return books.byHand.contains(entry.subject())
        || books.movedByHand.stream().anyMatch(guid -> isOf(entry, guid));
  }

  private void require(boolean holds, String violation) {
    world.verdict().require(holds, "biller " + biller.id() + ": " + violation);
  }

  private void requireSame(String what, Set<?> expected, Set<?> found) {
    world.verdict().requireSame("biller " + biller.id() + ": " + what, expected, found);
  }
}
