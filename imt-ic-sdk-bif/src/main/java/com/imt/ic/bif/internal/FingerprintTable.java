package com.imt.ic.bif.internal;

import java.util.Arrays;

/** A hash table of fingerprints of two halves, each with the line of its first place. */
final class FingerprintTable {

  private static final int ENTRY = 3;

  private long[] entries;
  private int size;

  FingerprintTable(int slots) {
    entries = new long[slots * ENTRY];
  }

  /** Notes a fingerprint; answers the line of its first place, or 0 where this is the first. */
  long add(long hash1, long hash2, long line) {
    if (size >= slots() / 10 * 7) {
      grow();
    }
    int at = place(hash1, hash2);
    long earlier = entries[at + 2];
    if (earlier == 0) {
      entries[at] = hash1;
      entries[at + 1] = hash2;
      entries[at + 2] = line;
      size++;
    }
    return earlier;
  }

  private int place(long hash1, long hash2) {
    int mask = slots() - 1;
    int slot = ((int) (spread(hash2) >>> Integer.SIZE)) & mask;
    while (true) {
      int at = slot * ENTRY;
      if (entries[at + 2] == 0 || (entries[at] == hash1 && entries[at + 1] == hash2)) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Numbers that differ in their last characters alone have fingerprints that are neighbours. */
  static long spread(long hash) {
    return hash * 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
  }

  private void grow() {
    long[] old = entries;
    entries = new long[Math.multiplyExact(old.length, 2)];
    for (int from = 0; from < old.length; from += ENTRY) {
      if (old[from + 2] != 0) {
        System.arraycopy(old, from, entries, place(old[from], old[from + 1]), ENTRY);
      }
    }
  }

  void clear() {
    Arrays.fill(entries, 0);
    size = 0;
  }

  int size() {
    return size;
  }

  int slots() {
    return entries.length / ENTRY;
  }

  long hash1(int slot) {
    return entries[slot * ENTRY];
  }

  long hash2(int slot) {
    return entries[slot * ENTRY + 1];
  }

  /** 0 for a free slot. */
  long line(int slot) {
    return entries[slot * ENTRY + 2];
  }
}
