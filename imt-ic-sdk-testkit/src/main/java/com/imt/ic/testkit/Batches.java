package com.imt.ic.testkit;

import com.imt.ic.ledger.PaymentMethod;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The processor's batches and their identifiers. Guarded by the state's monitor. */
final class Batches {

  /** One batch per day and method. */
  record Key(LocalDate settledOn, PaymentMethod method) {}

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final int cycle;
  private final Map<LocalDate, Integer> ofDay = new HashMap<>();
  private final Map<Key, String> open = new HashMap<>();
  private int total;

  /**
   * @param cycle after how many batches the identifiers begin anew; 0 for never
   */
  Batches(int cycle) {
    this.cycle = cycle;
  }

  /** The batch that takes lines of that day and method now. */
  String id(Key batch) {
    return open.computeIfAbsent(batch, this::next);
  }

  /** Ends all batches: what comes later is in others. */
  void close() {
    open.clear();
  }

  /** The day and a running number within it; IC's own identifiers are numbers too. */
  private String next(Key batch) {
    if (cycle > 0) {
      return Integer.toString(total++ % cycle + 1);
    }
    int number = ofDay.merge(batch.settledOn(), 1, Integer::sum);
    return DAY.format(batch.settledOn()) + (number < 10 ? "0" : "") + number;
  }
}
