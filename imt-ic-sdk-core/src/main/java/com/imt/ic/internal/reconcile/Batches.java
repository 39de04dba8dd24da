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
import org.jspecify.annotations.Nullable;

/**
 * Compares the batches of one day after the other with their deposits. InvoiceCloud takes ACH
 * returns off the deposit of the day on which they come, so a batch cannot be judged alone. Not
 * thread-safe.
 */
final class Batches {

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
    List<Deposit> off = new ArrayList<>();
    List<TakenOff> taken = new ArrayList<>();
    for (int i = 0; i < day.size(); i++) {
      BatchFacts batch = day.get(i);
      Optional<Deposit> deposit = Deposit.of(batch);
      if (isAgain(batch, day.subList(0, i))) {
        again.add(batch.key());
        tell(batch, Money.ZERO, deposit, Check.REPORTED_AGAIN, Money.ZERO);
      } else if (deposit.isEmpty()) {
        tell(batch, Money.ZERO, deposit, Check.UNCHECKED, Money.ZERO);
        takenBack(batch, null, taken);
      } else if (deposit.get().gap().isZero()) {
        tell(batch, Money.ZERO, deposit, Check.FITS, Money.ZERO);
      } else {
        off.add(deposit.get());
        if (deposit.get().lacking().equals(batch.takenBack())) {
          takenBack(batch, deposit.get(), taken);
        }
      }
    }
    judge(off, taken);
    day.clear();
  }

  /** What a batch's lines took back, if it did not go off their own deposit. */
  private static void takenBack(BatchFacts batch, @Nullable Deposit lines, List<TakenOff> taken) {
    if (batch.takenBack().isNegative()) {
      taken.add(new TakenOff(Money.ZERO.minus(batch.takenBack()), batch.key().processor(), lines));
    }
  }

  private void judge(List<Deposit> off, List<TakenOff> taken) {
    if (off.isEmpty()) {
      return;
    }
    LocalDate of = off.get(0).batch().key().settledOn();
    facts.returns(
        asOf.start(firstDayOfReturns(of)),
        asOf.start(of.plusDays(1)),
        each -> taken.add(new TakenOff(each.amount(), each.processor(), null)));
    List<Deposit> shorts = off.stream().filter(each -> each.lacking().isPositive()).toList();
    Explanation explanation = Explanation.of(shorts, taken);
    for (Deposit deposit : off) {
      if (explanation.explains(deposit) || explanation.uses(deposit)) {
        tell(deposit.batch(), deposit.lacking(), Optional.of(deposit), Check.FITS, Money.ZERO);
      } else {
        differs(deposit);
      }
    }
  }

  /** What comes back while banks are closed goes off the deposit of the next business day. */
  private LocalDate firstDayOfReturns(LocalDate of) {
    LocalDate first = of;
    while (asOf.businessDays().isOpen(of) && !asOf.businessDays().isOpen(first.minusDays(1))) {
      first = first.minusDays(1);
    }
    return first;
  }

  private void differs(Deposit deposit) {
    tell(deposit.batch(), Money.ZERO, Optional.of(deposit), Check.DIFFERS, deposit.gap());
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
          && facts.isAgain(other, batch)) {
        result.difference(
            DifferenceKind.BATCH_REPORTED_AGAIN,
            batch,
            batch.sum(),
            "Holds the same lines as batch %s, and more than was paid if both count"
                .formatted(BatchNames.of(other.key())));
        return true;
      }
    }
    return false;
  }

  private void tell(
      BatchFacts batch, Money returned, Optional<Deposit> deposit, Check check, Money off) {
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
            deposit.map(Deposit::deposited).orElse(null),
            check),
        off);
  }
}
