package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what was made of each payment and batch, one by one, to be held against sums that were
 * read apart. What is lost, doubled or joined wrongly on the way shows as a gap. Not thread-safe.
 */
final class Bridge {

  private static final String BY_HAND = "Set right by hand";
  private static final String CLOSED = "Of payments that are not asked about";

  private final Map<PaymentState, Money> states = new LinkedHashMap<>();
  private final Map<String, Money> ledger = sums();
  private final Map<String, Money> lines = sums();
  private final Map<String, Money> deposits = sums();
  private final Map<String, Money> returns = sums();
  private Money scopeLines = Money.ZERO;
  private Money batchLines = Money.ZERO;

  private static Map<String, Money> sums() {
    return new LinkedHashMap<>();
  }

  Bridge() {
    for (String name : List.of("Posted", "Posted anew", "Taken back")) {
      ledger.put(name, Money.ZERO);
    }
    lines.put("Paid and posted or kept", Money.ZERO);
    lines.put("Not settled yet", Money.ZERO);
    deposits.put("Lines of the batches", Money.ZERO);
    deposits.put("Lines of batches whose deposit is not known", Money.ZERO);
    deposits.put("Returns and chargebacks taken off", Money.ZERO);
    for (RejectEntry.State state : RejectEntry.State.values()) {
      returns.put(name(state), Money.ZERO);
    }
  }

  private static void add(Map<String, Money> sums, String name, Money amount) {
    if (!amount.isZero()) {
      sums.merge(name, amount, Money::plus);
    }
  }

  private static Money minus(Money amount) {
    return Money.ZERO.minus(amount);
  }

  /** A payment with its state, all of whose lines are counted. */
  void payment(OnePayment payment, PaymentState state) {
    if (state != PaymentState.UNKNOWN) {
      states.merge(state, payment.amount(), Money::plus);
    }
    payment
        .posted()
        .forEach(
            entry -> {
              add(ledger, "Posted", entry.amount());
              add(ledger, "Posted anew", entry.postedAgain());
            });
    add(ledger, "Taken back", minus(payment.takenBack()));
    Money paid = payment.paid();
    Money charged = payment.charged();
    add(lines, "Paid and posted or kept", paid);
    if (paid.isZero()) {
      add(
          lines,
          state == PaymentState.UNKNOWN ? "Settled, never seen as payment" : "Settled, not posted",
          charged);
    } else if (charged.isZero()) {
      add(lines, "Not settled yet", minus(paid));
    } else {
      Money more = charged.minus(paid);
      add(
          lines,
          more.isNegative() ? "Settled with less" : "Settled with more, fees or again",
          more);
    }
    Money out =
        OnePayment.sum(
            payment.lines().stream().filter(line -> line.amount().isNegative()).toList(),
            line -> line.amount());
    add(lines, "Taken back by chargebacks and refunds", out);
    payment.returns().forEach(entry -> add(returns, name(entry.state()), entry.amount()));
  }

  private static String name(RejectEntry.State state) {
    return switch (state) {
      case REVERSED -> "Reversed";
      case WAITING -> "Waiting for their payments";
      case REVIEW -> "Waiting for a person";
      case RESOLVED -> "Closed by a person";
    };
  }

  /** A line of a batch that was reported again. */
  void lineAgain(Money amount) {
    add(lines, "Batches reported again", amount);
  }

  /** Lines of a payment whose batches are compared with their deposits. */
  void linesOfDays(List<SettlementEntry> of) {
    scopeLines = scopeLines.plus(OnePayment.sum(of, SettlementEntry::amount));
  }

  /** What the books hold of a payment beside what the SDK posted, and what was said of it. */
  void books(Money beyond, List<Difference> differences) {
    if (beyond.isZero()) {
      return;
    }
    String name =
        differences.stream()
            .map(Difference::kind)
            .filter(Bridge::isOfLedger)
            .findFirst()
            .map(DifferenceKind::title)
            .orElse(BY_HAND);
    add(ledger, name, beyond);
  }

  /** What the books hold of payments outside of what is asked. */
  void booksBeside(Money standing) {
    add(ledger, CLOSED, standing);
  }

  static boolean isOfLedger(DifferenceKind kind) {
    return switch (kind) {
      case NOT_IN_LEDGER, LEDGER_AMOUNT, POSTED_TWICE, LEDGER_REVERSAL, LEDGER_UNKNOWN -> true;
      default -> false;
    };
  }

  /**
   * A batch, with what was told of its deposit.
   *
   * @param off by how much the deposit differs without a cause
   */
  void batch(BatchFacts facts, ReconciledBatch batch, Money off) {
    batchLines = batchLines.plus(facts.sum());
    Money deposited = batch.deposited();
    if (deposited == null) {
      add(deposits, "Lines of batches whose deposit is not known", minus(facts.sum()));
      add(deposits, "Deposits that but some lines tell", facts.deposits());
      return;
    }
    add(deposits, "Returns and chargebacks taken off", minus(batch.returned()));
    add(deposits, "Deposits that differ", off);
    Money rest = deposited.minus(facts.sum()).plus(batch.returned()).minus(off);
    add(
        deposits,
        batch.check() == Check.REPORTED_AGAIN
            ? "Deposits of batches reported again"
            : "Taken off another deposit",
        rest);
    add(deposits, "Deposits told on several lines", facts.deposits().minus(deposited));
  }

  /**
   * @param told what the books told, receipts less reversals; null where they do not tell
   */
  List<Balance> balances(FactSums sums, @Nullable Money told) {
    List<Balance> balances = new ArrayList<>();
    List<Term> byState = new ArrayList<>();
    states.forEach((state, amount) -> byState.add(new Term(state.title(), amount)));
    balances.add(new Balance("Payments by state", byState, "Payments as stored", sums.payments()));
    balances.add(
        new Balance(
            "Posted by the SDK",
            terms(ledger).subList(0, 3),
            "Posted as stored",
            sums.posted().plus(sums.postedAgain()).minus(sums.takenBack())));
    if (told != null) {
      balances.add(
          new Balance(
              "From posted to the ledger",
              terms(ledger),
              "Receipts less reversals, as the ledger tells them",
              told));
    }
    balances.add(
        new Balance(
            "From paid to settled",
            terms(lines),
            "Lines of settled batches as stored",
            sums.lines()));
    balances.add(
        new Balance(
            "From settled to batches",
            List.of(
                new Term("Settled lines of these payments", scopeLines),
                new Term(
                    "Lines of other payments and days", sums.linesOfDays().minus(sums.lines()))),
            "Batches of the days that were looked at",
            batchLines));
    deposits.put("Lines of the batches", batchLines);
    balances.add(
        new Balance(
            "From batches to deposits",
            terms(deposits),
            "Deposits as stored",
            sums.depositsOfDays()));
    balances.add(new Balance("ACH returns", terms(returns), "Returns as stored", sums.returns()));
    return balances;
  }

  private static List<Term> terms(Map<String, Money> sums) {
    return sums.entrySet().stream().map(sum -> new Term(sum.getKey(), sum.getValue())).toList();
  }
}
