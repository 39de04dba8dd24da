package com.imt.ic.bif;

import java.util.Objects;
import java.util.Optional;

/**
 * A file that InvoiceCloud has answered. Immutable and thread-safe.
 *
 * @param name the file's name
 * @param accepted whether IC took it
 * @param fileGuid IC's identity of the file, where it gave one
 * @param reason why it was refused, free of customers' data; empty for an accepted one
 * @param warning what a person should ask IC about an accepted file: it counted other records than
 *     the file has, or said something; empty for a refused one
 */
public record SubmittedInvoiceFile(
    String name,
    boolean accepted,
    Optional<String> fileGuid,
    Optional<String> reason,
    Optional<String> warning) {

  /** Checks that everything is there. */
  public SubmittedInvoiceFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fileGuid, "fileGuid");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(warning, "warning");
  }
}
