package com.imt.ic.simulation;

/** The SDK broke a promise. */
final class Violation extends Error {

  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
