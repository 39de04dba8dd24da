package com.imt.ic.examples.cli;

import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reconciliation as a table on a terminal. */
final class Summary {

  private static final String RULE = "-".repeat(68);

  private Summary() {}

  static String of(Reconciliation reconciliation) {
    List<String> lines = new ArrayList<>();
    lines.add(line("State of the money", "payments", "amount"));
    lines.add(RULE);
    for (StateTotal total : reconciliation.totals()) {
      if (total.count() > 0) {
        lines.add(
            line(total.state().title(), Long.toString(total.count()), total.amount().toString()));
      }
    }
    lines.add(RULE);
    lines.add(
        line(
            "Posted in the ledger",
            Long.toString(reconciliation.posted().count()),
            reconciliation.posted().amount().toString()));
    if (reconciliation.span().isOpen()
        && reconciliation.totals().stream().allMatch(total -> total.count() == 0)) {
      lines.add("Nothing was open, and nothing came since the last reconciliation.");
    }
    lines.add(line("Differences", Long.toString(reconciliation.differenceCount()), ""));
    for (KindTotal total : reconciliation.kinds()) {
      lines.add(
          line(
              "  " + total.kind().title(),
              Long.toString(total.count()),
              total.amount().toString()));
    }
    for (Balance balance : reconciliation.balances()) {
      if (!balance.gap().isZero()) {
        lines.add(line("DOES NOT ADD UP: " + balance.name(), "", balance.gap().toString()));
      }
    }
    if (reconciliation.balanced() && !reconciliation.balances().isEmpty()) {
      lines.add("All %s sums add up.".formatted(reconciliation.balances().size()));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String line(String title, String count, String amount) {
    return String.format(Locale.ROOT, "%-44s %8s %14s", title, count, amount).stripTrailing();
  }
}
