package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the batches of one day after the other with their deposits. InvoiceCloud takes ACH
 * returns off the deposit of the day on which they come, so a batch cannot be judged alone. Not
 * thread-safe.
 */
final class Batches {

  /** With more returns a day, some of them add up to almost any sum by chance. */
  private static final int MOST_COMBINED = 12;

  private final AsOf asOf;
  private final Facts facts;
  private final Result result;
  private final Set<BatchFacts.Key> again = new HashSet<>();
  private final List<BatchFacts> day = new ArrayList<>();

  /** Gets what was found. */
  interface Result {
    void batch(BatchFacts facts, ReconciledBatch batch, Money off);

    void difference(DifferenceKind kind, BatchFacts batch, Money amount, String reason);
  }

  Batches(AsOf asOf, Facts facts, Result result) {
    this.asOf = asOf;
    this.facts = facts;
    this.result = result;
  }

  /** Takes the next batch, of the same day or a later one. */
  void add(BatchFacts batch) {
    if (!day.isEmpty() && !day.get(0).key().settledOn().equals(batch.key().settledOn())) {
      end();
    }
    day.add(batch);
  }

  /** Whether a batch holds the same lines as another one of its day that comes before it. */
  boolean isReportedAgain(BatchFacts.Key batch) {
    return again.contains(batch);
  }

  /** Compares what is left. */
  void end() {
    if (day.isEmpty()) {
      return;
    }
    LocalDate of = day.get(0).key().settledOn();
    Returns returns = new Returns();
    facts.returns(
        asOf.start(of), asOf.start(of.plusDays(1)), (at, amount) -> returns.left.add(amount));
    List<Deposit> short_ = new ArrayList<>();
    for (int i = 0; i < day.size(); i++) {
      BatchFacts batch = day.get(i);
      if (isAgain(batch, day.subList(0, i))) {
        again.add(batch.key());
        tell(
            batch,
            Money.ZERO,
            Deposit.of(batch).map(Deposit::deposited),
            Check.REPORTED_AGAIN,
            Money.ZERO);
        continue;
      }
      Optional<Deposit> deposit = Deposit.of(batch);
      if (deposit.isEmpty()) {
        tell(batch, Money.ZERO, Optional.empty(), Check.UNCHECKED, Money.ZERO);
      } else if (deposit.get().gap().isZero()) {
        tell(batch, Money.ZERO, deposit.map(Deposit::deposited), Check.FITS, Money.ZERO);
      } else {
        short_.add(deposit.get());
      }
    }
    judge(short_, returns);
    day.clear();
  }

  private void judge(List<Deposit> off, Returns returns) {
    boolean together = returns.areTooMany() && returns.sum().equals(lacking(off));
    for (Deposit deposit : off) {
      Money lacking = Money.ZERO.minus(deposit.gap());
      if (lacking.isPositive() && (together || returns.take(lacking))) {
        tell(deposit.batch(), lacking, Optional.of(deposit.deposited()), Check.FITS, Money.ZERO);
      } else {
        differs(deposit);
      }
    }
  }

  private static Money lacking(List<Deposit> off) {
    return off.stream()
        .map(deposit -> Money.ZERO.minus(deposit.gap()))
        .filter(Money::isPositive)
        .reduce(Money.ZERO, Money::plus);
  }

  private void differs(Deposit deposit) {
    tell(
        deposit.batch(),
        Money.ZERO,
        Optional.of(deposit.deposited()),
        Check.DIFFERS,
        deposit.gap());
    result.difference(
        DifferenceKind.DEPOSIT,
        deposit.batch(),
        deposit.gap(),
        "Deposited %s, for lines of %s".formatted(deposit.deposited(), deposit.expected()));
  }

  private boolean isAgain(BatchFacts batch, List<BatchFacts> before) {
    for (BatchFacts other : before) {
      boolean otherName = !other.key().id().equals(batch.key().id());
      if (otherName
          && other.key().processor().equals(batch.key().processor())
          && !again.contains(other.key())
          && facts.areAlike(other, batch)) {
        result.difference(
            DifferenceKind.BATCH_REPORTED_AGAIN,
            batch,
            batch.sum(),
            "Holds the same %s lines as batch %s"
                .formatted(batch.lines(), BatchNames.of(other.key())));
        return true;
      }
    }
    return false;
  }

  private void tell(
      BatchFacts batch, Money returned, Optional<Money> deposited, Check check, Money off) {
    result.batch(
        batch,
        new ReconciledBatch(
            batch.key().id(),
            batch.key().settledOn(),
            batch.key().processor().orElse(null),
            batch.lines(),
            batch.charged(),
            batch.takenBack(),
            returned,
            deposited.orElse(null),
            check),
        off);
  }

  /** The returns of a day of which no deposit has been told to be lower yet. */
  private static final class Returns {

    private final List<Money> left = new ArrayList<>();

    Money sum() {
      return left.stream().reduce(Money.ZERO, Money::plus);
    }

    boolean areTooMany() {
      return left.size() > MOST_COMBINED;
    }

    /** Whether some of them, or all, are that sum together; then they are spent. */
    boolean take(Money sum) {
      if (sum().equals(sum)) {
        left.clear();
        return true;
      }
      return left.remove(sum) || (!areTooMany() && take(sum, 0));
    }

    private boolean take(Money sum, int from) {
      for (int i = from; i < left.size(); i++) {
        Money one = left.get(i);
        Money rest = sum.minus(one);
        if (rest.isZero() || (rest.isPositive() && take(rest, i + 1))) {
          left.remove(one);
          return true;
        }
      }
      return false;
    }
  }
}
