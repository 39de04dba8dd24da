package com.imt.ic.examples.cli;

import com.imt.ic.examples.spectrum.SpectrumException;
import org.jspecify.annotations.Nullable;

/** A command that failed; its message is the one line that the user sees. */
final class CommandFailure extends SpectrumException {

  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message, null);
  }

  CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
