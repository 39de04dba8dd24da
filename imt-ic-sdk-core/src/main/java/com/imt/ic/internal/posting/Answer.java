package com.imt.ic.internal.posting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands in one answer of InvoiceCloud, or in one push, as far as it was read: equal rows of
 * one answer are as many facts, while rows that later answers repeat are not.
 *
 * <p>Each row is held as 64 bits, so that a million of them take 16 MiB. That two of a million have
 * the same ones by chance happens once in some ten million answers.
 *
 * <p>Not thread-safe.
 */
final class Answer {

  private static final int SMALLEST = 1 << 10;

  private final LocalDate since;
  private long[] slots = new long[SMALLEST];
  private int used;
  private final Map<Long, Integer> repeated = new HashMap<>();

  /** Of which no day is known from which on it was asked for. */
  Answer() {
    this(LocalDate.MIN);
  }

  /**
   * @param since the first of the biller's days that was asked for
   */
  Answer(LocalDate since) {
    this.since = since;
  }

  /** Whether it would hold what is of that day. */
  boolean isOf(LocalDate day) {
    return !day.isBefore(since);
  }

  /** Whether it is none of now: a row that was kept, and is older than what reports tell. */
  boolean isKept() {
    return since.equals(LocalDate.MIN);
  }

  /** Notes a fact; how many equal ones came so far, this one included. */
  int add(String fact) {
    long print = fingerprint(fact);
    int slot = slot(slots, print);
    if (slots[slot] == print) {
      return repeated.merge(print, 2, (before, two) -> before + 1);
    }
    slots[slot] = print;
    used++;
    if (used > slots.length / 2) {
      grow();
    }
    return 1;
  }

  boolean has(String fact) {
    return count(fact) > 0;
  }

  /** How many facts that are equal to this one came so far. */
  int count(String fact) {
    long print = fingerprint(fact);
    return slots[slot(slots, print)] == print ? repeated.getOrDefault(print, 1) : 0;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long print : slots) {
      if (print != 0) {
        larger[slot(larger, print)] = print;
      }
    }
    slots = larger;
  }

  /** Where it stands, or would. */
  private static int slot(long[] in, long print) {
    int slot = (int) (print >>> 32) & (in.length - 1);
    while (in[slot] != 0 && in[slot] != print) {
      slot = (slot + 1) & (in.length - 1);
    }
    return slot;
  }

  /** FNV-1a, its bits mixed once more as SplitMix64 does; never 0, which is an empty slot. */
  private static long fingerprint(String fact) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < fact.length(); i++) {
      hash = (hash ^ fact.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    hash ^= hash >>> 31;
    return hash == 0 ? 1 : hash;
  }
}
