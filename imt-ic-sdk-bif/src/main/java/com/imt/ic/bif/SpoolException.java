package com.imt.ic.bif;

import com.imt.ic.InvoiceCloudException;
import org.jspecify.annotations.Nullable;

/**
 * The spool of invoice files failed, or a file in it is not the one that was written. What was
 * queued stays queued; the next call goes on where this one stopped.
 */
public class SpoolException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** A failure: what, where, what to do. */
  public SpoolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
