package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
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
            .map(entry -> PaymentGuid.of(entry.raw().get(Truth.GUID_COLUMN)))
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
        .map(Payment::paymentGuid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  void requireAllElse() {
    Set<String> returns =
        visible(truth.rejects).stream()
            .filter(reject -> books.posted.contains(reject.paymentGuid()) && isOwed(reject))
            .map(this::subject)
            .collect(Collectors.toSet());
    requireSame("returns", returns, andByHand(books.reversed, returns));
    Set<String> lines =
        truth.settled.stream().map(row -> Books.subject(row.content())).collect(Collectors.toSet());
    requireSame("settled lines", lines, andByHand(books.settled, lines));
    Map<AccountNumber, Boolean> enrolled = new HashMap<>();
    truth.customers.forEach((account, customer) -> enrolled.put(account, customer.enrolled()));
    require(enrolled.equals(books.enrolled), "enrolments are not as InvoiceCloud has them");
  }

  private Set<String> andByHand(Set<String> byTheSdk, Set<String> wanted) {
    Set<String> all = new HashSet<>(byTheSdk);
    books.byHand.stream().filter(wanted::contains).forEach(all::add);
    return all;
  }

  private String subject(AchReturn reject) {
    return Books.subject(
        reject.toBuilder().returnedAt(biller.wire().asRead(reject.returnedAt())).build());
  }

  private <T> List<T> visible(List<Truth.Row<T>> rows) {
    return rows.stream()
        .filter(row -> row.visible().isBefore(world.now()))
        .map(Truth.Row::content)
        .toList();
  }

  /**
   * The ledger by its own sums: of each payment what came in less what was taken back, whatever the
   * SDK says of either.
   */
  void requireLedger() {
    Map<PaymentGuid, Money> owed = new HashMap<>();
    for (Payment payment : truth.byGuid.values()) {
      if (payment.approved() && isOwed(payment)) {
        owed.put(payment.paymentGuid(), payment.amount());
      }
    }
    for (AchReturn reject : visible(truth.rejects)) {
      if (isOwed(reject) && !books.byHand.contains(subject(reject))) {
        owed.computeIfPresent(
            reject.paymentGuid(), (guid, amount) -> amount.minus(reject.amount()));
      }
    }
    Map<PaymentGuid, Money> held = world.storage().ledger(biller.id());
    requireSame("payments with their sums in the ledger", owed.entrySet(), held.entrySet());
  }

  /** Not so what a person has posted elsewhere, nor what nobody could tell. */
  private boolean isOwed(Payment payment) {
    return !books.byHand.contains(payment.paymentGuid().value())
        && (!truth.unreadable.contains(payment.paymentGuid())
            || biller.wasPushed(payment.paymentGuid())
            || books.postedByHand.contains(payment.paymentGuid()));
  }

  /** Whoever posts a payment by hand has its returns too, unless the SDK takes them. */
  private boolean isOwed(AchReturn reject) {
    return !books.postedByHand.contains(reject.paymentGuid())
        || books.reversed.contains(subject(reject));
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
    return books.byHand.contains(entry.subject());
  }

  private void require(boolean holds, String violation) {
    world.verdict().require(holds, "biller " + biller.id() + ": " + violation);
  }

  private void requireSame(String what, Set<?> expected, Set<?> found) {
    world.verdict().requireSame("biller " + biller.id() + ": " + what, expected, found);
  }
}
