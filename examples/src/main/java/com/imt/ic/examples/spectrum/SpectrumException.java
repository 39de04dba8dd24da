package com.imt.ic.examples.spectrum;

import org.jspecify.annotations.Nullable;

/** Spectrum's own part failed; the message says what, where and what to do, on one line. */
public class SpectrumException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what, where, what to do
   * @param cause what brought it about, or null
   */
  public SpectrumException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
