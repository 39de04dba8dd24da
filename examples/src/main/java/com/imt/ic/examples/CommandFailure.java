package com.imt.ic.examples;

import org.jspecify.annotations.Nullable;

/** A command that failed; its message is the one line that the user sees. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
