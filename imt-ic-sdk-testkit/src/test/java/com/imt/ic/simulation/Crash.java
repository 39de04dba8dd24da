package com.imt.ic.simulation;

/** The process ended here: nothing of it runs on, so no handler of the SDK may catch it. */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("the simulated process ended", null, false, false);
  }
}
