package com.imt.ic.examples.cli;

import com.imt.ic.polling.LeaseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes turns with other processes that do the same job over the same database. */
final class JobTurn {

  private JobTurn() {}

  /**
   * Waits while another process does the job; one that was killed is not waited for. A process that
   * hangs loses the job when its lease expires, which ends the waiting too.
   *
   * @param job is done again and again until it is no longer held elsewhere
   * @param endLease ends the lease of a process that is gone
   */
  static <T> T take(Supplier<T> job, Consumer<String> endLease) {
    while (true) {
      try {
        return job.get();
      } catch (LeaseException e) {
        Optional<String> gone = e.holder().filter(NodeName::isGone);
        if (gone.isPresent()) {
          endLease.accept(gone.get());
        } else if (e.kind() == LeaseException.Kind.LOST) {
          throw e;
        } else {
          pause(e);
        }
      }
    }
  }

  private static void pause(LeaseException held) {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw held;
    }
  }
}
