package com.imt.ic.reconcile;

import static com.imt.ic.reconcile.PageText.count;
import static com.imt.ic.reconcile.PageText.digits;
import static com.imt.ic.reconcile.PageText.dollars;
import static com.imt.ic.reconcile.PageText.escape;
import static com.imt.ic.reconcile.PageText.figure;

import com.imt.ic.Money;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.ChannelTotal;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.reconcile.Reconciliation.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The verdict, the tiles, the balances and the money by state: what needs no script. */
final class PageFigures {

  private PageFigures() {}

  static String span(Reconciliation reconciliation) {
    LocalDate from = reconciliation.span().from();
    LocalDate to = reconciliation.span().to();
    if (from == null || to == null) {
      return "<strong>open items</strong> and what came since the last time";
    }
    if (reconciliation.span().equals(Span.EVERYTHING)) {
      return "<strong>all payments</strong>";
    }
    if (from.getYear() <= 1970) {
      return "payments until <strong>" + to + "</strong>";
    }
    return from.equals(to)
        ? "payments of <strong>" + from + "</strong>"
        : "payments of <strong>" + from + "</strong> to <strong>" + to + "</strong>";
  }

  /** What stands above everything else: that the figures are not to be trusted. */
  static String alarm(Reconciliation reconciliation) {
    StringBuilder alarm = new StringBuilder();
    if (!reconciliation.balanced()) {
      alarm.append(
          "<p class=\"alarm\" role=\"alert\"><strong>Do not close the books on this page: the"
              + " reconciliation itself does not add up.</strong>");
      for (Balance balance : reconciliation.balances()) {
        if (!balance.gap().isZero()) {
          alarm
              .append(" \u201c")
              .append(escape(balance.name()))
              .append("\u201d is off by ")
              .append(dollars(balance.gap()))
              .append('.');
        }
      }
      alarm.append(
          " Money was lost or counted twice on the way; tell those who run the SDK, and see its log."
              + "</p>\n");
    }
    if (!reconciliation.ledgerRead()) {
      alarm.append(
          "<p class=\"verdict bad\"><strong>The ledger was not read.</strong> What it holds was"
              + " compared with nothing.</p>\n");
    }
    return alarm.toString();
  }

  static String verdict(Reconciliation reconciliation) {
    long differences = reconciliation.differenceCount();
    if (differences > 0) {
      String oldest =
          reconciliation.differences().isEmpty()
              ? ""
              : ", the oldest since "
                  + LocalDate.ofInstant(
                      reconciliation.differences().get(0).since(), reconciliation.zone());
      return "<p class=\"verdict bad\"><strong>%s</strong>%s.</p>"
          .formatted(
              count(differences, "difference needs a person", "differences need a person"), oldest);
    }
    boolean nothing = reconciliation.totals().stream().allMatch(total -> total.count() == 0);
    if (nothing && reconciliation.balanced()) {
      return "<p class=\"verdict good\"><strong>%s</strong></p>"
          .formatted(
              reconciliation.span().isOpen()
                  ? "Nothing was open, and nothing came since."
                  : "No payment was made on these days; nothing was compared.");
    }
    return reconciliation.balanced()
        ? "<p class=\"verdict good\"><strong>Everything fits to the cent.</strong></p>"
        : "<p class=\"verdict bad\"><strong>No single payment or batch differs</strong>, yet the"
            + " sums do.</p>";
  }

  static String tiles(Reconciliation reconciliation) {
    StringBuilder tiles = new StringBuilder(1024);
    for (StateGroup group : StateGroup.values()) {
      tile(
          tiles,
          group.title(),
          dollars(group.amount(reconciliation)),
          count(group.count(reconciliation), "payment", "payments"),
          group == StateGroup.FOR_PEOPLE && group.count(reconciliation) > 0 ? "bad" : "");
    }
    long differences = reconciliation.differenceCount();
    tile(
        tiles,
        "Differences",
        count(differences),
        differences == 0 ? "nothing to do" : "<a href=\"#differences\">what to do</a>",
        differences == 0 ? "good" : "bad");
    return tiles.toString();
  }

  private static void tile(
      StringBuilder tiles, String name, String value, String note, String style) {
    tiles.append(
        """
        <div class="tile %s"><dt>%s</dt><dd><span class="value">%s</span><span class="note">%s</span></dd></div>
        """
            .formatted(style, name, value, note));
  }

  static String balances(Reconciliation reconciliation) {
    if (reconciliation.balances().isEmpty()) {
      return "<p class=\"about\">No sums were compared.</p>\n";
    }
    StringBuilder bridges = new StringBuilder(4096);
    for (Balance balance : reconciliation.balances()) {
      bridge(bridges, balance);
    }
    return bridges.toString();
  }

