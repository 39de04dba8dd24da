package com.imt.ic.reconcile;

import static com.imt.ic.reconcile.PageText.dollars;

import com.imt.ic.Money;
import com.imt.ic.reconcile.Reconciliation.Day;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * The money over days as bars, in parts of the page's width, so that texts never shrink on a narrow
 * screen.
 */
final class DaysChart {

  private static final int TOP = 18;
  private static final int PLOT = 200;
  private static final int LABELS = 24;
  private static final int MOST_LABELS = 12;

  /** In thousandths of a percent. */
  private static final int WIDEST_BAR = 2_500;

  /** One kind of money: what it is called, its colour, and its amount upward. */
  private record Series(String title, String fill, Function<Day, Money> amount) {}

  private static final List<Series> SERIES =
      List.of(
          new Series("Paid", "fill-paid", Day::paid),
          new Series("Settled", "fill-settled", Day::settled),
          new Series("Deposited", "fill-deposited", Day::deposited),
          new Series("Taken back", "fill-taken-back", day -> Money.ZERO.minus(day.takenBack())));

  private final DaysShown shown;
  private final BigDecimal step;
  private final int above;
  private final int below;
  private final BigDecimal bottom;

  private DaysChart(DaysShown shown) {
    this.shown = shown;
    BigDecimal most = BigDecimal.ZERO;
    BigDecimal least = BigDecimal.ZERO;
    for (DaysShown.Bucket bucket : shown.buckets()) {
      for (Series series : SERIES) {
        BigDecimal amount = series.amount.apply(bucket.money()).toBigDecimal();
        most = most.max(amount);
        least = least.min(amount);
      }
    }
    step = step(most.subtract(least));
    above = steps(most);
    // Down to the last bar alone: what is taken back is little, and its line would need room.
    below = least.negate().divide(step, 0, RoundingMode.FLOOR).intValueExact();
    bottom = least;
  }

  /** The legend with the sums, and the chart; a sentence where no money moved. */
  static String html(Reconciliation reconciliation) {
    DaysShown shown = DaysShown.of(reconciliation);
    if (shown.buckets().isEmpty()) {
      return "<p class=\"empty\">No money moved.</p>";
    }
    return new DaysChart(shown).html();
  }

  private String html() {
    StringBuilder html = new StringBuilder(8192);
    html.append("<div class=\"days-figure\">\n<ul class=\"legend\">\n");
    StringBuilder spoken = new StringBuilder();
    for (Series series : SERIES) {
      Money sum =
          shown.buckets().stream()
              .map(bucket -> series.amount.apply(bucket.money()))
              .reduce(Money.ZERO, Money::plus);
      html.append(
          """
          <li><span class="dot %s"></span>%s<span class="amount">%s</span></li>
          """
              .formatted(series.fill, series.title, dollars(sum)));
      spoken.append(series.title).append(' ').append(dollars(sum)).append(". ");
    }
    html.append("</ul>\n");
    html.append(
        """
        <svg class="chart" role="img" width="100%%" height="%s" aria-labelledby="days-chart-title days-chart-words">
        <title id="days-chart-title">Money by %s</title>
        <desc id="days-chart-words">%sThe table below has the figures.</desc>
        """
            .formatted(TOP + PLOT + LABELS, shown.unit(), spoken));
    for (int line = -below; line <= above; line++) {
      grid(html, line);
    }
    int count = shown.buckets().size();
    int stride = (count + MOST_LABELS - 1) / MOST_LABELS;
    for (int at = 0; at < count; at++) {
      group(html, at, count, stride);
    }
    return html.append("</svg>\n</div>").toString();
  }

  private void grid(StringBuilder html, int line) {
    String y = y(step.multiply(BigDecimal.valueOf(line)));
    html.append(
        """
        <line class="%s" x1="0" x2="100%%" y1="%s" y2="%s"></line>
        """
            .formatted(line == 0 ? "zero" : "grid", y, y));
    if (line != 0) {
      html.append(
          """
          <text x="0" y="%s" dy="-3">%s</text>
          """
              .formatted(y, axis(step.multiply(BigDecimal.valueOf(line)))));
    }
  }

