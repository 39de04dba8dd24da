package com.imt.ic.bif;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that was written into the spool and waits for submission. Immutable and thread-safe.
 *
 * @param name the name under which InvoiceCloud will know it
 * @param path where it stands
 * @param summary its control totals
 * @param unchanged how many of the invoices were left out, since nothing of them changed
 * @param warning what a person should look into before the file is sent: the spool holds files that
 *     the store does not know, so the store may have lost what it had committed
 */
public record QueuedInvoiceFile(
    String name, Path path, BifSummary summary, long unchanged, Optional<String> warning) {

  /** Checks that everything is there. */
  public QueuedInvoiceFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(warning, "warning");
  }
}
