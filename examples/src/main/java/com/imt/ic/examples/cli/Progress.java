package com.imt.ic.examples.cli;

import java.io.PrintWriter;

/**
 * Tells a person at a terminal what is being done, on one line that is wiped in the end; in a pipe
 * it stays quiet. The script {@code spectrum} knows which of the two standard error is.
 */
final class Progress {

  private static final String WIPE = "\r\033[K";

  private final PrintWriter err;
  private final boolean terminal;

  Progress(PrintWriter err) {
    this(err, Boolean.getBoolean("spectrum.terminal"));
  }

  Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  void step(String doing) {
    if (terminal) {
      err.print(WIPE + doing + " ...");
      err.flush();
    }
  }

  void done() {
    if (terminal) {
      err.print(WIPE);
      err.flush();
    }
  }
}
