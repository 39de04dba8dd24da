package com.imt.ic.examples.cli;

import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A reconciliation as a table on a terminal. */
final class Summary {

  private Summary() {}

  static String of(Reconciliation reconciliation) {
    List<String> lines = new ArrayList<>();
    lines.add(line("State of the money", "payments", "amount"));
    lines.add("-".repeat(68));
    for (StateTotal total : reconciliation.totals()) {
      if (total.count() > 0) {
        lines.add(
            line(total.state().title(), Long.toString(total.count()), total.amount().toString()));
      }
    }
    lines.add("-".repeat(68));
    lines.add(
        line(
            "Posted in the ledger",
            Long.toString(reconciliation.posted().count()),
            reconciliation.posted().amount().toString()));
    Map<DifferenceKind, Integer> differences = new EnumMap<>(DifferenceKind.class);
    for (Difference difference : reconciliation.differences()) {
      differences.merge(difference.kind(), 1, Integer::sum);
    }
    lines.add(
        line(
            "Differences",
            Integer.toString(reconciliation.differences().size()),
            differences.isEmpty() ? "" : differences.toString()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String line(String title, String count, String amount) {
    return String.format(Locale.ROOT, "%-44s %8s %14s", title, count, amount);
  }
}
