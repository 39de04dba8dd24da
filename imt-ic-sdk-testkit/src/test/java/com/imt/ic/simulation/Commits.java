package com.imt.ic.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the open transactions have written into books, and counts once they commit: several are open
 * where a process sleeps within one, and that one goes on when the later ones have ended.
 */
final class Commits {

  private final Deque<List<Runnable>> open = new ArrayDeque<>();

  void begin() {
    open.push(new ArrayList<>());
  }

  /** The latest transaction is kept. */
  void commit() {
    List<Runnable> kept = List.copyOf(open.element());
    open.element().clear();
    kept.forEach(Runnable::run);
  }

  /** The latest transaction is over, kept or not. */
  void end() {
    open.pop();
  }

  void later(Runnable write) {
    open.element().add(write);
  }
}
