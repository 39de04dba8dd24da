package com.imt.ic.simulation;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.store.StoreException;
import java.util.Random;

/** What goes wrong where; asked before and after every request, row and transaction. */
final class Fate {

  private final Random random;
  private final Runnable whilePaused;
  private boolean merciful;
  private int pauses;
  long crashes;
  long faults;
  long zombies;

  Fate(Random random, Runnable whilePaused) {
    this.random = random;
    this.whilePaused = whilePaused;
  }

  /** From now on nothing goes wrong. */
  void relent() {
    merciful = true;
  }

  private boolean oneIn(int times) {
    return !merciful && random.nextInt(times) == 0;
  }

  /** A step outside any transaction: the process may end here, or sleep while the world goes on. */
  void step(Node node) {
    node.requireAlive();
    if (oneIn(600)) {
      crashes++;
      node.die();
    }
    if (pauses < 2 && oneIn(400)) {
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

  void request() {
    if (oneIn(20)) {
      faults++;
      throw new InvoiceCloudException("the simulated request failed");
    }
  }

  void row() {
    if (oneIn(2000)) {
      faults++;
      throw new InvoiceCloudException("the simulated answer broke off");
    }
  }

  /** Before the commit nothing is kept, after it everything is and the caller does not know. */
  void commit(Node node) {
    if (oneIn(300)) {
      faults++;
      throw new StoreException("the simulated database failed", null);
    }
    if (oneIn(1200)) {
      crashes++;
      node.die();
    }
  }

  /** Whether the database asks for the work to be run again. */
  boolean runsAgain() {
    return oneIn(100);
  }
}
