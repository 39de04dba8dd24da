package com.imt.ic.internal.posting;

import java.util.function.Supplier;

/**
 * Errors that end a call and not the machine: a class that the host lacks, or a recursion without
 * an end on one row. Such a one is a failure as any other, so that it stops neither the other rows
 * nor the other reports.
 */
public final class HostError {

  private HostError() {}

  /** Runs a work, and throws such an error as an exception. */
  public static <R> R asFailure(Supplier<R> work) {
    try {
      return work.get();
    } catch (LinkageError | StackOverflowError e) {
      // Its text is a class's name.
      throw new MisuseException(
          "%s: a class that this process lacks, or a call without an end; the cause's stack trace says where"
              .formatted(e),
          e);
    }
  }
}
