package com.imt.ic.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Where repeated measurements of one thing lie: the noise of the machine, shown. */
public record Spread(double least, double median, double most) {

  /** Of at least one value; the lower of two in the middle is the median. */
  public static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
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
