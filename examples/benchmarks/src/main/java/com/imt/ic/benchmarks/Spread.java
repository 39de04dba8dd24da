package com.imt.ic.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Where repeated measurements of one thing lie: the noise of the machine, shown. */
public record Spread(double least, double median, double most) {

  /** Of at least one value. */
  public static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
    return new Spread(sorted[0], median, sorted[last]);
  }

  /** The median with the least and the most behind it, where they differ. */
  public String text(int decimals) {
    String format = "%." + decimals + "f";
    return least == most
        ? String.format(Locale.ROOT, format, median)
        : String.format(
            Locale.ROOT, format + " (" + format + "–" + format + ")", median, least, most);
  }
}