  private static void bridge(StringBuilder bridges, Balance balance) {
    boolean holds = balance.gap().isZero();
    bridges.append(
        """
        <div class="bridge%s"><div class="head"><h3>%s</h3><span class="word %s">%s</span></div>
        <table><thead><tr><th scope="col">Line</th><th scope="col">Amount</th></tr></thead><tbody>
        """
            .formatted(
                holds ? "" : " broken",
                escape(balance.name()),
                holds ? "good" : "bad",
                holds ? "Holds" : "Does not hold"));
    boolean first = true;
    for (Term term : balance.terms()) {
      if (!first && term.amount().isZero()) {
        continue; // what is nought of many causes would hide the one that is not
      }
      // The sign stands before the name, as in a statement; the first line is where it begins.
      String sign = first ? "" : term.amount().isNegative() ? "\u2212" : "+";
      String amount = first ? figure(term.amount()) : digits(term.amount());
      row(
          bridges,
          "",
          "<span class=\"sign\">%s</span>%s".formatted(sign, escape(term.name())),
          amount);
      first = false;
    }
    row(bridges, "sum", "<span class=\"sign\">=</span>Comes to", figure(balance.total()));
    row(
        bridges,
        "found",
        "<span class=\"sign\"></span>" + escape(balance.foundName()),
        figure(balance.found()));
    row(
        bridges,
        holds ? "gap good" : "gap bad",
        "<span class=\"sign\"></span>Gap",
        figure(balance.gap()));
    bridges.append("</tbody></table></div>\n");
  }

  private static void row(StringBuilder table, String style, String name, String amount) {
    table.append(
        """
        <tr class="%s"><th scope="row">%s</th><td class="number">%s</td></tr>
        """
            .formatted(style, name, amount));
  }

  /** Every state that holds a payment, in blocks whose sums are the tiles. */
  static String states(Reconciliation reconciliation) {
    BigDecimal widest =
        reconciliation.totals().stream()
            .map(total -> total.amount().toBigDecimal().abs())
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    StringBuilder table =
        new StringBuilder(
            """
            <table class="states"><caption class="unseen">Money by state</caption>
            <thead><tr><th scope="col">State</th><th class="bar" scope="col"><span class="unseen">Share</span></th><th scope="col" class="number">Payments</th><th scope="col" class="number">Amount</th></tr></thead>
            <tbody>
            """);
    long payments = 0;
    Money amount = Money.ZERO;
    for (StateGroup group : StateGroup.values()) {
      payments += group.count(reconciliation);
      amount = amount.plus(group.amount(reconciliation));
      if (group.count(reconciliation) > 0) {
        group(table, group, reconciliation, widest);
      }
    }
    state(table, "sum", "All payments", "", count(payments), figure(amount));
    state(
        table,
        "posted",
        "Posted to the ledger, whatever was taken back since (receipts)",
        "",
        count(reconciliation.posted().count()),
        figure(reconciliation.posted().amount()));
    return table.append("</tbody></table>").toString();
  }

  private static void group(
      StringBuilder table, StateGroup group, Reconciliation reconciliation, BigDecimal widest) {
    state(
        table,
        "group",
        "<span class=\"dot %s\"></span>%s".formatted(group.fill(), group.title()),
        "",
        count(group.count(reconciliation)),
        figure(group.amount(reconciliation)));
    for (PaymentState state : group.states()) {
      StateTotal total = reconciliation.total(state);
      if (total.count() > 0) {
        String title = escape(state.title());
        state(
            table,
            "member",
            "<span data-state=\"%s\">%s</span>".formatted(title, title),
            bar(group, total.amount(), widest),
            count(total.count()),
            figure(total.amount()));
      }
    }
  }

  private static void state(
      StringBuilder table, String style, String name, String bar, String count, String amount) {
    table.append(
        """
        <tr class="%s"><th scope="row">%s</th><td class="bar">%s</td><td class="number">%s</td><td class="number">%s</td></tr>
        """
            .formatted(style, name, bar, count, amount));
  }

  private static String bar(StateGroup group, Money amount, BigDecimal widest) {
    return """
    <svg aria-hidden="true" width="100%%" height="12"><rect class="track" width="100%%" height="12" rx="3"></rect><rect class="%s" width="%s%%" height="12" rx="3"></rect></svg>"""
        .formatted(group.fill(), percent(amount, widest));
  }

  /** The share of the widest bar; an amount that is not zero can always be seen. */
  private static String percent(Money amount, BigDecimal widest) {
    if (amount.isZero()) {
      return "0";
    }
    return amount
        .toBigDecimal()
        .abs()
        .multiply(BigDecimal.valueOf(100))
        .divide(widest, 2, RoundingMode.HALF_UP)
        .max(new BigDecimal("0.5"))
        .toPlainString();
  }

  static String channels(Reconciliation reconciliation) {
    StringBuilder table =
        new StringBuilder(
            """
            <table class="states channels"><caption>Who told of them</caption>
            <thead><tr><th scope="col">Channel</th><th scope="col" class="number">Payments</th><th scope="col" class="number">Amount</th></tr></thead>
            <tbody>
            """);
    List<ChannelTotal> totals = reconciliation.channels();
    for (ChannelTotal total : totals) {
      table.append(
          """
          <tr><th scope="row">%s</th><td class="number">%s</td><td class="number">%s</td></tr>
          """
              .formatted(
                  PageText.title(total.channels()), count(total.count()), figure(total.amount())));
    }
    table.append(
        """
        <tr class="sum"><th scope="row">All payments</th><td class="number">%s</td><td class="number">%s</td></tr>
        """
            .formatted(
                count(totals.stream().mapToLong(ChannelTotal::count).sum()),
                figure(totals.stream().map(ChannelTotal::amount).reduce(Money.ZERO, Money::plus))));
    return table.append("</tbody></table>").toString();
  }
}
