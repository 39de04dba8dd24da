package com.imt.ic.examples.cli;

import com.imt.ic.Money;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The money by state: a bar chart, and the same as a table. */
final class StateChart {

  private static final Set<PaymentState> IN_LEDGER =
      EnumSet.of(
          PaymentState.AWAITING_REPORT,
          PaymentState.AWAITING_SETTLEMENT,
          PaymentState.SETTLED,
          PaymentState.RETURNED,
          PaymentState.PARTLY_TAKEN_BACK,
          PaymentState.TAKEN_BACK);

  private static final int PITCH = 50;

  private StateChart() {}

  /** Bars as wide as the page gives, so that their texts never shrink on a narrow screen. */
  static String svg(Reconciliation reconciliation) {
    StringBuilder svg = new StringBuilder(4096);
    BigDecimal widest = BigDecimal.ZERO;
    StringBuilder spoken = new StringBuilder();
    for (StateTotal total : reconciliation.totals()) {
      widest = widest.max(total.amount().toBigDecimal().abs());
      spoken.append(total.state().title()).append(": ").append(figures(total)).append(". ");
    }
    svg.append("<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"")
        .append(PITCH * reconciliation.totals().size())
        .append("\" aria-labelledby=\"chart-title chart-description\">\n")
        .append("<title id=\"chart-title\">Money by state</title>\n")
        .append("<desc id=\"chart-description\">")
        .append(ReportText.escape(spoken.toString().strip()))
        .append("</desc>\n");
    int y = 0;
    for (StateTotal total : reconciliation.totals()) {
      svg.append("<text x=\"0\" y=\"")
          .append(y + 15)
          .append("\">")
          .append(ReportText.escape(total.state().title()))
          .append("</text>\n<text class=\"figure\" text-anchor=\"end\" x=\"100%\" y=\"")
          .append(y + 15)
          .append("\"><tspan class=\"payments\">")
          .append(ReportText.count(total.count(), "payment", "payments"))
          .append("</tspan><tspan class=\"amount\" dx=\"12\">")
          .append(ReportText.dollars(total.amount()))
          .append("</tspan></text>\n");
      rectangle(svg, "track", y, "100");
      rectangle(svg, "bar " + styleClass(total.state()), y, percent(total.amount(), widest));
      y += PITCH;
    }
    return svg.append("</svg>").toString();
  }

  private static void rectangle(StringBuilder svg, String styleClass, int y, String percent) {
    svg.append("<rect class=\"")
        .append(styleClass)
        .append("\" x=\"0\" y=\"")
        .append(y + 23)
        .append("\" height=\"12\" rx=\"3\" width=\"")
        .append(percent)
        .append("%\"></rect>\n");
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

  /** The states that make up what was posted, their sum, and the states outside of the ledger. */
  static String table(Reconciliation reconciliation) {
    StringBuilder table = new StringBuilder(2048);
    table.append("<tbody>\n");
    for (StateTotal total : reconciliation.totals()) {
      if (IN_LEDGER.contains(total.state())) {
        row(table, total);
      }
    }
    Reconciliation.Posted posted = reconciliation.posted();
    table
        .append("</tbody>\n<tbody class=\"sum\">\n<tr><th scope=\"row\">Posted to the ledger</th>")
        .append("<td class=\"number\">")
        .append(ReportText.count(posted.count()))
        .append("</td><td class=\"number\">")
        .append(ReportText.dollars(posted.amount()))
        .append("</td></tr>\n</tbody>\n<tbody>\n");
    for (StateTotal total : reconciliation.totals()) {
      if (!IN_LEDGER.contains(total.state())) {
        row(table, total);
      }
    }
    return table.append("</tbody>").toString();
  }

  private static void row(StringBuilder table, StateTotal total) {
    table
        .append("<tr><th scope=\"row\"><span class=\"dot ")
        .append(styleClass(total.state()))
        .append("\"></span>")
        .append(ReportText.escape(total.state().title()))
        .append("</th><td class=\"number\">")
        .append(ReportText.count(total.count()))
        .append("</td><td class=\"number\">")
        .append(ReportText.dollars(total.amount()))
        .append("</td></tr>\n");
  }

  private static String figures(StateTotal total) {
    return ReportText.dollars(total.amount())
        + " in "
        + ReportText.count(total.count(), "payment", "payments");
  }

  private static String styleClass(PaymentState state) {
    return "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
