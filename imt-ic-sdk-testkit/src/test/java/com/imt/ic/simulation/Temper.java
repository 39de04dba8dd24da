package com.imt.ic.simulation;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a ledger throws, and on which facts: on some a few times, on some for hours, on some until
 * it is mended; and on all of them while it is down. It has written by then. Chance has no part in
 * it, so that the same fact fails in each run of a transaction.
 */
final class Temper {

  private static final int LOTS = 2000;
  private static final int SEVERAL_TIMES = 8;
  private static final int FOR_HOURS = 11;
  private static final int UNTIL_MENDED = 13;

  private final int salt;
  private final Supplier<Instant> now;
  private final Map<String, Integer> times = new HashMap<>();
  private final Map<String, Instant> since = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final Set<String> inARow = new HashSet<>();
  private int newInARow;
  private Instant downUntil = Instant.MIN;
  private boolean moody;
  private boolean mended;
  long thrown;

  Temper(int salt, Supplier<Instant> now) {
    this.salt = salt;
    this.now = now;
  }

  /** From now on some facts fail by themselves, and not those alone that are told. */
  void beMoody() {
    moody = true;
  }

  /** This fact fails so many times. */
  void failOn(String fact, int howOften) {
    told.put(fact, howOften);
  }

  void beDownFor(Duration time) {
    downUntil = now.get().plus(time);
  }

  /** The ledger is up; what fails by itself still does. */
  void comeUp() {
    downUntil = Instant.MIN;
  }

  /** Nothing fails any more. */
  void mend() {
    comeUp();
    mended = true;
  }

  /** Throws, where the ledger fails on the fact now. */
  void mayThrow(String fact, String customersData) {
    if (fails(fact)) {
      thrown++;
      times.merge(fact, 1, Integer::sum);
      if (since.putIfAbsent(fact, now.get()) == null) {
        newInARow++;
      }
      inARow.add(fact);
      throw failure(fact, customersData);
    }
    inARow.clear();
    newInARow = 0;
  }

  /** A poll begins. */
  void watch() {
    newInARow = 0;
  }

  /** How many facts failed for the first time since the ledger last took one, or a poll began. */
  int newInARow() {
    return newInARow;
  }

  /** How many facts failed since the ledger last took one. */
  int inARow() {
    return inARow.size();
  }

  /** Whether the ledger refuses what takes money back, or posts it anew, at first. */
  boolean refuses(String fact) {
    return moody && !mended && lot(fact + " refused", 8) == 0;
  }

  /** Whether it failed on a fact and would do so again. */
  boolean stillFails(String fact) {
    return hasFailedOn(fact) && fails(fact);
  }

  boolean hasFailedOn(String fact) {
    return since.containsKey(fact);
  }

  private boolean fails(String fact) {
    if (mended) {
      return false;
    }
    if (now.get().isBefore(downUntil) || times.getOrDefault(fact, 0) < told.getOrDefault(fact, 0)) {
      return true;
    }
    int lot = moody ? lot(fact, LOTS) : LOTS;
    if (lot < SEVERAL_TIMES) {
      return times.getOrDefault(fact, 0) <= lot;
    }
    return lot < UNTIL_MENDED && (lot >= FOR_HOURS || isRecent(fact));
  }

  private boolean isRecent(String fact) {
    Instant first = since.getOrDefault(fact, now.get());
    return now.get().isBefore(first.plus(Duration.ofHours(lot(fact + " for hours", 72))));
  }

  /** With a cause of the database's, one without, and one that quotes what it must not. */
  private LedgerFailure failure(String fact, String customersData) {
    return switch (lot(fact + " how", 4)) {
      case 0 -> new LedgerFailure("no policy of " + customersData, null);
      case 1 -> new LedgerFailure("posting failed", new SQLException(customersData, "23505"));
      case 2 -> new LedgerFailure("posting failed", new SQLException(customersData, "22001"));
      default -> new LedgerFailure(null, new IllegalArgumentException(customersData));
    };
  }

  private int lot(String fact, int of) {
    int mixed = (fact.hashCode() ^ salt) * 0x9E3779B9;
    return Math.floorMod(mixed ^ mixed >>> 15, of);
  }
}
