package com.imt.ic.simulation;

/** What goes wrong where; asked at every step, and counts what it did. */
final class Fate {

  /** Says yes once in so many times. */
  @FunctionalInterface
  interface Chance {
    boolean oneIn(int times);
  }

  private final Chance chance;
  private final Runnable whilePaused;
  private final int pauseOneIn;
  private boolean merciful;
  private int pauses;
  long crashes;
  long faults;
  long zombies;

  Fate(Chance chance, int pauseOneIn, Runnable whilePaused) {
    this.chance = chance;
    this.pauseOneIn = pauseOneIn;
    this.whilePaused = whilePaused;
  }

  /** From now on nothing goes wrong. */
  void relent() {
    merciful = true;
  }

  private boolean oneIn(int times) {
    return !merciful && chance.oneIn(times);
  }

  /** A step outside any transaction: the process may end here, or sleep while the world goes on. */
  void step(Node node) {
    node.requireAlive();
    mayCrash(node, 600);
    mayPause(node, pauseOneIn);
  }

  void mayCrash(Node node, int oneIn) {
    if (oneIn(oneIn)) {
      crashes++;
      node.die();
    }
  }

  void mayPause(Node node, int oneIn) {
    if (pauses < 2 && oneIn(oneIn)) {
      zombies++;
      pauses++;
      try {
        whilePaused.run();
      } finally {
        pauses--;
      }
      node.requireAlive();
    }
  }

  /** Whether something fails here. */
  boolean fault(int oneIn) {
    if (oneIn(oneIn)) {
      faults++;
      return true;
    }
    return false;
  }
}
