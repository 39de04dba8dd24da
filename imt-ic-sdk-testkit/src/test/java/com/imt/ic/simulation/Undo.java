package com.imt.ic.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** How what the open transaction has written is taken back, newest first. */
final class Undo {

  private final Deque<Runnable> steps = new ArrayDeque<>();
  private boolean open;

  void begin() {
    if (open) {
      throw new IllegalStateException("A database would wait for itself here");
    }
    open = true;
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("A transaction is confined to its work");
    }
  }

  void by(Runnable step) {
    requireOpen();
    steps.push(step);
  }

  void end(boolean kept) {
    while (!kept && !steps.isEmpty()) {
      steps.pop().run();
    }
    steps.clear();
    open = false;
  }
}
