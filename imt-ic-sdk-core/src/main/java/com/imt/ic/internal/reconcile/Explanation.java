package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which deposits are short by what was taken off them: each amount is taken off one deposit, and as
 * many deposits as can be are explained, to the cent. Not thread-safe.
 */
final class Explanation {

  /** With more, some of them add up to almost any sum by chance, and trying all takes long. */
  private static final int MOST = 12;

  private final List<Deposit> shorts;
  private final List<TakenOff> taken;
  private final Map<Long, List<Integer>> best = new HashMap<>();
  private final Set<Deposit> explained = new HashSet<>();
  private final Set<TakenOff> used = new HashSet<>();

  private Explanation(List<Deposit> shorts, List<TakenOff> taken) {
    this.shorts = shorts;
    this.taken = taken;
  }

  static Explanation of(List<Deposit> shorts, List<TakenOff> taken) {
    Explanation explanation = new Explanation(shorts, taken);
    if (taken.size() <= MOST && shorts.size() <= MOST) {
      explanation.tryAll();
    } else {
      explanation.tryWholeAndSingle();
    }
    return explanation;
  }

  boolean explains(Deposit deposit) {
    return explained.contains(deposit);
  }

  /** Whether what a batch's lines took back went off another deposit. */
  boolean uses(Deposit lines) {
    return used.stream().anyMatch(each -> lines.equals(each.lines()));
  }

  private void tryAll() {
    List<Integer> sets = best(0, 0);
    for (int i = 0; i < sets.size(); i++) {
      explain(i, sets.get(i));
    }
  }

  private void explain(int deposit, int set) {
    if (set != 0) {
      explained.add(shorts.get(deposit));
      for (int i = 0; i < taken.size(); i++) {
        if ((set & 1 << i) != 0) {
          used.add(taken.get(i));
        }
      }
    }
  }

  /**
   * The sets that explain most of the deposits from one on, nought for one that stays unexplained.
   */
  private List<Integer> best(int from, int spent) {
    if (from == shorts.size()) {
      return List.of();
    }
    long key = (long) from << MOST | spent;
    List<Integer> known = best.get(key);
    if (known != null) {
      return known;
    }
    List<Integer> most = joined(0, best(from + 1, spent));
    for (int set : sets(shorts.get(from), spent)) {
      List<Integer> with = joined(set, best(from + 1, spent | set));
      if (count(with) > count(most)) {
        most = with;
      }
    }
    best.put(key, most);
    return most;
  }

  private static long count(List<Integer> sets) {
    return sets.stream().filter(set -> set != 0).count();
  }

  private static List<Integer> joined(int first, List<Integer> rest) {
    List<Integer> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private List<Integer> sets(Deposit deposit, int spent) {
    List<Integer> sets = new ArrayList<>();
    collect(deposit, deposit.lacking(), 0, spent, 0, sets);
    return sets;
  }

  private void collect(
      Deposit deposit, Money left, int from, int spent, int set, List<Integer> sets) {
    if (left.isZero()) {
      sets.add(set);
      return;
    }
    for (int i = from; i < taken.size(); i++) {
      Money rest = left.minus(taken.get(i).amount());
      boolean free = (spent & 1 << i) == 0 && taken.get(i).mayBeOf(deposit.batch().key());
      if (free && !rest.isNegative()) {
        collect(deposit, rest, i + 1, spent, set | 1 << i, sets);
      }
    }
  }

  /** All together, or each by one amount. */
  private void tryWholeAndSingle() {
    if (OnePayment.sum(taken, TakenOff::amount).equals(OnePayment.sum(shorts, Deposit::lacking))) {
      explained.addAll(shorts);
      used.addAll(taken);
      return;
    }
    List<TakenOff> left = new ArrayList<>(taken);
    for (Deposit deposit : shorts) {
      left.stream()
          .filter(each -> each.amount().equals(deposit.lacking()))
          .filter(each -> each.mayBeOf(deposit.batch().key()))
          .findFirst()
          .ifPresent(
              each -> {
                left.remove(each);
                explained.add(deposit);
                used.add(each);
              });
    }
  }
}
