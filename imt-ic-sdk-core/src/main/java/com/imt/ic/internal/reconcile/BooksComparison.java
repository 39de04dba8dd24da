package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the books hold of a posted payment with what is to stand of it. Confined to a
 * thread.
 *
 * @param held what the books hold of it; null where they do not tell
 * @param differences gets each trouble
 */
record BooksComparison(
    OnePayment payment, AsOf asOf, @Nullable InBooks held, List<Difference> differences) {

  static void of(
      OnePayment payment, AsOf asOf, @Nullable InBooks held, List<Difference> differences) {
    new BooksComparison(payment, asOf, held, differences).compare();
  }

  /**
   * What stands in the books against what is to stand. Receipts, reversals and what was taken back
   * outside may each differ; where they make up for one another, a person has set it right.
   */
  private void compare() {
    boolean kept = payment.posted().isEmpty();
    Money expected = kept ? Money.ZERO : payment.netted().expected();
    Money stands = held == null ? payment.standing() : held.standing();
    if (stands.equals(expected) || (!kept && isRightByHand(stands))) {
      return;
    }
    if (held != null) {
      compareReceipts(held);
      compareReversals(held, expected);
    }
    Money beyond = kept ? Money.ZERO : payment.standing().minus(expected);
    if (beyond.isPositive()) {
      add(
          DifferenceKind.TAKEN_BACK,
          Money.ZERO.minus(beyond),
          "Taken back by %s, and still in the ledger"
              .formatted(payment.returns().isEmpty() ? "the processor" : "a return"),
          lastMove());
    } else if (beyond.isNegative()) {
      add(
          DifferenceKind.SETTLED_AGAIN,
          Money.ZERO.minus(beyond),
          "Taken back and settled once more, and the ledger lacks it",
          lastMove());
    }
  }

  /** When the processor or a bank last moved it. */
  private Instant lastMove() {
    Instant last = payment.first().paidAt();
    for (SettlementEntry line : payment.lines()) {
      Instant day = asOf.start(line.settledOn());
      last = day.isAfter(last) ? day : last;
    }
    for (RejectEntry entry : payment.returns()) {
      last = entry.returnedAt().isAfter(last) ? entry.returnedAt() : last;
    }
    return last;
  }

  /**
   * Whether a person has said that it is right. A return may be none, being told twice; a line is
   * the bank's, and books that can be read have to agree with it, whatever a person has closed.
   */
  private boolean isRightByHand(Money stands) {
    return stands.equals(payment.nettedWithClosed().expected())
        || (held == null && stands.equals(payment.nettedWithoutClosed().expected()));
  }

  private void compareReceipts(InBooks books) {
    Money given = payment.postedInAll();
    Money beyond = books.posted().minus(given);
    if (books.receipts() == 0 && given.isPositive()) {
      add(
          DifferenceKind.NOT_IN_LEDGER,
          given,
          "Posted with %s, and the ledger does not hold it".formatted(given),
          payment.first().paidAt());
    } else if (beyond.isPositive() && books.receipts() > payment.posted().size()) {
      books(
          DifferenceKind.POSTED_TWICE,
          beyond,
          "In the ledger with %s receipts of %s together, posted with %s"
              .formatted(books.receipts(), books.posted(), given),
          books);
    } else if (!beyond.isZero()) {
      books(
          DifferenceKind.LEDGER_AMOUNT,
          beyond,
          "In the ledger with %s, posted with %s".formatted(books.posted(), given),
          books);
    }
  }

  private void compareReversals(InBooks books, Money expected) {
    Money beyond = books.reversed().minus(payment.takenBack());
    if (!beyond.isZero()) {
      books(
          DifferenceKind.LEDGER_REVERSAL,
          Money.ZERO.minus(beyond),
          "The ledger took back %s, and was told to take back %s, so that %s stand"
              .formatted(books.reversed(), payment.takenBack(), expected),
          books);
    }
  }

  private void books(DifferenceKind kind, Money amount, String reason, InBooks books) {
    Instant since = books.lastAt();
    add(kind, amount, reason, since == null ? payment.first().paidAt() : since);
  }

  private void add(DifferenceKind kind, Money amount, String reason, Instant since) {
    differences.add(asOf.difference(kind, payment.guid().value(), amount, reason, since));
  }
}