  private void group(StringBuilder html, int at, int count, int stride) {
    DaysShown.Bucket bucket = shown.buckets().get(at);
    html.append("<g><title>").append(bucket.title());
    for (Series series : SERIES) {
      html.append("\n")
          .append(series.title)
          .append(' ')
          .append(dollars(series.amount.apply(bucket.money())));
    }
    html.append("</title>");
    // The left is free for the axis; each group fills four fifths of its place.
    int left = 6_500;
    int place = (99_000 - left) / count;
    int start = left + place * at;
    html.append(
        "<rect class=\"catch\" x=\"%s%%\" width=\"%s%%\" y=\"%s\" height=\"%s\"></rect>"
            .formatted(percent(start), percent(place), TOP, PLOT));
    int width = Math.min(place * 4 / 5 / SERIES.size(), WIDEST_BAR);
    for (int series = 0; series < SERIES.size(); series++) {
      bar(
          html,
          SERIES.get(series),
          SERIES.get(series).amount.apply(bucket.money()),
          start + (place - width * SERIES.size()) / 2 + width * series,
          width);
    }
    html.append("</g>\n");
    if (at % stride == 0) {
      html.append(
          """
          <text%s text-anchor="middle" x="%s%%" y="%s">%s</text>
          """
              .formatted(
                  at / stride % 3 == 0 ? "" : " class=\"minor\"",
                  percent(start + place / 2),
                  TOP + PLOT + LABELS - 6,
                  bucket.label()));
    }
  }

  private void bar(StringBuilder html, Series series, Money amount, int x, int width) {
    if (amount.isZero()) {
      return;
    }
    BigDecimal zero = new BigDecimal(y(BigDecimal.ZERO));
    BigDecimal end = new BigDecimal(y(amount.toBigDecimal()));
    BigDecimal height = zero.subtract(end).abs().max(BigDecimal.ONE); // a cent can be seen
    html.append(
        "<rect class=\"%s\" x=\"%s%%\" width=\"%s%%\" y=\"%s\" height=\"%s\"></rect>"
            .formatted(
                series.fill,
                percent(x),
                percent(width),
                amount.isNegative() ? zero : zero.subtract(height),
                height));
  }

  /** From thousandths of a percent. */
  private static String percent(int thousandths) {
    return new BigDecimal(thousandths).movePointLeft(3).toPlainString();
  }

  private String y(BigDecimal amount) {
    BigDecimal top = step.multiply(BigDecimal.valueOf(above));
    BigDecimal whole = top.subtract(bottom).max(BigDecimal.ONE);
    return top.subtract(amount)
        .multiply(BigDecimal.valueOf(PLOT))
        .divide(whole, 1, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(TOP))
        .toPlainString();
  }

  private int steps(BigDecimal amount) {
    return amount.divide(step, 0, RoundingMode.CEILING).intValueExact();
  }

  /** The first of 1, 2, 5, 10, 20... of which four or fewer cover the whole. */
  private static BigDecimal step(BigDecimal whole) {
    BigDecimal ten = BigDecimal.ONE;
    while (true) {
      for (int times : new int[] {1, 2, 5}) {
        BigDecimal step = ten.multiply(BigDecimal.valueOf(times));
        if (step.multiply(BigDecimal.valueOf(4)).compareTo(whole) >= 0) {
          return step;
        }
      }
      ten = ten.multiply(BigDecimal.TEN);
    }
  }

  private static String axis(BigDecimal amount) {
    BigDecimal million = BigDecimal.valueOf(1_000_000);
    BigDecimal thousand = BigDecimal.valueOf(1_000);
    BigDecimal size = amount.abs();
    String sign = amount.signum() < 0 ? "\u2212$" : "$";
    List<BigDecimal> scales = List.of(million, thousand, BigDecimal.ONE);
    List<String> units = List.of("M", "k", "");
    for (int at = 0; at < scales.size(); at++) {
      if (size.remainder(scales.get(at)).signum() == 0) {
        return sign + size.divide(scales.get(at), 0, RoundingMode.UNNECESSARY) + units.get(at);
      }
    }
    throw new IllegalStateException("A step of the axis is whole: " + amount);
  }
}
